import Taro from '@tarojs/taro'
import { call } from './call'
import { currentMe } from './session'

/** What the person answered for a template; `filter`: WeChat itself closed it for its title. */
type Consent = 'accept' | 'reject' | 'ban' | 'filter'

const isConsent = (answer: unknown): answer is Consent => ['accept', 'reject', 'ban', 'filter'].includes(String(answer))

/**
 * Asks for the consent to one message of each template (at most three, N-2). Call it straight from the tap, before any `await`:
 * WeChat refuses otherwise. It starts asking before it returns; the promise ends when the answer is on record, and never fails,
 * because a missing consent must not stop the work. The browser has no such messages and asks nothing.
 */
export function askConsent(templates: readonly string[]): Promise<void> {
  const known = currentMe()?.templates ?? {}
  const wanted = templates.filter((name) => known[name]).slice(0, 3)
  if (process.env.TARO_ENV !== 'weapp' || wanted.length === 0) return Promise.resolve()
  const ids = wanted.map((name) => known[name] ?? '')
  return Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] })
    .then((answer) => {
      const given = answer as unknown as Record<string, unknown>
      const results = Object.fromEntries(wanted.flatMap((name) => [[name, given[known[name] ?? '']]]).filter(([, said]) => isConsent(said)))
      return call('notice.recordConsent', { results: results as Record<string, Consent> })
    })
    .then(
      () => undefined,
      () => undefined,
    )
}
