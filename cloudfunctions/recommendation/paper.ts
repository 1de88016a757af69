import { divisionName } from '../../src/shared/codes/divisions'
import { levels } from '../../src/shared/codes/level'
import { trainingModes } from '../../src/shared/codes/training-mode'
import { birthdayOf } from '../../src/shared/identity'
import type { RecommendationPolicy } from '../../src/shared/recommendation/policy'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { unseal } from '../_kit/secrets'
import { idNumberContext } from '../account/facts'
import { type Party, partyOf } from '../roster/facts'
import type { RecommendationDocumentData } from './document'
import { documentWording } from './document-wording'
import type { RecommendationRecord } from './store'

/** Everything printed of one form, with the school's verified data as they are now. */
export async function paperOf(
  db: Db,
  caller: Caller,
  { seasonId, studentId, enteredAt }: Pick<Case, 'seasonId' | 'studentId' | 'enteredAt'>,
  { policy, record }: { policy: RecommendationPolicy; record: Pick<RecommendationRecord, 'content' | 'prints' | 'copies'> },
): Promise<{ party: Party; data: RecommendationDocumentData }> {
  const party = await partyOf(db, caller.schoolId, seasonId, studentId)
  const data = {
    school: caller.schoolName,
    season: caller.seasonName,
    facts: factsOf(party, caller.schoolId, studentId),
    sections: policy.sections.map(({ code, label, share }) => ({ code, label, share, text: record.content[code] ?? '' })),
    copy: Math.min(record.prints + 1, record.copies),
    number: party.number,
    at: enteredAt,
  }
  return { party, data }
}

function factsOf(party: Party, schoolId: string, personId: string): RecommendationDocumentData['facts'] {
  const { registry } = party
  const idNumber = party.idNumberSealed ? unseal(party.idNumberSealed, idNumberContext(schoolId, personId)) : ''
  const values: Record<keyof typeof documentWording.facts, string | undefined> = {
    name: party.name,
    sex: registry.sex,
    number: party.number,
    birth: birthdayOf(idNumber)?.slice(0, 7),
    nation: registry.nation,
    politics: registry.politics,
    college: party.college,
    major: party.major,
    level: levels.nameOf(party.level),
    schoolingYears: registry.schoolingYears && `${registry.schoolingYears} 年`,
    enrolledOn: registry.enrolledOn,
    graduatesOn: registry.graduatesOn,
    trainingMode: trainingModes.nameOf(registry.trainingMode ?? ''),
    origin: divisionName(registry.division ?? ''),
    mobile: party.mobile ?? undefined,
    email: party.email ?? undefined,
  }
  return Object.entries(documentWording.facts).map(([key, label]) => ({ label, value: values[key as keyof typeof values] ?? '' }))
}
