export default definePageConfig({ navigationBarTitleText: '离校审核' })
