export default definePageConfig({ navigationBarTitleText: '离校手续' })
