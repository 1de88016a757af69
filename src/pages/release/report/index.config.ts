export default definePageConfig({ navigationBarTitleText: '登记情况' })
