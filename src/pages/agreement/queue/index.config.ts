export default definePageConfig({ navigationBarTitleText: '就业协议办理' })
