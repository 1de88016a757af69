import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { ActionContract } from '../../src/shared/contract'
import type { ActionName, Contracts, Input, Output } from '../../src/shared/contracts'
import { ActionError, Invalid, Refused, type WireError } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { type Caller, type Credentials, callerOf } from './caller'
import { type Database, type Db, sqlState, type Tx } from './database'
import type { FileStore } from './files/file-store'
import { parsed, storable } from './input'
import { CaseMoved, type StepContext } from './record-step'
import { offersOf, seasonNotOpen } from './season'
import { blindIndex } from './secrets'
import type { WeChat } from './wechat/wechat'
import { wireError } from './wire-error'

/** What the functions reach outside their own process. */
export interface Ports {
  database: Database
  files: FileStore
  wechat: WeChat
  clock: () => Date
  schoolId: string
}

interface Context<A extends ActionName> {
  input: Input<A>
  caller: Caller
  now: Date
  ports: Ports
}

/** A query reads; it gets the pool. */
export type QueryAction<A extends ActionName> = (context: Context<A> & { db: Db }) => Promise<Output<A>>
/** A command runs in one transaction, which also stores its answer under its requestId. */
export type CommandAction<A extends ActionName> = (context: Context<A> & StepContext) => Promise<Output<A>>
/** An action that needs no session; it opens its own transactions, because a failed sign-in must still be counted. */
export type OpenAction<A extends ActionName> = (
  context: Omit<Context<A>, 'caller'> & { openid: string | null; channel: 'phone' | 'web'; userAgent: string },
) => Promise<Output<A>>

/** What implements an action follows from its contract. */
export type Implementation<A extends ActionName> = Contracts[A]['callers'] extends 'anyone'
  ? OpenAction<A>
  : Contracts[A]['kind'] extends 'query'
    ? QueryAction<A>
    : CommandAction<A>

export type Implementations = { [A in ActionName]: Implementation<A> }

type AnyAction = (context: object) => Promise<unknown>

const envelope = z.object({
  action: z.string('缺少 action').max(80, 'action 过长'),
  data: z.record(z.string(), z.unknown()).default({}),
  requestId: z
    .string()
    .min(8, 'requestId 至少 8 位')
    .max(64, 'requestId 不能超过 64 位')
    .regex(/^[\x21-\x7e]+$/, 'requestId 只能用字母、数字和符号')
    .optional(),
})

export type Answer = { ok: true; data: unknown } | { ok: false; error: WireError }

export interface Call {
  body: unknown
  credentials: Credentials
  channel: 'phone' | 'web'
  /** What the browser says of itself, for the list of devices. */
  userAgent?: string
}

