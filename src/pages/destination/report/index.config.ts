export default definePageConfig({ navigationBarTitleText: '去向统计' })
