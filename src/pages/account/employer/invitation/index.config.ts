export default definePageConfig({ navigationBarTitleText: '加入用人单位' })
