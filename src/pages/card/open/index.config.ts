export default definePageConfig({ navigationBarTitleText: '毕业生名片' })
