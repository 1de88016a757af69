import { ask } from './ask'

type TokenAnswer = { ok: true; token: string } | { ok: false; code: string }

interface TokenOptions {
  appId: string
  secret: string
  base: string
  timeoutMs: number
  now: () => number
}

/** WeChat hands out the next token five minutes before the old one ends. */
const marginMs = 300_000

/** The access token: fetched when first needed, once for all who wait, kept until shortly before it ends. */
export function accessToken({ appId, secret, base, timeoutMs, now }: TokenOptions) {
  let held: { token: string; until: number } | undefined
  let fetching: Promise<TokenAnswer> | undefined

  async function fetchToken(force: boolean): Promise<TokenAnswer> {
    const asked = { grant_type: 'client_credential', appid: appId, secret, force_refresh: force }
    const answer = await ask(`${base}/cgi-bin/stable_token`, asked, timeoutMs)
    if (answer.kind !== 'done') return { ok: false, code: answer.kind === 'picture' ? 'no-token' : answer.code }
    const { access_token: token, expires_in: seconds } = answer.body
    if (typeof token !== 'string' || typeof seconds !== 'number') return { ok: false, code: 'no-token' }
    held = { token, until: now() + Math.max(seconds * 1000 - marginMs, 0) }
    return { ok: true, token }
  }
  function fetchOnce(force: boolean): Promise<TokenAnswer> {
    fetching ??= fetchToken(force).finally(() => {
      fetching = undefined
    })
    return fetching
  }

  return {
    async get(): Promise<TokenAnswer> {
      return held && held.until > now() ? { ok: true, token: held.token } : fetchOnce(false)
    },
    /** After WeChat refused `token`: the one another call has fetched since, or a forced new one (20 a day are allowed). */
    async replace(token: string): Promise<TokenAnswer> {
      if (held && held.token !== token) return { ok: true, token: held.token }
      return fetchOnce(true)
    },
  }
}
