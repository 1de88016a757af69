import { contentProblems, emptyContent } from '../../src/shared/agreement/check'
import type { AgreementView } from '../../src/shared/agreement/contract'
import { agreementWords as words } from '../../src/shared/agreement/wording'
import { type AgreementState, agreementWorkflow, stagesAt } from '../../src/shared/agreement/workflow'
import { divisionName } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { maskIdNumber } from '../../src/shared/identity'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { unseal } from '../_kit/secrets'
import { trailOf } from '../_kit/trail'
import { idNumberContext } from '../account/facts'
import { employerAdvice } from '../release/facts'
import { type Party, partyOf } from '../roster/facts'
import { entryRules, factsBeforeDraft, factsOfOne } from './facts'
import { sealLines } from './seals'
import { type AgreementRecord, agreementRecord, employerOf, isWithStudent } from './store'

/** One agreement as any of its parties sees it. `subject` null: the student has not begun yet. */
export async function agreementView(db: Db, caller: Caller, subject: Case | null, now: Date): Promise<AgreementView> {
  const studentId = subject?.studentId ?? caller.personId
  const party = await partyOf(db, caller.schoolId, subject?.seasonId ?? caller.seasonId, studentId)
  const record = (subject && (await agreementRecord(db, subject))) ?? blank(party)
  const employerId = subject && !isWithStudent(subject.state) ? subject.employerId : record.content.employerId
  const employer = employerId ? await employerOf(db, caller.schoolId, employerId) : null
  const state = (subject?.state ?? 'draft') as AgreementState
  const trail = subject ? await trailOf(db, agreementWorkflow, subject, actorOf(caller.role)) : []
  return {
    caseId: subject?.caseId ?? null,
    version: subject?.version ?? 0,
    state: stateChip(agreementWorkflow, state),
    number: record.number,
    student: studentView(party, caller.schoolId, studentId),
    employer: employer && {
      employerId: employer.employerId,
      name: employer.name,
      creditCode: employer.creditCode,
      address: employer.details.address ?? '',
      details: employer.details,
    },
    content: record.content,
    opinions: { employer: record.employerOpinion, superior: record.superiorOpinion },
    schoolContact: record.schoolContact,
    problems: isWithStudent(state) ? contentProblems(record.content) : {},
    reason: state === 'returned' || trail.at(-1)?.reason ? (trail.at(-1)?.reason ?? null) : null,
    dueAt: subject?.dueAt?.toISOString() ?? null,
    stages: stagesAt(state),
    invitationId: isWithStudent(state) ? record.invitationId : null,
    advice: employer ? await employerAdvice(db, caller, employer.employerId) : null,
    links: releaseLinks(caller.role, subject, record.bound),
    hasDocument: subject !== null && !isWithStudent(state),
    seals: subject ? await sealLines(db, subject, await policyOf(db, caller, 'agreement')) : [],
    mayI: await mayI(db, caller, subject, now),
    trail,
    now: now.toISOString(),
  }
}

const blank = (party: Party): AgreementRecord => ({
  number: null,
  content: emptyContent(party.mobile ?? '', party.email ?? ''),
  employerOpinion: '',
  superiorOpinion: '',
  schoolContact: null,
  signedAt: null,
  bound: false,
  invitationId: null,
})

async function mayI(db: Db, caller: Caller, subject: Case | null, now: Date) {
  const actor = actorOf(caller.role)
  if (!actor) return []
  const policy = await policyOf(db, caller, 'agreement')
  const side = actor === 'employer' ? 'employer' : 'student'
  const facts = subject
    ? await factsOfOne(db, subject, {
        policy,
        now,
        reader: { personId: caller.personId, side },
        role: caller.role,
        entry: actor === 'student' ? await entryRules(db, caller) : undefined,
      })
    : await factsBeforeDraft(db, caller, now)
  return offerViews(offers(agreementWorkflow, { state: (subject?.state ?? agreementWorkflow.initial) as AgreementState, actor, facts }))
}

/** The ways out of a signed agreement: the student's own procedure (S0-66), and what the college may report. */
function releaseLinks(role: Caller['role'], subject: Case | null, bound: boolean): { label: string; page: string }[] {
  if (!subject || !bound || subject.state === 'released') return []
  if (role === 'student') return [{ label: words.toRelease, page: '/pages/release/index' }]
  return actorOf(role) === 'college' ? [{ label: words.toReport, page: `/pages/release/report/index?caseId=${subject.caseId}` }] : []
}

/** The student as the school's register has it; the ID number masked. */
export function studentView(party: Party, schoolId: string, personId: string): AgreementView['student'] {
  const { registry } = party
  return {
    name: party.name,
    number: party.number,
    college: party.college,
    className: party.className,
    major: party.major,
    level: levels.nameOf(party.level) ?? party.level,
    sex: registry.sex ?? '',
    schoolingYears: registry.schoolingYears ? `${registry.schoolingYears} 年` : '',
    trainingMode: trainingModes.nameOf(registry.trainingMode ?? '') ?? '',
    originPlace: divisionName(registry.division ?? '') ?? '',
    idNumber: party.idNumberSealed ? maskIdNumber(unseal(party.idNumberSealed, idNumberContext(schoolId, personId))) : '',
  }
}
