/**
 * The workflow engine: a workflow is a table of actions, and every question about it is answered from the table.
 *
 * A table names its states and, for each action, the states it leaves (`from`), the state it reaches (`to`), the
 * actors who may take it (`by`), the guards that must hold (`when`), who is told what (`notify`) and which deadline
 * starts (`deadline`). The audit entry and the outbox are never declared: every step writes them. The client draws
 * the offered buttons and stage bars from the same table the server decides by, and `npm run docs` draws it as Mermaid.
 */
import type { Actor } from './roles'

/** A named condition. Its name is the refusal code; the feature's wording must have a sentence for it. */
export interface Guard<Facts> {
  code: string
  holds: (facts: Facts) => boolean
}

/** Makes a guard: `guard('origin-not-approved', f => f.originApproved)`. The code says what is wrong when it fails. */
export function guard<Facts>(code: string, holds: (facts: Facts) => boolean): Guard<Facts> {
  return { code, holds }
}

/** What starts when the state is entered: `action` is taken by the clock unless somebody moves the case first. */
export interface DeadlineRule {
  action: string
  /** Which policy value gives the span; the feature turns it into an instant. */
  after: string
}

export interface ActionRule<Facts, State extends string = string> {
  /** Shown on the button and in the trail. */
  label: string
  from: readonly State[]
  /** `unchanged`: the step is recorded and the state stays (a correction, a reminder). */
  to: State | 'unchanged'
  by: readonly Actor[]
  when?: readonly Guard<Facts>[]
  /** Actor → notice kind (see `notice/wording.ts`). */
  notify?: Partial<Record<Actor, string>>
  deadline?: DeadlineRule
  /** The step must carry a reason (a rejection without one is a complaint of today's users). */
  reason?: 'required'
}

export interface Workflow<Facts, State extends string = string, Action extends string = string> {
  subject: string
  title: string
  initial: State
  /** State → what people see; `forStudent` where the office's word would tell the student nothing. */
  states: Record<State, { label: string; forStudent?: string; tone: 'neutral' | 'accent' | 'good' | 'warn' | 'bad'; final?: true }>
  actions: Record<Action, ActionRule<Facts, State>>
}

/** Declares a workflow. The double call lets the compiler check each state and guard against the table itself. */
export function workflow<Facts>() {
  return <State extends string, Action extends string>(table: Workflow<Facts, State, Action>): Workflow<Facts, State, Action> => table
}

/** A decided step, ready to be recorded. */
export interface Step<State extends string = string, Action extends string = string> {
  action: Action
  from: State
  to: State
  notify: Partial<Record<Actor, string>>
  deadline: DeadlineRule | null
}

export type Decision<State extends string, Action extends string> = { ok: true; step: Step<State, Action> } | { ok: false; code: string }

export interface Question<Facts, State extends string, Action extends string> {
  action: Action
  state: State
  actor: Actor
  facts: Facts
  reason?: string
}

/**
 * Decides whether an actor may take an action now.
 * Refusal codes of the engine itself: `not-your-action` (another actor's), `wrong-state` (too late or too early),
 * `reason-missing`; otherwise the code of the first guard that fails, in the order the table lists them.
 */
export function decide<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
  { action, state, actor, facts, reason }: Question<Facts, State, Action>,
): Decision<State, Action> {
  const rule = table.actions[action]
  if (!rule.by.includes(actor)) return { ok: false, code: 'not-your-action' }
  if (!rule.from.includes(state)) return { ok: false, code: 'wrong-state' }
  const failed = rule.when?.find((condition) => !condition.holds(facts))
  if (failed) return { ok: false, code: failed.code }
  if (rule.reason === 'required' && !reason?.trim()) return { ok: false, code: 'reason-missing' }
  return { ok: true, step: { action, from: state, to: reached(rule, state), notify: rule.notify ?? {}, deadline: rule.deadline ?? null } }
}

/** An action offered to the person who looks; `blockedBy` is the refusal code it would meet, null when it would pass. */
export interface Offer<Action extends string = string> {
  action: Action
  label: string
  blockedBy: string | null
  needsReason: boolean
}

/** What the page offers: every action of this actor that leaves this state, with its obstacle if it has one. */
export function offers<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
  { state, actor, facts }: { state: State; actor: Actor; facts: Facts },
): Offer<Action>[] {
  return actionsOf(table)
    .filter(([, rule]) => rule.by.includes(actor) && rule.from.includes(state))
    .map(([action, rule]) => ({
      action,
      label: rule.label,
      blockedBy: rule.when?.find((condition) => !condition.holds(facts))?.code ?? null,
      needsReason: rule.reason === 'required',
    }))
}

/** For each state, who may do what – the snapshot a reviewer reads. */
export function whoMayDoWhat<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
): Record<State, string[]> {
  const rows = statesOf(table).map((state): [State, string[]] => [
    state,
    actionsOf(table)
      .filter(([, rule]) => rule.from.includes(state))
      .map(([action, rule]) => {
        const guards = rule.when?.length ? ` when ${rule.when.map((condition) => condition.code).join(', ')} does not hold it back` : ''
        return `${rule.by.join('/')}: ${action} → ${rule.to}${guards}`
      }),
  ])
  return Object.fromEntries(rows) as Record<State, string[]>
}

/** States in which this actor has something to do that no other step must come before: the work list's filter. */
export function statesAwaiting<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
  actor: Actor,
  actions: readonly Action[] = actionsOf(table).map(([action]) => action),
): State[] {
  return statesOf(table).filter((state) =>
    actions.some((action) => table.actions[action].by.includes(actor) && table.actions[action].from.includes(state)),
  )
}

/** States with no way out for anybody. */
export function finalStates<Facts, State extends string, Action extends string>(table: Workflow<Facts, State, Action>): State[] {
  return statesOf(table).filter((state) => !actionsOf(table).some(([, rule]) => rule.to !== 'unchanged' && rule.from.includes(state)))
}

/** States that no sequence of actions reaches from the initial one: a mistake in the table. */
export function unreachableStates<Facts, State extends string, Action extends string>(table: Workflow<Facts, State, Action>): State[] {
  const known = new Set<State>([table.initial])
  for (let grew = true; grew; ) {
    const before = known.size
    for (const [, rule] of actionsOf(table)) for (const state of rule.from) if (known.has(state)) known.add(reached(rule, state))
    grew = known.size > before
  }
  return statesOf(table).filter((state) => !known.has(state))
}

function reached<Facts, State extends string>(rule: ActionRule<Facts, State>, from: State): State {
  return rule.to === 'unchanged' ? from : rule.to
}

function statesOf<Facts, State extends string, Action extends string>(table: Workflow<Facts, State, Action>): State[] {
  return Object.keys(table.states) as State[]
}

function actionsOf<Facts, State extends string, Action extends string>(
  table: Workflow<Facts, State, Action>,
): [Action, ActionRule<Facts, State>][] {
  return Object.entries(table.actions) as [Action, ActionRule<Facts, State>][]
}
