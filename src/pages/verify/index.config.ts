export default definePageConfig({ navigationBarTitleText: '协议书验真' })
