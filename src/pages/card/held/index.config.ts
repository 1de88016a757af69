export default definePageConfig({ navigationBarTitleText: '名片与邀约' })
