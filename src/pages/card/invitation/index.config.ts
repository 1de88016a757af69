export default definePageConfig({ navigationBarTitleText: '签约邀约' })
