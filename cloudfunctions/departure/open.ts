import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { ClearanceItem } from '../../src/shared/departure/policy'
import { isRequired, trackOf } from '../../src/shared/departure/rules'
import { departureWorkflow } from '../../src/shared/departure/workflow'
import { surveysBefore } from '../../src/shared/survey/audience'
import { type Case, caseColumns, decided } from '../_kit/cases'
import { freshStatistics, type Tx } from '../_kit/database'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { type PolicyPlace, policyOf } from '../_kit/policies'
import type { StepContext } from '../_kit/record-step'
import { DORMITORY } from '../_kit/scope'
import { tell } from '../_kit/tell'
import { registeredStudents } from '../destination/facts'
import { surveyDoneIn } from '../survey/facts'
import { advisorsWithWork, officersWithWork } from './audience'
import { settleDepartures } from './decide'
import { passItem } from './pass-item'
import { recordInBatches } from './record-in-batches'

const OPENED = 'departure-opened'

interface Graduate {
  person_id: string
  level: string
  certificates: string | null
  college: string
  training_mode: string
}

/** Opens departure for everybody of the season: one case each, and its items by the rules (S2-7/8). Again: only what is missing. */
export const open: CommandAction<'departure.open'> = async ({ caller, author, tx, now }) => {
  const counts = await openDeparture(tx, caller, now)
  const system: StepContext = { tx, now, schoolId: caller.schoolId, author: { personId: null, role: 'system' }, command: null }
  await skipSurvey(system, caller)
  await reopenUnfinished(system, caller.seasonId)
  await record(tx, { schoolId: caller.schoolId, author, kind: 'departure-opened', detail: counts, now })
  return counts
}

export async function openDeparture(tx: Tx, place: PolicyPlace, now: Date): Promise<{ graduates: number; items: number }> {
  const policy = await policyOf(tx, place, 'departure')
  const surveys = await policyOf(tx, place, 'survey')
  const graduates = await tx.rows<Graduate>(sql`select person_id, level, certificates, college, training_mode from graduate
    where school_id = ${place.schoolId} and season_id = ${place.seasonId} and state = 'active'`)
  const cases = await insertCases(
    tx,
    place,
    graduates.map((graduate) => ({
      person_id: graduate.person_id,
      subject: 'departure',
      part: '',
      office: null,
      state: surveysBefore(surveys, 'departure', { level: graduate.level, trainingMode: graduate.training_mode }).length
        ? 'survey'
        : 'clearing',
    })),
    now,
  )
  const items = await insertCases(
    tx,
    place,
    graduates.flatMap((graduate) => itemsFor(policy.items, graduate)),
    now,
  )
  await freshStatistics(tx, 'workflow_case', items)
  await passRegistered(tx, place, now)
  await tellOpened(tx, place, now)
  return { graduates: cases, items }
}

/** Every graduate is told once that departure has opened, and whoever can decide now that work waits. */
async function tellOpened(tx: Tx, { schoolId, seasonId }: { schoolId: string; seasonId: string }, now: Date): Promise<void> {
  const graduates = sql`select c.student_id as person_id, c.case_id from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${seasonId} and c.subject = 'departure' and c.state in ('survey', 'clearing')
      and not exists (select 1 from notice n where n.school_id = c.school_id and n.case_id = c.case_id and n.kind = ${OPENED})`
  await tell(tx, { schoolId, kind: OPENED, now }, graduates)
  await tell(tx, { schoolId, kind: 'clearance-to-review', now }, advisorsWithWork(schoolId, seasonId))
  await tell(tx, { schoolId, kind: 'clearance-to-review', now }, officersWithWork(schoolId, seasonId, null))
}

/** Policy may have dropped the survey since: whoever still stands before it goes on to the sheet. */
async function skipSurvey(context: StepContext, place: PolicyPlace): Promise<void> {
  const surveys = await policyOf(context.tx, place, 'survey')
  const waiting = await context.tx.rows<Case>(sql`select ${caseColumns} from workflow_case c
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    where c.school_id = ${place.schoolId} and c.season_id = ${place.seasonId} and c.subject = 'departure' and c.state = 'survey' and not c.removed
      and ${surveyDoneIn(surveys, 'departure')}
    order by c.case_id for update of c`)
  const facts = { windowOpen: true, allPassed: false }
  const steps = waiting.map((own) => ({
    case: own,
    step: decided(departureWorkflow, { action: 'skipSurvey', state: own.state, actor: 'system', facts }),
  }))
  await recordInBatches(context, steps)
}

/** Whoever had a destination registered before departure opened has its item passed at once (S2-22…24). */
async function passRegistered(tx: Tx, place: PolicyPlace, now: Date): Promise<void> {
  const registered = await registeredStudents(tx, place)
  if (registered) await passItem({ tx, now, schoolId: place.schoolId, command: null, place }, registered.item, registered.students)
}

/** A new item reopens the departure of whoever had left already. */
async function reopenUnfinished(context: StepContext, seasonId: string): Promise<void> {
  const cleared = await context.tx.rows<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${context.schoolId} and c.season_id = ${seasonId} and c.subject = 'departure' and c.state = 'cleared'
      and exists (select 1 from workflow_case i where i.school_id = c.school_id and i.season_id = c.season_id and i.student_id = c.student_id and i.subject = 'clearance' and i.state <> 'passed')
    order by c.case_id for update of c`)
  await settleDepartures(context, cleared)
}

interface NewCase {
  person_id: string
  subject: string
  part: string
  office: string | null
  state: string
}

function itemsFor(items: ClearanceItem[], graduate: Graduate): NewCase[] {
  return items
    .filter((item) => isRequired(item, trackOf(graduate.level, graduate.certificates), graduate.college))
    .map((item) => ({
      person_id: graduate.person_id,
      subject: 'clearance',
      part: item.code,
      office: item.decidedBy === 'advisor' ? null : item.decidedBy === 'dormitory' ? DORMITORY : item.contact.office,
      state: item.passesOnline ? 'passed' : 'waiting',
    }))
}

async function insertCases(
  tx: Tx,
  { schoolId, seasonId }: { schoolId: string; seasonId: string },
  cases: NewCase[],
  now: Date,
): Promise<number> {
  const column = <Key extends keyof NewCase>(key: Key) => cases.map((one) => one[key])
  return tx.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, part, student_id, college, class_name, campus, advisor_id, office, state, entered_at)
    select g.school_id, n.case_id, g.season_id, n.subject, n.part, g.person_id, g.college, g.class_name, g.campus, g.advisor_id, n.office, n.state, ${now}::timestamptz
    from unnest(${cases.map((one) => caseIdFor(schoolId, seasonId, one))}::uuid[], ${column('person_id')}::uuid[], ${column('subject')}::text[], ${column('part')}::text[], ${column('office')}::text[], ${column('state')}::text[])
      as n (case_id, person_id, subject, part, office, state)
    join graduate g on g.school_id = ${schoolId} and g.season_id = ${seasonId} and g.person_id = n.person_id
    on conflict do nothing`)
}

/** The same item of the same graduate always gets the same id, so that opening twice meets itself in the primary key. */
function caseIdFor(schoolId: string, seasonId: string, { person_id, subject, part }: NewCase): string {
  const hex = createHash('sha256').update([schoolId, seasonId, person_id, subject, part].join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
