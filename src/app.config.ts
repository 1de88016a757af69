/** Pages of one feature beside the main package; a feature adds one line here. */
const subPackages: { root: string; pages: string[] }[] = [
  { root: 'pages/account/help', pages: ['index'] },
  { root: 'pages/account/reset', pages: ['index'] },
  {
    root: 'pages/account/employer',
    pages: ['register/index', 'invitation/index', 'password/index', 'mine/index', 'review/index', 'case/index'],
  },
  { root: 'pages/survey', pages: ['index', 'results/index'] },
  { root: 'pages/origin', pages: ['index', 'queue/index', 'case/index', 'report/index'] },
  { root: 'pages/recommendation', pages: ['index', 'queue/index', 'case/index'] },
  { root: 'pages/roster', pages: ['index', 'add/index'] },
  { root: 'pages/opening', pages: ['index', 'queue/index', 'case/index'] },
  {
    root: 'pages/agreement',
    pages: ['index', 'notes/index', 'employer/index', 'queue/index', 'case/index', 'file/index', 'changes/index'],
  },
  { root: 'pages/card', pages: ['index', 'open/index', 'held/index', 'invite/index', 'invitation/index'] },
  { root: 'pages/release', pages: ['index', 'queue/index', 'case/index', 'records/index', 'report/index'] },
  { root: 'pages/destination', pages: ['index', 'queue/index', 'case/index', 'report/index'] },
  { root: 'pages/departure', pages: ['index', 'queue/index', 'open/index', 'list/index'] },
  { root: 'pages/desk', pages: ['extend/index'] },
  { root: 'pages/season', pages: ['index'] },
  { root: 'pages/trail', pages: ['index'] },
  // By itself: its arithmetic (BigInt) is newer than the oldest phone we serve.
  { root: 'pages/verify', pages: ['index'] },
]

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/account/sign-in/index',
    'pages/account/password/index',
    'pages/account/bind/index',
    'pages/account/bind-confirm/index',
  ],
  subPackages,
  window: {
    navigationBarTitleText: '启程',
    navigationBarBackgroundColor: '#F5F6F8',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F5F6F8',
    // The browser gets the bar drawn by ui/Page; the phone keeps WeChat's own.
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default',
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
