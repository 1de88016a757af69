/** One subscribe message; `data` is keyed by the template's field names, e.g. `thing1`. */
export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Page of the mini-app the card opens, without leading slash. */
  page: string
  data: Record<string, { value: string }>
}

/**
 * What became of a message. WeChat has no idempotency key, so `unknown` (no answer in time) may have been delivered.
 * - refused: the person did not consent, or the consent is used up (43101); ask again at the next tap.
 * - dead: will never work: 40003 openid, 40037 template, 41030 page, 47003 a field's value.
 * - later: limits (45009, 43108), WeChat or the way to it is down, or our own credentials are wrong.
 */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'refused' }
  | { kind: 'dead'; code: string }
  | { kind: 'later'; code: string }
  | { kind: 'unknown' }

/** The parts of WeChat's server API the product uses. */
export interface WeChat {
  /** Never rejects: each failure is an outcome. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<SendOutcome>
  /** PNG or JPEG of a mini-program code. `scene` ≤ 32 characters of `0-9a-zA-Z!#$&'()*+,/:;=?@-._~`. Rejects with {@link WeChatFailed}. */
  miniProgramCode(scene: string, page: string): Promise<Buffer>
}

/** `code` is WeChat's errcode, or a word for failures before an answer came. */
export class WeChatFailed extends Error {
  constructor(
    readonly code: string,
    readonly retry: boolean,
  ) {
    super(`WeChat: ${code}`)
    this.name = 'WeChatFailed'
  }
}
