import { shanghaiTime, windowState } from '../../src/shared/calendar'
import { destinations } from '../../src/shared/codes/destination'
import { divisionName } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import {
  type AskedField,
  archiveProblems,
  askedFields,
  choicesOf,
  type DestinationValues,
  ruleOf,
} from '../../src/shared/destination/check'
import { type ArchiveField, archiveFields, archiveKinds } from '../../src/shared/destination/columns'
import type { DestinationView } from '../../src/shared/destination/contract'
import type { DestinationPolicy } from '../../src/shared/destination/policy'
import { destinationWords as words } from '../../src/shared/destination/wording'
import { destinationWorkflow } from '../../src/shared/destination/workflow'
import { actorOf } from '../../src/shared/roles'
import { offers } from '../../src/shared/workflow'
import { attachmentsOf } from '../_kit/attachments'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import { trailOf } from '../_kit/trail'
import { partyOf } from '../roster/facts'
import { destinationFacts } from './facts'
import { type DestinationRecord, earlierRounds, pieceOf, reachesDeepest, recordOf } from './store'

/** Steps that have a place of their own on the page, or are made by saving. */
const elsewhere = ['start', 'archive', 'remind']

/** One destination as both sides see it: what is stated, its papers, the archive address, buttons and history. */
export async function destinationView(db: Db, caller: Caller, subject: Case, now: Date): Promise<DestinationView> {
  const policy = await policyOf(db, caller, 'destination')
  const record = await recordOf(db, subject)
  const { window, ...facts } = await destinationFacts(db, subject, record, { policy, caller, now })
  const party = await partyOf(db, subject.schoolId, subject.seasonId, subject.studentId)
  const trail = await trailOf(db, destinationWorkflow, subject)
  const actor = actorOf(caller.role)
  const offered = actor ? offers(destinationWorkflow, { state: subject.state as 'draft', actor, facts }) : []
  return {
    caseId: subject.caseId,
    version: subject.version,
    state: stateChip(destinationWorkflow, subject.state),
    student: {
      name: party.name,
      number: party.number,
      college: party.college,
      className: party.className,
      major: party.major,
      level: levels.nameOf(party.level) ?? party.level,
    },
    window: {
      opens: window.opens?.toISOString() ?? null,
      closes: window.closes?.toISOString() ?? null,
      state: facts.windowOpen ? 'open' : windowState(window, now),
    },
    amendUntil: policy.amendUntil && shanghaiTime(policy.amendUntil).toISOString(),
    round: record.round,
    code: record.code,
    codeName: nameOf(record.code),
    source: record.source,
    sourceLabel: words.sources[record.source] ?? '',
    agreementId: record.agreementId,
    values: record.values,
    facts: factsOf(policy, record.code, record.values).map((fact) => ({
      ...fact,
      rejectedBecause: record.fieldReasons[fact.code] ?? null,
    })),
    evidence: await evidenceOf(db, policy, subject, record),
    archive: archiveView(policy, record),
    history: (await earlierRounds(db, subject)).map(({ round, code, values, source, endedAt, because }) => ({
      round,
      codeName: nameOf(code) ?? words.unregistered,
      source: words.sources[source] ?? '',
      because: words.because[because] ?? because,
      endedAt: endedAt.toISOString(),
      facts: factsOf(policy, code, values).map(({ label, value }) => ({ label, value })),
    })),
    reason: subject.state === 'rejected' ? (trail.filter(({ reason }) => reason).at(-1)?.reason ?? null) : null,
    mayI: offerViews(offered.filter(({ action }) => !elsewhere.includes(action) || action === 'archive')),
    trail,
    now: now.toISOString(),
  }
}

export const nameOf = (code: string | null): string | null => (code ? (destinations.nameOf(code) ?? code) : null)

/** What the code asks for, as people read it; empty optional ones stay away. */
export function factsOf(policy: DestinationPolicy, code: string | null, values: DestinationValues) {
  return askedFields(policy, code)
    .filter((field) => field.required || values[field.code])
    .map((field) => ({ code: field.code, label: field.label, value: shownValue(field, values[field.code] ?? '') }))
}

export function shownValue(field: Pick<AskedField, 'kind' | 'choices' | 'options'>, value: string): string {
  if (field.kind === 'division') return divisionName(value) ?? value
  return choicesOf({ code: '', label: '', ...field })?.find(({ code }) => code === value)?.name ?? value
}

async function evidenceOf(
  db: Db,
  policy: DestinationPolicy,
  subject: Case,
  record: DestinationRecord,
): Promise<DestinationView['evidence']> {
  const files = await attachmentsOf(db, subject.schoolId, subject.caseId)
  return (ruleOf(policy, record.code)?.evidence ?? []).map(({ code, label, hint, required }) => ({
    code,
    label,
    hint: hint ?? null,
    required,
    files: files.filter(({ piece }) => piece === pieceOf(record.round, code)),
    rejectedBecause: record.fieldReasons[code] ?? null,
  }))
}

function archiveView(policy: DestinationPolicy, record: DestinationRecord): DestinationView['archive'] {
  const { suggested, ...values } = record.archive
  return {
    values,
    facts: archiveFields.map(({ code, label }) => ({ field: code, label, value: shownArchive(code, values[code] ?? '') })),
    problems: archiveProblems(policy, record, reachesDeepest),
    why: ruleOf(policy, record.code)?.archive.why ?? null,
    suggested: suggested === 'yes',
  }
}

export function shownArchive(field: ArchiveField, value: string): string {
  if (field === 'kind') return (archiveKinds as Record<string, string>)[value] ?? value
  return field === 'place' ? (divisionName(value) ?? value) : value
}
