import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { AgreementPolicy } from '../../src/shared/agreement/policy'
import { codeIn, readProof } from '../../src/shared/agreement/proof'
import type { SealName } from '../../src/shared/agreement/seal'
import { type AgreementState, agreementWorkflow } from '../../src/shared/agreement/workflow'
import { span } from '../../src/shared/calendar'
import { Refused } from '../../src/shared/errors'
import { normaliseNumber } from '../../src/shared/identity'
import { refusal } from '../../src/shared/refusals'
import type { Caller } from '../_kit/caller'
import { stateChip } from '../_kit/cases'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { isGenuine } from '../_kit/proof-qr'
import { visibleTo } from '../_kit/scope'
import { likeSafe } from '../_kit/search'
import { notesKey } from './facts'
import { employerOf } from './store'

const PAGE = 50

type List = 'to-sign' | 'signed' | 'to-review' | 'to-file' | 'overdue' | 'stalled' | 'ended' | 'all'

/** Which states stand on which list. */
export const listStates: Record<Exclude<List, 'all'>, AgreementState[]> = {
  'to-sign': ['with-employer'],
  signed: ['with-student', 'overdue', 'with-college', 'approved', 'filed'],
  'to-review': ['with-college'],
  'to-file': ['approved'],
  overdue: ['overdue'],
  stalled: ['with-employer'],
  ended: ['released'],
}
const labels: Record<List, string> = {
  'to-sign': '待签约',
  signed: '已签约',
  'to-review': '待审核',
  'to-file': '待盖章备案',
  overdue: '逾期未确认',
  stalled: '单位久未办理',
  ended: '已解约',
  all: '全部',
}
const listsOf = {
  employer: ['to-sign', 'signed', 'ended'],
  college: ['to-review', 'to-file', 'overdue', 'stalled', 'ended', 'all'],
} as const satisfies Record<string, List[]>

interface Row {
  case_id: string
  name: string
  number: string
  college: string
  class_name: string
  major: string
  employer: string | null
  post: string | null
  agreement_number: string | null
  state: string
  entered_at: Date
  due_at: Date | null
  ticked: SealName[]
}

/** Work lists of employers and colleges, longest waiting first (S0-37, S0-39, S0-45, S0-52, S0-61). */
export const queue: QueryAction<'agreement.queue'> = async ({ input, caller, db, now }) => {
  const mine = ownRows(caller)
  const policy = await policyOf(db, caller, 'agreement')
  const silent = sql`c.entered_at <= ${new Date(now.getTime() - policy.employerSilentDays * span.day)}`
  const states = input.list === 'all' ? null : listStates[input.list]
  const after = readCursor(input.after)
  const search = input.search
    ? sql`and (p.name like ${`%${likeSafe(input.search)}%`} or p.number like ${`${likeSafe(input.search)}%`} or a.number like ${`${likeSafe(input.search)}%`})`
    : empty
  const place = after ? sql`and (c.entered_at, c.case_id) > (${after.at}, ${after.id}::uuid)` : empty
  const rows = await listed(
    db,
    sql`${mine} ${states ? sql`and c.state in (${join(states)})` : empty} ${input.list === 'stalled' ? sql`and ${silent}` : empty} ${search} ${place}`,
    PAGE + 1,
  )
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    counts: await countsFor(db, caller, mine, silent),
    rows: shown.map((row) => rowView(row, policy)),
    next: rows.length > PAGE && last ? cursorOf({ at: last.entered_at, id: last.case_id }) : null,
    before: caller.role === 'employer-operator' ? await beforeSigning(db, caller) : null,
  }
}

/** By student number, agreement number, or what its QR says (S0-61). A QR that does not verify is refused, not searched for. */
export const find: QueryAction<'agreement.find'> = async ({ input, caller, db }) => {
  const text = input.text.trim()
  const code = codeIn(text)
  const scanned = code !== null || looksScanned.test(text)
  const number = scanned ? code && isGenuine(code) && readProof(code)?.terms.number : normaliseNumber(text)
  if (!number) throw new Refused(refusal('qr-not-genuine'))
  const rows = await listed(
    db,
    sql`${ownRows(caller)} and ${scanned ? sql`a.number = ${number}` : sql`(a.number = ${number} or p.number = ${number})`}`,
    20,
  )
  const policy = await policyOf(db, caller, 'agreement')
  return { rows: rows.map((row) => rowView(row, policy)) }
}

/** A code, whole or broken, or a link: nothing a person types. */
const looksScanned = /^(QC\d|https?:)/i

/** What lies with the student is the student's and the school's alone: it may already name another employer. */
const ownRows = (caller: Caller): Sql =>
  sql`c.school_id = ${caller.schoolId} and c.subject = 'agreement' and ${visibleTo(caller)} ${caller.role === 'employer-operator' ? sql`and c.state not in ('draft', 'returned')` : empty}`

function listed(db: Db, where: Sql, limit: number): Promise<Row[]> {
  return db.rows<Row>(sql`select c.case_id, p.name, p.number, c.college, c.class_name, g.major, e.name as employer, a.content ->> 'post' as post,
      a.number as agreement_number, c.state, c.entered_at, c.due_at,
      array(select k.seal from agreement_seal k where k.school_id = c.school_id and k.case_id = c.case_id and c.state = 'approved') as ticked
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where ${where} order by c.entered_at, c.case_id limit ${limit}`)
}

function rowView(row: Row, { sealOrder, seals }: AgreementPolicy) {
  const missing = sealOrder.filter((name) => seals[name].required && !row.ticked.includes(name))
  return {
    caseId: row.case_id,
    name: row.name,
    number: row.number,
    college: row.college,
    className: row.class_name,
    major: row.major,
    employer: row.employer ?? '',
    post: row.post ?? '',
    agreementNumber: row.agreement_number,
    state: stateChip(agreementWorkflow, row.state),
    since: row.entered_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    sealsMissing: row.state === 'approved' ? missing : [],
  }
}

async function countsFor(db: Db, caller: Caller, mine: Sql, silent: Sql) {
  const rows = await db.rows<{ state: AgreementState; count: number; silent: number }>(
    sql`select c.state, count(*)::int as count, (count(*) filter (where ${silent}))::int as silent from workflow_case c where ${mine} group by c.state`,
  )
  const lists: readonly List[] = caller.role === 'employer-operator' ? listsOf.employer : listsOf.college
  return lists.map((list) => ({
    list,
    label: labels[list],
    count: rows
      .filter(({ state }) => list === 'all' || listStates[list].includes(state))
      .reduce((sum, row) => sum + (list === 'stalled' ? row.silent : row.count), 0),
  }))
}

/** What an operator has to do once before signing (S0-38, S0-40). */
async function beforeSigning(db: Db, caller: Caller) {
  const policy = await policyOf(db, caller, 'agreement')
  const read = await db.row(
    sql`select 1 from notes_read where school_id = ${caller.schoolId} and person_id = ${caller.personId} and notes = ${notesKey(policy, 'employer')}`,
  )
  const employers = await Promise.all(caller.scopes.map((id) => employerOf(db, caller.schoolId, id)))
  return { notes: policy.employerNotes, notesRead: read !== null, detailsVerified: employers.every((one) => one?.verifiedAt) }
}
