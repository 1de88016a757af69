export default definePageConfig({ navigationBarTitleText: '开放离校' })
