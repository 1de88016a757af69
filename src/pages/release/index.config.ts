export default definePageConfig({ navigationBarTitleText: '违约解约' })
