import { windowState } from '../../src/shared/calendar'
import type { RecommendationView } from '../../src/shared/recommendation/contract'
import {
  checklist,
  isTicked,
  type RecommendationState,
  recommendationStages,
  recommendationWorkflow,
} from '../../src/shared/recommendation/workflow'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { recommendationFacts } from './facts'
import { paperOf } from './paper'
import { contentProblems } from './printable'
import { blank, isWritable, policyFor, recommendationRecord } from './store'

/** One form as both sides see it. `subject` null: the student has not begun yet. */
export async function recommendationView(db: Db, caller: Caller, subject: Case | null, now: Date): Promise<RecommendationView> {
  const state = (subject?.state ?? recommendationWorkflow.initial) as RecommendationState
  const own = subject ?? { studentId: caller.personId, seasonId: caller.seasonId, state, enteredAt: now }
  const record = subject ? await recommendationRecord(db, subject) : blank
  const policy = await policyFor(db, caller, state, record)
  const { party, data } = await paperOf(db, caller, own, { policy, record })
  const problems = isWritable(state) ? await contentProblems(policy.sections, data) : {}
  const window = await windowFor(db, { ...caller, personId: own.studentId }, 'recommendation', policy.window)
  const facts = await recommendationFacts(db, caller, own, { policy, record, complete: Object.keys(problems).length === 0, now })
  const actor = actorOf(caller.role)
  const trail = subject ? await trailOf(db, recommendationWorkflow, subject) : []
  return {
    caseId: subject?.caseId ?? null,
    version: subject?.version ?? 0,
    state: stateChip(recommendationWorkflow, state),
    facts: [...data.facts],
    student: { name: party.name, number: party.number, college: party.college, className: party.className, major: party.major },
    window: { opens: window.opens?.toISOString() ?? null, closes: window.closes?.toISOString() ?? null, state: windowState(window, now) },
    sections: policy.sections.map(({ code, label, hint, required }) => ({
      code,
      label,
      hint,
      required,
      text: record.content[code] ?? '',
      problem: problems[code] ?? null,
    })),
    reason: trail.at(-1)?.reason ?? null,
    copies: { printed: record.prints, allowed: record.copies },
    checklist: checklist.map(({ item, label }) => ({ item, label, ticked: isTicked(item, state) })),
    afterPrint: policy.afterPrint,
    stages: recommendationStages(state),
    mayI: actor ? offerViews(offers(recommendationWorkflow, { state, actor, facts })) : [],
    trail,
    now: now.toISOString(),
  }
}
