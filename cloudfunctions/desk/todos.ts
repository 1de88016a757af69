import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import type { Output } from '../../src/shared/contracts'
import { clearanceWorkflow } from '../../src/shared/departure/workflow'
import { originWorkflow } from '../../src/shared/origin/workflow'
import { recommendationWorkflow } from '../../src/shared/recommendation/workflow'
import { type Actor, actorOf } from '../../src/shared/roles'
import { statesAwaiting } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { visibleTo } from '../_kit/scope'
import { employersWaiting, unapprovedOf } from '../account/facts'

export type Todo = Output<'desk.home'>['todos'][number]

/** Work lists of staff and employers: which states of which workflow wait for the part one plays, and where they are worked off. */
interface WorkList {
  id: string
  subject: string
  states: string[]
  part?: string
  /** Only papers without this seal (S0-60). */
  unsealed?: string
  /** Only what the advisor has passed, where there is one: the rest waits for the advisor (S2-13). */
  afterAdvisor?: true
  title: string
  page: string
  tone: Todo['tone']
}

const originToReview = statesAwaiting(originWorkflow, 'college', ['approve'])
const formToReview = statesAwaiting(recommendationWorkflow, 'college', ['approve'])
// Paper by paper: only what the step before has left waits.
const paperToSeal = ['signed']
const paperToStamp = ['sealed']
const toReview = statesAwaiting(agreementWorkflow, 'college', ['approve'])
const toFile = statesAwaiting(agreementWorkflow, 'college', ['file'])
const overdue = statesAwaiting(agreementWorkflow, 'college', ['askAgain'])
const toSign = statesAwaiting(agreementWorkflow, 'employer', ['sign'])
// What was refused waits for the student, not for the office.
const toClear = statesAwaiting(clearanceWorkflow, 'office', ['pass']).filter((state) => state === clearanceWorkflow.initial)

const lists: Partial<Record<Actor, WorkList[]>> = {
  college: [
    {
      id: 'origin',
      subject: 'origin',
      states: originToReview,
      title: '生源信息待审核',
      page: '/pages/origin/queue/index?state=submitted',
      tone: 'accent',
    },
    {
      id: 'recommendation-review',
      subject: 'recommendation',
      states: formToReview,
      title: '就业推荐表待审核',
      page: '/pages/recommendation/queue/index?list=to-review',
      tone: 'accent',
    },
    {
      id: 'recommendation-seal',
      subject: 'recommendation',
      states: paperToSeal,
      title: '就业推荐表待盖学院章',
      page: '/pages/recommendation/queue/index?list=to-seal',
      tone: 'accent',
    },
    {
      id: 'agreement-review',
      subject: 'agreement',
      states: toReview,
      title: '就业协议待审核',
      page: '/pages/agreement/queue/index?list=to-review',
      tone: 'accent',
    },
    {
      id: 'agreement-overdue',
      subject: 'agreement',
      states: overdue,
      title: '协议逾期未确认',
      page: '/pages/agreement/queue/index?list=overdue',
      tone: 'warn',
    },
    {
      id: 'agreement-file',
      subject: 'agreement',
      states: toFile,
      title: '就业协议待备案',
      page: '/pages/agreement/queue/index?list=to-file',
      tone: 'accent',
    },
  ],
  'career-centre': [
    {
      id: 'recommendation-stamp',
      subject: 'recommendation',
      states: paperToStamp,
      title: '就业推荐表待盖就业专用章',
      page: '/pages/recommendation/queue/index?list=to-stamp',
      tone: 'accent',
    },
    {
      id: 'agreement-seal',
      subject: 'agreement',
      states: toFile,
      unsealed: 'university',
      title: '就业协议待盖学校章',
      page: '/pages/agreement/queue/index?list=to-file',
      tone: 'accent',
    },
  ],
  employer: [
    {
      id: 'agreement-sign',
      subject: 'agreement',
      states: toSign,
      title: '毕业生待签约',
      page: '/pages/agreement/queue/index?list=to-sign',
      tone: 'accent',
    },
  ],
  advisor: [
    {
      id: 'clearance',
      subject: 'clearance',
      states: toClear,
      part: 'advisor',
      title: '毕业条件待审核',
      page: '/pages/departure/queue/index?state=waiting',
      tone: 'accent',
    },
  ],
  office: [
    {
      id: 'clearance',
      subject: 'clearance',
      states: toClear,
      afterAdvisor: true,
      title: '离校环节待审核',
      page: '/pages/departure/queue/index?state=waiting',
      tone: 'accent',
    },
  ],
}

