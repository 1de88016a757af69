import type { ApiOptions } from './answer'
import type { Bundle } from './bundle'
import type { Pages, Query } from './pages'
import { resolvePath } from './program'

/** WeChat opens at most this many pages above each other. */
const STACK_LIMIT = 10

interface Address {
  path: string
  query: Query
}

/** The functions behind `wx.navigateTo` and its kin; a refusal is thrown with WeChat's own words. */
export function createRoutes(bundle: Bundle, pages: Pages) {
  const addressOf = (api: string, url: unknown): Address => {
    const address = parseUrl(pages.stack.at(-1)?.path ?? '', String(url))
    if (!bundle.pages.includes(address.path)) throw new Error(`page "${address.path}" is not found`)
    const tab = pages.isTab(address.path)
    if (api === 'switchTab' && !tab) throw new Error('can not switch to no-tabBar page')
    if ((api === 'navigateTo' || api === 'redirectTo') && tab) throw new Error(`can not ${api} a tabbar page`)
    return address
  }
  return {
    navigateTo({ url }: ApiOptions) {
      const { path, query } = addressOf('navigateTo', url)
      if (pages.stack.length >= STACK_LIMIT) throw new Error('webview count limit exceed')
      return { eventChannel: pages.push(path, query) }
    },
    redirectTo({ url }: ApiOptions) {
      const { path, query } = addressOf('redirectTo', url)
      pages.replaceTop(path, query)
    },
    reLaunch({ url }: ApiOptions) {
      const { path, query } = addressOf('reLaunch', url)
      pages.closeAll()
      pages.push(path, query)
    },
    switchTab({ url }: ApiOptions) {
      pages.switchTab(addressOf('switchTab', url).path)
    },
    navigateBack({ delta }: ApiOptions) {
      if (pages.stack.length < 2) throw new Error('cannot navigate back at first page.')
      pages.back(typeof delta === 'number' ? delta : 1)
    },
  }
}

function parseUrl(current: string, url: string): Address {
  const [path = '', search = ''] = url.split('?')
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=')
      return [name, decodeURIComponent(value.join('='))]
    })
  return { path: resolvePath(current, path), query: Object.fromEntries(pairs) }
}
