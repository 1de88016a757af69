export default definePageConfig({ navigationBarTitleText: '单位信息变更记录' })