/** One line for each list that is not empty, what falls due first on top; one query for all. */
export async function workLists(db: Db, caller: Caller): Promise<Todo[]> {
  const actor = actorOf(caller.role)
  const mine = (actor && lists[actor]) ?? []
  const aboutEmployers = await employerTodos(db, caller)
  if (mine.length === 0) return aboutEmployers
  const rows = await db.rows<{ id: string; count: number; due_at: Date | null; oldest: Date }>(sql`
    select l.id, count(*)::int as count, min(c.due_at) as due_at, min(c.entered_at) as oldest
    from jsonb_to_recordset(${JSON.stringify(mine)}::jsonb) as l(id text, subject text, states jsonb, part text, unsealed text, "afterAdvisor" boolean)
    join workflow_case c on c.subject = l.subject and l.states ? c.state and (l.part is null or c.part = l.part)
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and ${visibleTo(caller)}
      and (l.unsealed is null or not exists (select 1 from agreement_seal k where k.school_id = c.school_id and k.case_id = c.case_id and k.seal = l.unsealed))
      and (l."afterAdvisor" is null or not exists (select 1 from workflow_case v where v.school_id = c.school_id and v.season_id = c.season_id
        and v.student_id = c.student_id and v.subject = 'clearance' and v.part = 'advisor' and v.state <> 'passed'))
    group by l.id order by min(c.due_at) nulls last, min(c.entered_at)`)
  const waiting = rows.flatMap((row) => {
    const list = mine.find(({ id }) => id === row.id)
    return list
      ? [
          {
            id: list.id,
            title: list.title,
            detail: `${row.count} 件待办`,
            page: list.page,
            dueAt: row.due_at?.toISOString() ?? null,
            tone: list.tone,
            count: row.count,
          },
        ]
      : []
  })
  return [...waiting, ...aboutEmployers]
}

/** Employers whose registration waits: for the career centre to review, or for the employer itself to know of. */
async function employerTodos(db: Db, caller: Caller): Promise<Todo[]> {
  if (caller.role === 'career-centre') {
    const count = await employersWaiting(db, caller.schoolId)
    const page = '/pages/account/employer/review/index'
    return count
      ? [{ id: 'employer-review', title: '用人单位登记待审核', detail: `${count} 件待办`, page, dueAt: null, tone: 'accent', count }]
      : []
  }
  return (await unapprovedOf(db, caller))
    .filter(({ state }) => state === 'rejected')
    .map(({ name }) => ({
      id: 'employer-rejected',
      title: '单位登记需要修改',
      detail: `${name}：请按原因修改后重新提交`,
      page: OWN_EMPLOYER,
      dueAt: null,
      tone: 'warn',
      count: 1,
    }))
}

const OWN_EMPLOYER = '/pages/account/employer/mine/index'

/** Nothing an operator could do: the career centre still looks at the registration. */
export async function employerBlocks(db: Db, caller: Caller): Promise<Output<'desk.home'>['blocks']> {
  return (await unapprovedOf(db, caller))
    .filter(({ state }) => state === 'registered')
    .map(({ name }) => ({
      title: '单位登记正在审核',
      reason: `${name}：招生就业处审核通过后，毕业生才能选择贵单位。`,
      office: '招生就业处',
      place: null,
      phone: null,
      page: OWN_EMPLOYER,
    }))
}

const missing = { label: '新增毕业生', page: '/pages/roster/add/index' }
const reports = { label: '生源报表', page: '/pages/origin/report/index' }
const extend = { label: '个人延期', page: '/pages/desk/extend/index' }
const help = { label: '账号协助', page: '/pages/account/help/index' }
const registerFor = { label: '代单位登记', page: '/pages/account/employer/register/index?for=1' }

/** Where a role can go besides what waits. */
export function linksOf(caller: Caller): Output<'desk.home'>['links'] {
  switch (actorOf(caller.role)) {
    case 'student':
      return [
        { label: '生源信息', page: '/pages/origin/index' },
        { label: '就业推荐表', page: '/pages/recommendation/index' },
        { label: '就业协议', page: '/pages/agreement/index' },
        { label: '离校手续', page: '/pages/departure/index' },
      ]
    case 'college':
      return [
        { label: '生源审核', page: '/pages/origin/queue/index' },
        ...(caller.role === 'college-officer' ? [reports, missing] : []),
        { label: '推荐表办理', page: '/pages/recommendation/queue/index' },
        { label: '协议审核', page: '/pages/agreement/queue/index?list=to-review' },
        { label: '协议备案', page: '/pages/agreement/file/index' },
        ...(caller.role === 'college-officer' ? [registerFor] : []),
        extend,
        help,
      ]
    case 'employer':
      return [
        { label: '待签约', page: '/pages/agreement/queue/index?list=to-sign' },
        { label: '已签约', page: '/pages/agreement/queue/index?list=signed' },
        { label: '单位信息', page: '/pages/agreement/employer/index' },
        { label: '登记与操作员', page: '/pages/account/employer/mine/index' },
      ]
    case 'advisor':
      return [{ label: '毕业条件审核', page: '/pages/departure/queue/index' }]
    case 'office':
      return [{ label: '离校审核', page: '/pages/departure/queue/index' }]
    case 'career-centre':
      return [
        { label: '名单导入', page: '/pages/roster/index' },
        { label: '生源信息', page: '/pages/origin/queue/index' },
        reports,
        { label: '就业推荐表', page: '/pages/recommendation/queue/index?list=to-stamp' },
        { label: '就业协议', page: '/pages/agreement/queue/index?list=all' },
        { label: '开放离校', page: '/pages/departure/open/index' },
        { label: '单位审核', page: '/pages/account/employer/review/index' },
        registerFor,
        extend,
        help,
      ]
    default:
      return caller.role === 'administrator'
        ? [{ label: '名单导入', page: '/pages/roster/index' }, { label: '开放离校', page: '/pages/departure/open/index' }, help]
        : []
  }
}
