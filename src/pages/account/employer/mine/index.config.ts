export default definePageConfig({ navigationBarTitleText: '登记与操作员' })
