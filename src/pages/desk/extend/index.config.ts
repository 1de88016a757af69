export default definePageConfig({ navigationBarTitleText: '个人延期' })
