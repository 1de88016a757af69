export default definePageConfig({ navigationBarTitleText: '协议备案' })
