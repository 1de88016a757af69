export default definePageConfig({ navigationBarTitleText: '开放签约申请' })
