import sql from 'sql-template-tag'
import type { Output } from '../../src/shared/contracts'
import type { DeparturePolicy } from '../../src/shared/departure/policy'
import { departureWords as words } from '../../src/shared/departure/wording'
import { type ClearanceState, clearanceWorkflow } from '../../src/shared/departure/workflow'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'

export type SheetItem = Output<'departure.mine'>['items'][number]

interface Row {
  case_id: string
  part: string
  state: ClearanceState
  reason: string | null
  decided_at: Date | null
  decided_by: string | null
  checked_at: Date | null
  advisor: string | null
  advisor_mobile: string | null
}

/** Every item of policy in its order, with where it stands for one graduate; those that do not concern them are 无需办理 (S2-10, S2-31). */
export async function sheetOf(
  db: Db,
  { schoolId, seasonId, personId }: Pick<Caller, 'schoolId' | 'seasonId' | 'personId'>,
  policy: DeparturePolicy,
): Promise<SheetItem[]> {
  const rows =
    await db.rows<Row>(sql`select c.case_id, c.part, c.state, a.reason, a.at as decided_at, p.name as decided_by, f.checked_at, v.name as advisor, v.mobile as advisor_mobile
    from workflow_case c
    left join audit a on a.school_id = c.school_id and a.case_id = c.case_id and a.seq = c.version
    left join person p on p.school_id = a.school_id and p.person_id = a.actor_id
    left join office_feed f on f.school_id = c.school_id and f.season_id = c.season_id and f.item = c.part
    left join person v on v.school_id = c.school_id and v.person_id = c.advisor_id
    where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.student_id = ${personId} and c.subject = 'clearance'`)
  const found = new Map(rows.map((row) => [row.part, row]))
  const advisor = found.get('advisor')
  const beforeAdvisor = advisor !== undefined && advisor.state !== 'passed'
  return policy.items.map((item) => {
    const row = found.get(item.code)
    const contact =
      item.decidedBy === 'advisor' && row?.advisor
        ? { ...item.contact, office: `导师 ${row.advisor}`, phone: row.advisor_mobile ?? '' }
        : item.contact
    const plain = { code: item.code, label: item.label, what: item.what, contact }
    if (!row)
      return {
        ...plain,
        caseId: null,
        state: 'not-required' as const,
        stateLabel: words.notRequired,
        tone: 'neutral' as const,
        held: false,
        reason: null,
        decidedAt: null,
        decidedBy: null,
        checkedAt: null,
      }
    const { label, tone } = clearanceWorkflow.states[row.state]
    return {
      ...plain,
      caseId: row.case_id,
      state: row.state,
      stateLabel: label,
      tone,
      held: beforeAdvisor && row !== advisor && row.state === 'waiting',
      reason: row.state === 'not-passed' ? row.reason : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
      checkedAt: row.checked_at?.toISOString() ?? null,
    }
  })
}

/** What blocks first and whom to call: the advisor's item, then what was refused, then what still waits. */
export function nextThing(items: SheetItem[]): Output<'departure.mine'>['next'] {
  const advisor = items.find(({ code, state }) => code === 'advisor' && state !== 'passed' && state !== 'not-required')
  const first = advisor ?? items.find(({ state }) => state === 'not-passed') ?? items.find(({ state }) => state === 'waiting')
  if (!first) return null
  const text = first.reason ?? (first === advisor ? words.blockedByAdvisor : first.what)
  return { label: first.label, text, contact: first.contact }
}
