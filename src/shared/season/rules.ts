/**
 * The life of a season 届: open → closed → archived; one open season is the current one, into which rosters go. A closed one
 * can be opened again, an archived one never.
 */
export type SeasonState = 'open' | 'closed' | 'archived'

export const seasonSteps = ['make-current', 'close', 'reopen', 'archive'] as const
export type SeasonStep = (typeof seasonSteps)[number]

export interface SeasonFacts {
  state: SeasonState
  current: boolean
  /** Cases with a deadline that has not passed: closing would take a person's time away. */
  running: number
}

/** Steps that make sense in a state, in the order of their buttons. */
const stepsIn: Record<SeasonState, readonly SeasonStep[]> = { open: ['make-current', 'close'], closed: ['reopen', 'archive'], archived: [] }

export const stateAfter: Record<SeasonStep, SeasonState> = { 'make-current': 'open', close: 'closed', reopen: 'open', archive: 'archived' }

/** Why a step cannot be taken now, as a refusal code, or null. */
export function seasonObstacle(step: SeasonStep, { state, current, running }: SeasonFacts): string | null {
  if (!stepsIn[state].includes(step)) return 'season-moved-on'
  if (step === 'make-current') return current ? 'season-already-current' : null
  if (step !== 'close') return null
  if (current) return 'season-is-current'
  return running > 0 ? 'season-has-deadlines' : null
}

/** The steps to offer, each with what forbids it now. */
export function seasonOffers(facts: SeasonFacts): { step: SeasonStep; obstacle: string | null }[] {
  return stepsIn[facts.state]
    .filter((step) => !(step === 'make-current' && facts.current))
    .map((step) => ({ step, obstacle: seasonObstacle(step, facts) }))
}

/** A policy of one season as the next begins with it: every date and time in it a year later, 29 February on the 28th. */
export function aYearLater<Value>(value: Value): Value {
  if (typeof value === 'string') return laterText(value) as Value
  if (Array.isArray(value)) return value.map(aYearLater) as Value
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, aYearLater(inner)])) as Value
  return value
}

function laterText(text: string): string {
  const found = /^(\d{4})(-\d{2}-\d{2}(?:T[\d:.+Z-]+)?)$/.exec(text)
  return found ? `${Number(found[1]) + 1}${found[2]?.replace(/^-02-29/, '-02-28')}` : text
}
