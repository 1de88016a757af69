export default definePageConfig({ navigationBarTitleText: '新增毕业生' })