/** Answers calls by the contract: input checked, session opened, role checked, answer checked, errors mapped, one log line. */
export function handle(contracts: Contracts, actions: Implementations, ports: Ports, log: (line: object) => void) {
  return async (call: Call): Promise<Answer> => {
    const started = performance.now()
    const entry: Entry = { action: '', requestId: randomUUID(), role: '' }
    const answer = await answerTo(call, entry).catch((error: unknown): Answer => ({ ok: false, error: wireError(error, entry, log) }))
    log({
      at: ports.clock().toISOString(),
      ...entry,
      ms: Math.round(performance.now() - started),
      outcome: answer.ok ? 'ok' : `${answer.error.kind}/${answer.error.code}`,
    })
    return answer
  }

  async function answerTo({ body, credentials, channel, userAgent = '' }: Call, entry: Entry): Promise<Answer> {
    const { action: name, data, requestId } = parsed(envelope, body)
    entry.requestId = requestId ?? entry.requestId
    if (!Object.hasOwn(contracts, name)) throw new ActionError('invalid', 'unknown-action', '没有这个功能，请把“启程”更新到最新版本。')
    entry.action = name
    const action = name as ActionName
    const contract: ActionContract = contracts[action]
    const run = actions[action] as unknown as AnyAction
    const now = ports.clock()
    if (contract.callers === 'anyone') {
      const input = storable(parsed(contract.input, data))
      return answered(contract, await run({ input, now, ports, openid: credentials.openid, channel, userAgent }))
    }
    const caller = await callerOf(ports.database, ports.schoolId, credentials, now)
    if (!caller) throw new ActionError('unauthenticated', 'no-session', '登录已过期，请重新登录。')
    entry.role = caller.role
    mayCall(contract, caller)
    const input = storable(parsed(contract.input, data))
    const context = { input, caller, now, ports } as Context<ActionName>
    if (contract.kind === 'query') return answered(contract, offersOf(caller, await run({ ...context, db: ports.database })))
    if (!requestId) throw new Invalid({ requestId: '缺少 requestId：每次提交都要带一个新的编号' })
    return command(contract, run, context, action, requestId)
  }

  async function command(
    contract: ActionContract,
    run: AnyAction,
    context: Context<ActionName>,
    action: string,
    requestId: string,
  ): Promise<Answer> {
    const { caller, now } = context
    // Keyed, because the input may hold a password.
    const inputHash = blindIndex(`request/${action}/${JSON.stringify(context.input)}`)
    const earlier = () => replayed(ports.database, caller, requestId, action, inputHash)
    const author = { personId: caller.personId, role: caller.role }
    try {
      return await ports.database.transaction(async (tx: Tx) => {
        const record = { personId: caller.personId, requestId, action, inputHash, answered: false }
        const output = await run({ ...context, tx, schoolId: caller.schoolId, author, command: record })
        const answer = answered(contract, output)
        if (!record.answered) await remember(tx, caller, record, contract.secretAnswer ? null : output, now)
        return answer
      })
    } catch (error) {
      // Nothing was written. A replay shows itself here: its answer is already stored, or the case has moved on because of it.
      const first = isReplay(error) || error instanceof ActionError || error instanceof CaseMoved ? await earlier() : null
      if (first) return first
      throw error
    }
  }
}

interface Entry {
  action: string
  requestId: string
  role: string
}

function mayCall(contract: ActionContract, caller: Caller): void {
  if (caller.mustChangePassword && !contract.beforePasswordChange) throw new Refused(refusal('change-password-first'))
  if (caller.removed && caller.role === 'student' && !contract.beforePasswordChange) throw new Refused(refusal('removed-from-season'))
  if (Array.isArray(contract.callers) && !contract.callers.includes(caller.role)) throw new Refused(refusal('role-not-allowed'))
  if (contract.kind === 'command' && !contract.anySeason && caller.seasonState !== 'open') throw new Refused(seasonNotOpen(caller))
  if (contract.stepUp && caller.channel === 'web' && !caller.confirmed) throw new Refused(refusal('password-again'))
}

function answered(contract: ActionContract, output: unknown): Answer {
  return { ok: true, data: contract.output.parse(output) }
}

async function replayed(db: Db, caller: Caller, requestId: string, action: string, inputHash: Buffer): Promise<Answer | null> {
  const row = await db.row<{ action: string; input_hash: Buffer; answer: unknown }>({
    text: 'select action, input_hash, answer from request where school_id = $1 and person_id = $2 and request_id = $3',
    values: [caller.schoolId, caller.personId, requestId],
  })
  if (!row) return null
  if (row.action !== action || !row.input_hash.equals(inputHash)) throw new Refused(refusal('request-reused'))
  // Kept without its answer, which opened something to whoever holds it.
  if (row.answer === null) throw new Refused(refusal('answered-once'))
  return { ok: true, data: row.answer }
}

async function remember(
  tx: Tx,
  caller: Caller,
  record: { requestId: string; action: string; inputHash: Buffer },
  output: unknown,
  now: Date,
): Promise<void> {
  await tx.run({
    text: 'insert into request (school_id, person_id, request_id, action, input_hash, answer, at) values ($1, $2, $3, $4, $5, $6, $7)',
    values: [caller.schoolId, caller.personId, record.requestId, record.action, record.inputHash, JSON.stringify(output), now],
  })
}

const isReplay = (error: unknown) => sqlState(error) === '23505' && (error as { constraint?: string }).constraint === 'request_pkey'
