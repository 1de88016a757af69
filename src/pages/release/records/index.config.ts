export default definePageConfig({ navigationBarTitleText: '解约例外和登记' })
