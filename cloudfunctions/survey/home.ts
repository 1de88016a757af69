import { windowState } from '../../src/shared/calendar'
import { surveysBefore } from '../../src/shared/survey/audience'
import type { Gate } from '../../src/shared/survey/policy'
import { surveyPageFor, surveyWords as words } from '../../src/shared/survey/wording'
import { type HomePart, type StudentSeason, type Todo, todo } from '../_kit/home'
import { policyOf } from '../_kit/policies'
import { answeredBy } from './facts'

/** States in which a process still waits for its first submission; '' where the student has not begun. */
const before: Record<Gate, readonly string[]> = {
  origin: ['not-started', 'draft'],
  recommendation: ['', 'draft'],
  agreement: ['', 'draft'],
  departure: ['survey'],
}

/** Shown before origin, which people meet first. */
export const originSurveyHome: HomePart = {
  student: async (season) => ({ todos: await todosOf(season, ['origin']) }),
  links: ({ role }) => (role === 'career-centre' ? [{ label: '调研问卷', page: '/pages/survey/results/index' }] : []),
}

/** Shown between signing and departure. */
export const laterSurveysHome: HomePart = {
  student: async (season) => ({ todos: await todosOf(season, ['recommendation', 'agreement', 'departure']) }),
}

/** A line for each survey that holds back a process which is open now. */
async function todosOf(season: StudentSeason, gates: readonly Gate[]): Promise<Todo[]> {
  const { db, caller } = season
  const policy = await policyOf(db, caller, 'survey')
  const waiting: Gate[] = []
  for (const gate of gates) if (policy.surveys.some((survey) => survey.gates === gate) && (await isOpen(season, gate))) waiting.push(gate)
  if (waiting.length === 0) return []
  const { asked, answered } = await answeredBy(db, { ...caller, studentId: caller.personId })
  if (!asked) return []
  const left = waiting.flatMap((gate) => surveysBefore(policy, gate, asked)).filter(({ code }) => !answered.has(code))
  return left.map(({ code, title, gates: gate }) =>
    todo(`survey-${code}`, words.home.title(title), words.home.detail(gate), surveyPageFor(gate), 'accent'),
  )
}

async function isOpen({ db, caller, now, newest, windowOf }: StudentSeason, gate: Gate): Promise<boolean> {
  if (!before[gate].includes(newest(gate)?.state ?? '')) return false
  if ((gate === 'recommendation' || gate === 'agreement') && newest('origin')?.state !== 'approved') return false
  const { window } = await policyOf(db, caller, gate)
  return windowState(windowOf(gate, window), now) === 'open'
}
