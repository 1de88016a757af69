import sql from 'sql-template-tag'
import { type AgreementState, agreementStages, agreementWorkflow, stagesAt } from '../../src/shared/agreement/workflow'
import type { Output } from '../../src/shared/contracts'
import { departureWorkflow } from '../../src/shared/departure/workflow'
import { deskWords as words } from '../../src/shared/desk/wording'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { type RecommendationState, recommendationStages, recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import type { Caller } from '../_kit/caller'
import { stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { nextThing, sheetOf } from '../departure/facts'
import type { Todo } from './todos'

type Home = Output<'desk.home'>

interface CaseRow {
  subject: 'origin' | 'recommendation' | 'agreement' | 'departure'
  state: string
  due_at: Date | null
  reason: string | null
}

/** A student's processes: what waits, what blocks with whom to call, how far each has come. */
export async function studentHome(db: Db, caller: Caller): Promise<Pick<Home, 'todos' | 'blocks' | 'progress'>> {
  const rows = await db.rows<CaseRow>(sql`select c.subject, c.state, c.due_at, a.reason from workflow_case c
    left join audit a on a.school_id = c.school_id and a.case_id = c.case_id and a.seq = c.version
    where c.school_id = ${caller.schoolId} and c.student_id = ${caller.personId} and c.season_id = ${caller.seasonId} and c.subject in ('origin', 'recommendation', 'agreement', 'departure')`)
  const at = (subject: CaseRow['subject']) => rows.find((row) => row.subject === subject)
  const graduate = await db.row<{ training_mode: string }>(
    sql`select training_mode from graduate where school_id = ${caller.schoolId} and season_id = ${caller.seasonId} and person_id = ${caller.personId}`,
  )
  const policy = await policyOf(db, caller, 'agreement')
  const signs = graduate !== null && !policy.excludedTrainingModes.includes(graduate.training_mode)
  const sheet = at('departure') ? await sheetOf(db, caller, await policyOf(db, caller, 'departure')) : []
  const origin = at('origin')
  const recommendation = at('recommendation')
  const agreement = at('agreement')
  const departure = at('departure')
  return {
    todos: [
      ...originTodo(origin),
      ...recommendationTodo(origin, recommendation),
      ...(signs ? agreementTodo(origin, agreement) : []),
      ...departureTodo(departure),
    ].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
    blocks: [...(signs ? originBlock(origin) : []), ...(departure?.state === 'clearing' ? departureBlock(sheet) : [])],
    progress: [
      ...(origin ? [originProgress(origin)] : []),
      ...(origin ? [recommendationProgress(recommendation)] : []),
      ...(signs ? [agreementProgress(agreement)] : []),
      ...(departure ? [departureProgress(departure, sheet)] : []),
    ],
  }
}

const todo = (id: string, title: string, detail: string, page: string, tone: Todo['tone'], dueAt: Date | null = null): Todo => ({
  id,
  title,
  detail,
  page,
  tone,
  dueAt: dueAt?.toISOString() ?? null,
  count: null,
})

function originTodo(origin: CaseRow | undefined): Todo[] {
  if (!origin || origin.state === 'submitted' || origin.state === 'approved') return []
  const rejected = origin.state === 'rejected'
  return [
    todo(
      'origin',
      rejected ? words.originRejected : words.originToFill,
      rejected ? (origin.reason ?? '') : words.originToFillDetail,
      '/pages/origin/index',
      rejected ? 'bad' : 'accent',
    ),
  ]
}

function recommendationTodo(origin: CaseRow | undefined, form: CaseRow | undefined): Todo[] {
  const page = '/pages/recommendation/index'
  switch (form?.state as RecommendationState | undefined) {
    case undefined:
    case 'draft':
      return origin?.state === 'approved'
        ? [todo('recommendation', words.recommendationToWrite, words.recommendationToWriteDetail, page, 'neutral')]
        : []
    case 'rejected':
      return [todo('recommendation', words.recommendationRejected, form?.reason ?? '', page, 'bad')]
    case 'approved':
      return [todo('recommendation', words.recommendationToPrint, words.recommendationToPrintDetail, page, 'accent')]
    case 'printed':
      return [todo('recommendation', words.recommendationToSign, words.recommendationToSignDetail, page, 'accent')]
    default:
      return []
  }
}

function agreementTodo(origin: CaseRow | undefined, agreement: CaseRow | undefined): Todo[] {
  const page = '/pages/agreement/index'
  switch (agreement?.state as AgreementState | undefined) {
    case undefined:
    case 'draft':
      return origin?.state === 'approved' ? [todo('agreement', words.agreementToWrite, words.agreementToWriteDetail, page, 'neutral')] : []
    case 'returned':
      return [todo('agreement', words.agreementReturned, agreement?.reason ?? '', page, 'bad')]
    case 'with-student':
    case 'overdue':
      return [todo('agreement', words.agreementToConfirm, words.agreementToConfirmDetail, page, 'warn', agreement?.due_at ?? null)]
    case 'approved':
      return [todo('agreement', words.agreementToSeal, words.agreementToSealDetail, page, 'accent')]
    default:
      return []
  }
}

function departureTodo(departure: CaseRow | undefined): Todo[] {
  return departure?.state === 'survey' ? [todo('departure', words.survey, words.surveyDetail, '/pages/departure/index', 'accent')] : []
}

function originBlock(origin: CaseRow | undefined): Home['blocks'] {
  if (!origin || origin.state === 'approved') return []
  const reason = origin.state === 'submitted' ? words.originWaiting : words.originBlocks
  return [{ title: words.originBlocksTitle, reason, office: words.collegeOffice, place: null, phone: null, page: '/pages/origin/index' }]
}

function departureBlock(sheet: Awaited<ReturnType<typeof sheetOf>>): Home['blocks'] {
  const next = nextThing(sheet)
  if (!next) return []
  const { office, place, phone } = next.contact
  return [
    { title: `离校：${next.label}`, reason: next.text, office, place: place || null, phone: phone || null, page: '/pages/departure/index' },
  ]
}

function originProgress(origin: CaseRow): Home['progress'][number] {
  const order = ['填写', '学院审核', '完成']
  const at = { 'not-started': 0, draft: 0, rejected: 0, submitted: 1, approved: 3 }[origin.state] ?? 0
  const { label, tone } = stateChip(originWorkflow, origin.state)
  return {
    title: originWorkflow.title,
    state: label,
    tone,
    page: '/pages/origin/index',
    stages: order.map((name, index) => ({ name, state: stageState(index, at, origin.state === 'rejected') })),
  }
}

function recommendationProgress(form: CaseRow | undefined): Home['progress'][number] {
  const title = recommendationWorkflow.title
  const page = '/pages/recommendation/index'
  const stages = recommendationStages(form?.state ?? recommendationWorkflow.initial)
  if (!form)
    return { title, state: words.notBegun, tone: 'neutral', page, stages: stages.map(({ name }) => ({ name, state: 'todo' as const })) }
  const { label, tone } = stateChip(recommendationWorkflow, form.state)
  return { title, state: label, tone, page, stages }
}

function agreementProgress(agreement: CaseRow | undefined): Home['progress'][number] {
  const page = '/pages/agreement/index'
  if (!agreement)
    return {
      title: agreementWorkflow.title,
      state: words.notBegun,
      tone: 'neutral',
      page,
      stages: agreementStages.map(({ name }) => ({ name, state: 'todo' as const })),
    }
  const { label, tone } = stateChip(agreementWorkflow, agreement.state)
  return { title: agreementWorkflow.title, state: label, tone, page, stages: stagesAt(agreement.state as AgreementState) }
}

function departureProgress(departure: CaseRow, sheet: Awaited<ReturnType<typeof sheetOf>>): Home['progress'][number] {
  const required = sheet.filter(({ state }) => state !== 'not-required')
  const passed = required.filter(({ state }) => state === 'passed').length
  const { label, tone } = stateChip(departureWorkflow, departure.state)
  const at = { survey: 0, clearing: 1, cleared: 3 }[departure.state] ?? 0
  const blocked = required.some(({ state }) => state === 'not-passed')
  const names = ['问卷', `各环节 ${passed}/${required.length}`, '离校单']
  return {
    title: departureWorkflow.title,
    state: label,
    tone,
    page: '/pages/departure/index',
    stages: names.map((name, index) => ({ name, state: stageState(index, at, blocked) })),
  }
}

function stageState(index: number, at: number, blocked: boolean): Home['progress'][number]['stages'][number]['state'] {
  if (index < at) return 'done'
  if (index > at) return 'todo'
  return blocked ? 'blocked' : 'now'
}
