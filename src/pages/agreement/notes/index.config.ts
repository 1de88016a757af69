export default definePageConfig({ navigationBarTitleText: '签约须知' })
