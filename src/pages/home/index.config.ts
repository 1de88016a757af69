export default definePageConfig({ navigationBarTitleText: '启程' })
