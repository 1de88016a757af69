export default definePageConfig({ navigationBarTitleText: '毕业去向审核' })
