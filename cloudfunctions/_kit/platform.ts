/**
 * What the platform says about a call, read from its context argument per call (DESIGN §5). `getUserInfo()` of the SDK is
 * never used: it reads process.env, where concurrent calls overwrite each other. The two shapes are those CloudBase hands over:
 * `environment` (JSON text) on current runtimes, `environ` (`KEY=value;…`) on older ones.
 */
export interface PlatformContext {
  environment?: string
  environ?: string
  request_id?: string
}

export interface CallOrigin {
  openid: string | null
  triggerSource: string | null
  cloudbaseUser: string | null
}

export function originOf(context: PlatformContext | undefined): CallOrigin {
  const values = context?.environment ? (JSON.parse(context.environment) as Record<string, string>) : pairs(context?.environ ?? '')
  return { openid: values.WX_OPENID || null, triggerSource: values.TRIGGER_SRC || null, cloudbaseUser: values.TCB_UUID || null }
}

function pairs(text: string): Record<string, string> {
  const entries = text.split(';').filter((pair) => pair.includes('='))
  return Object.fromEntries(entries.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

/** An HTTP call as CloudBase's HTTP access hands it to a function. */
export interface HttpEvent {
  httpMethod: string
  path: string
  headers: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
}

/** A phone may put `httpMethod` into its own data; a call that carries a WeChat account is never HTTP. */
export function isHttp(event: unknown, origin: CallOrigin): event is HttpEvent {
  if (origin.openid || typeof event !== 'object' || event === null) return false
  const { httpMethod, headers } = event as Partial<HttpEvent>
  return typeof httpMethod === 'string' && typeof headers === 'object' && headers !== null
}

/** The JSON body, or undefined when it is not JSON. */
export function bodyOf(event: HttpEvent): unknown {
  const body = String(event.body ?? '')
  try {
    return JSON.parse(event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body)
  } catch {
    return undefined
  }
}

/** `Authorization: Bearer …`. */
export function bearerOf(headers: Record<string, string>): string | null {
  return /^Bearer (\S{20,200})$/.exec(headerOf(headers, 'authorization'))?.[1] ?? null
}

/** A header's value, or ''; header names come in any case. `name` in lower case. */
export function headerOf(headers: Record<string, string>, name: string): string {
  const key = Object.keys(headers).find((given) => given.toLowerCase() === name)
  return key ? (headers[key] ?? '') : ''
}
