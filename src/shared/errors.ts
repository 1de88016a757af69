/**
 * The six kinds of error that cross the wire (DESIGN §3). `offline` is a client state and never sent.
 *
 * - `invalid`: the input breaks the contract; `fields` names each field and says how to mend it.
 * - `refused`: a rule said no; `code` names the rule, `fix` where to mend it, `call` whom to ring.
 * - `not-found`: there is nothing here for this caller. Also the answer for other people's things.
 * - `unauthenticated`: no session, or an expired, forged or revoked one.
 * - `busy`: try again with the same requestId; nothing was decided.
 * - `fault`: our mistake, logged under the requestId.
 */
export type ErrorKind = 'invalid' | 'refused' | 'not-found' | 'unauthenticated' | 'busy' | 'fault'

/** A link to the page where the obstacle can be removed. */
export interface Fix {
  label: string
  /** Taro path with query, e.g. `/pages/origin/index`. */
  page?: string
}

/** Whom to call about an obstacle. */
export interface Contact {
  office: string
  phone?: string
  place?: string
}

/** The error as a client receives it. */
export interface WireError {
  kind: ErrorKind
  /** Stable, kebab-case; for a refusal the guard's name. */
  code: string
  /** One plain Chinese sentence: what happened and what to do. */
  message: string
  /** Field path → what is wrong and how to mend it. */
  fields?: Record<string, string>
  fix?: Fix
  call?: Contact
  requestId: string
}

/** Thrown inside an action; `handle` turns it into a {@link WireError}. */
export class ActionError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly more: { fields?: Record<string, string>; fix?: Fix; call?: Contact } = {},
  ) {
    super(message)
  }
}

/** What a failed guard tells the person: a sentence, and where it is mended or whom to call. */
export interface Refusal {
  code: string
  message: string
  fix?: Fix
  call?: Contact
}

/** A rule said no. */
export class Refused extends ActionError {
  constructor(refusal: Refusal) {
    super('refused', refusal.code, refusal.message, { fix: refusal.fix, call: refusal.call })
  }
}

/** The input is wrong; `fields` maps each field to the mend. */
export class Invalid extends ActionError {
  constructor(fields: Record<string, string>, message = Object.values(fields)[0] ?? '填写的内容有误，请检查后再提交') {
    super('invalid', 'invalid-input', message, { fields })
  }
}

/** Nothing here for this caller; existence stays private. */
export class NotFound extends ActionError {
  constructor(message = '没有找到，可能已被移走，或不在您的管理范围内') {
    super('not-found', 'not-found', message)
  }
}
