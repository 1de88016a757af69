import type { OfferView } from '../../src/shared/contract'
import type { Refusal } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from './caller'

/** What is said of every command in a season that is closed or archived. */
export function seasonNotOpen({ seasonName, seasonState }: Pick<Caller, 'seasonName' | 'seasonState'>): Refusal {
  const { message, ...more } = refusal('season-not-open')
  return { ...more, message: `${seasonName}${seasonState === 'archived' ? '已归档' : '已关闭'}，${message}` }
}

/** An answer whose buttons (`mayI`) are all blocked where the season is not open, so that no page offers what would be refused. */
export function offersOf(caller: Caller, answer: unknown): unknown {
  return caller.seasonState === 'open' ? answer : blocked(answer, seasonNotOpen(caller))
}

function blocked(value: unknown, why: Refusal): unknown {
  if (Array.isArray(value)) return value.map((inner) => blocked(inner, why))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'mayI' && Array.isArray(inner) ? (inner as OfferView[]).map((offer) => ({ ...offer, blocked: why })) : blocked(inner, why),
    ]),
  )
}
