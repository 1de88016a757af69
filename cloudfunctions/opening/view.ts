import { windowState } from '../../src/shared/calendar'
import { divisionName, divisionsBelow } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { emptyOpening, provinceWarning } from '../../src/shared/opening/check'
import type { OpeningView } from '../../src/shared/opening/contract'
import { type OpeningState, openingStages, openingWorkflow } from '../../src/shared/opening/workflow'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import { attachmentsOf } from '../_kit/attachments'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf, windowFor } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { partyOf } from '../roster/facts'
import { openingFacts } from './own-facts'
import { contentOf, LETTER } from './store'

/** One application as student and university see it. `subject` null: the student has not begun yet. */
export async function openingView(db: Db, caller: Caller, subject: Case | null, now: Date): Promise<OpeningView> {
  const state = (subject?.state ?? openingWorkflow.initial) as OpeningState
  const person = subject ?? { studentId: caller.personId, seasonId: caller.seasonId }
  const policy = await policyOf(db, caller, 'opening')
  const party = await partyOf(db, caller.schoolId, person.seasonId, person.studentId)
  const content = subject ? await contentOf(db, subject) : emptyOpening
  const letters = subject ? (await attachmentsOf(db, caller.schoolId, subject.caseId)).filter(({ piece }) => piece === LETTER) : []
  const facts = await openingFacts(db, caller, person, { content, letters: letters.length, now })
  const window = await windowFor(db, { ...caller, personId: person.studentId }, 'opening', policy.window)
  const trail = subject ? await trailOf(db, openingWorkflow, subject) : []
  const home = party.registry.division ?? ''
  const actor = actorOf(caller.role)
  return {
    caseId: subject?.caseId ?? null,
    state: stateChip(openingWorkflow, state),
    needed: facts.needed,
    student: {
      name: party.name,
      number: party.number,
      college: party.college,
      className: party.className,
      major: party.major,
      level: levels.nameOf(party.level) ?? party.level,
      trainingMode: trainingModes.nameOf(party.registry.trainingMode ?? '') ?? '',
      origin: divisionName(home) ?? '',
      mobile: party.mobile ?? '',
    },
    content,
    provinceName: divisionName(content.province) ?? '',
    homeDivision: home,
    provinces: [...divisionsBelow()],
    letterHint: policy.letterHint,
    letters,
    warning: provinceWarning(home, content.province),
    reason: state === 'rejected' ? (trail.at(-1)?.reason ?? null) : null,
    stages: openingStages(state),
    window: { opens: window.opens?.toISOString() ?? null, closes: window.closes?.toISOString() ?? null, state: windowState(window, now) },
    mayI: actor ? offerViews(offers(openingWorkflow, { state, actor, facts })) : [],
    trail,
    now: now.toISOString(),
  }
}
