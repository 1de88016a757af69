export default definePageConfig({ navigationBarTitleText: '生源报表' })
