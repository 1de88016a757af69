import Taro from '@tarojs/taro'

/** Pages that code opens by name; all others come from the server as `page`. */
export const routes = {
  home: '/pages/home/index',
  inbox: '/pages/inbox/index',
  me: '/pages/me/index',
  signIn: '/pages/account/sign-in/index',
  password: '/pages/account/password/index',
  bind: '/pages/account/bind/index',
} as const

const mainPages: string[] = [routes.home, routes.inbox, routes.me]
/** WeChat keeps at most ten pages; beyond that the newest is replaced. */
const deepest = 10

/** Path of a page without its query. */
export const pathOf = (page: string): string => page.split('?')[0] ?? page

/** Path and query of the page that is open, e.g. `/pages/origin/index?caseId=…`. */
export function here(): string {
  const open = Taro.getCurrentPages().at(-1)
  if (!open?.route) return ''
  const path = `/${pathOf(open.route).replace(/^\//, '')}`
  const query = Object.entries(open.options ?? {}).filter(
    ([key, value]) => key !== '$taroTimestamp' && key !== 'stamp' && value !== undefined,
  )
  return query.length ? `${path}?${query.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}` : path
}

/** Opens a page: the three main ones start afresh, any other can be left with “back”. */
export function openPage(page: string): void {
  const url = page.startsWith('/') ? page : `/${page}`
  if (mainPages.includes(pathOf(url))) void Taro.reLaunch({ url })
  else if (Taro.getCurrentPages().length >= deepest) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Opens a page from which there is no way back, e.g. home after sign-in. */
export function startAt(page: string): void {
  void Taro.reLaunch({ url: page })
}

/** One page back, or home where a link led straight in. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else startAt(routes.home)
}
