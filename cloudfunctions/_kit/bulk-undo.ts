import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { span } from '../../src/shared/calendar'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { bulkAnswer } from './bulk'
import type { Caller } from './caller'
import { type Case, lockCases } from './cases'
import type { CommandAction } from './handler'
import { recordSteps, type StepContext, type StepToRecord } from './record-step'

const UNDO_WITHIN = 10 * span.minute

/** A case as a bulk decision left it. */
export interface DecidedCase {
  caseId: string
  from: string
  to: string
  version: number
  /** Since when it had waited; an undone case keeps its place in the list. */
  since: string
  /** What the feature puts back beside the state; its own affair. */
  before: unknown
}

/** How one bulk action is taken back. */
export interface BulkKind {
  subject: string
  /** Named in the notice to the student. */
  title: string
  /** Cases that hang on those of the decision and must be locked before anything is decided. */
  lockMore?: (context: StepContext, cases: Case[]) => Promise<Case[]>
  /** Restores the content of the undone cases; `more` are the cases that `lockMore` locked. */
  putBack?: (context: StepContext & { caller: Caller }, undone: { case: Case; before: unknown }[], more: Case[]) => Promise<void>
}

export interface Undoable {
  bulkId: string | null
  undoUntil: string | null
}

/** Keeps what a bulk decision did, in its transaction; answers until when it can be taken back. Nothing done, nothing to undo. */
export async function keepBulk(
  { tx, now, schoolId, author }: StepContext,
  action: string,
  steps: StepToRecord[],
  before: (subject: Case) => unknown = () => null,
): Promise<Undoable> {
  if (!steps.length || !author.personId) return { bulkId: null, undoUntil: null }
  const bulkId = randomUUID()
  const until = new Date(now.getTime() + UNDO_WITHIN)
  const cases = steps.map(
    ({ case: subject, step }): DecidedCase => ({
      caseId: subject.caseId,
      from: step.from,
      to: step.to,
      version: subject.version + 1,
      since: subject.enteredAt.toISOString(),
      before: before(subject),
    }),
  )
  // What earlier decisions kept is personal and can no longer be put back.
  await tx.run(
    sql`update bulk_decision set cases = '[]' where school_id = ${schoolId} and person_id = ${author.personId} and undo_until <= ${now} and cases <> '[]'`,
  )
  await tx.run(sql`insert into bulk_decision (school_id, bulk_id, person_id, role, action, at, undo_until, cases)
    values (${schoolId}, ${bulkId}, ${author.personId}, ${author.role}, ${action}, ${now}, ${until}, ${JSON.stringify(cases)})`)
  return { bulkId, undoUntil: until.toISOString() }
}

/** `desk.undo` over the bulk actions named: cases on which nobody has acted since go back, the others say why not. */
export function undoWith(kinds: Record<string, BulkKind>): CommandAction<'desk.undo'> {
  return async (context) => {
    const { input, caller, tx, now } = context
    const bulk = await tx.row<{ action: string; role: string; undo_until: Date; cases: DecidedCase[]; undone_at: Date | null }>(
      sql`select action, role, undo_until, cases, undone_at from bulk_decision
        where school_id = ${caller.schoolId} and bulk_id = ${input.bulkId} and person_id = ${caller.personId} for update`,
    )
    const kind = bulk && kinds[bulk.action]
    if (!kind || bulk.role !== caller.role) throw new NotFound('没有找到可以撤销的办理，请刷新后再看')
    if (bulk.undone_at) throw new Refused(refusal('undone-already'))
    if (now >= bulk.undo_until) throw new Refused(refusal('undo-too-late'))
    const decided = new Map(bulk.cases.map((one) => [one.caseId, one]))
    const cases = await lockCases(tx, caller, kind.subject, [...decided.keys()])
    const more = (await kind.lockMore?.(context, cases)) ?? []
    const untouched = cases.filter(({ caseId, version, state }) => {
      const left = decided.get(caseId)
      return left?.version === version && left.to === state
    })
    const refused = new Map(cases.map(({ caseId }) => [caseId, 'changed-meanwhile']))
    const steps = untouched.map((subject) => undoStep(subject, decided.get(subject.caseId)?.from ?? '', kind.title))
    const answer = bulkAnswer([...decided.keys()], steps, refused)
    await recordSteps(context, steps, answer)
    await keepPlaces(context, untouched, decided)
    await kind.putBack?.(
      context,
      untouched.map((subject) => ({ case: subject, before: decided.get(subject.caseId)?.before })),
      more,
    )
    // What was kept to be put back is personal and no longer needed.
    await tx.run(
      sql`update bulk_decision set undone_at = ${now}, cases = '[]' where school_id = ${caller.schoolId} and bulk_id = ${input.bulkId}`,
    )
    return answer
  }
}

function undoStep(subject: Case, to: string, title: string): StepToRecord {
  const step = { action: 'undo', from: subject.state, to, notify: { student: 'bulk-undone' }, deadline: null }
  return { case: subject, step, params: { item: title } }
}

async function keepPlaces({ tx, schoolId }: StepContext, undone: Case[], decided: Map<string, DecidedCase>): Promise<void> {
  const ids = undone.map(({ caseId }) => caseId)
  await tx.run(sql`update workflow_case c set entered_at = n.since from unnest(${ids}::uuid[], ${ids.map((id) => decided.get(id)?.since ?? '')}::timestamptz[]) as n (id, since)
    where c.school_id = ${schoolId} and c.case_id = n.id`)
}
