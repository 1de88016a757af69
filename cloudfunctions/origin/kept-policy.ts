import sql from 'sql-template-tag'
import { formFor, type OriginForm } from '../../src/shared/origin/form'
import type { OriginPolicy } from '../../src/shared/origin/policy'
import type { Caller } from '../_kit/caller'
import type { Case } from '../_kit/cases'
import type { Db } from '../_kit/database'
import { policyOf } from '../_kit/policies'
import type { OriginRecord } from './store'

/** The policy of one case and the form of its graduate's level. */
export interface KeptPolicy {
  policy: OriginPolicy
  form: OriginForm
}

/**
 * The fields, rules and words a form was begun under; today's while it has not begun. Only the window is always today's:
 * a season that is prolonged is prolonged for everybody.
 */
export async function policyFor(
  db: Db,
  caller: Caller,
  { seasonId }: Pick<Case, 'seasonId'>,
  { policyVersion, level }: Pick<OriginRecord, 'policyVersion' | 'level'>,
): Promise<KeptPolicy> {
  const place = { schoolId: caller.schoolId, seasonId, policyVersion: caller.policyVersion }
  const today = await policyOf(db, place, 'origin')
  const kept = policyVersion === null ? today : await policyOf(db, { ...place, policyVersion }, 'origin')
  return { policy: { ...kept, window: today.window }, form: formFor(kept, level) }
}

/** The forms of many cases; one reading for each version published, kept by the process afterwards. */
export async function formsByVersion(db: Db, caller: Caller, versions: (number | null)[]) {
  const distinct = [...new Set(versions.map((version) => version ?? caller.policyVersion))]
  const policies = new Map(
    await Promise.all(
      distinct.map(async (policyVersion) => [policyVersion, await policyOf(db, { ...caller, policyVersion }, 'origin')] as const),
    ),
  )
  return ({ policyVersion, level }: Pick<OriginRecord, 'policyVersion' | 'level'>): OriginForm => {
    const policy = policies.get(policyVersion ?? caller.policyVersion)
    if (!policy) throw new Error(`policy version ${policyVersion} was not asked for`)
    return formFor(policy, level)
  }
}

/** Keeps today's version with a form that begins; one that has begun keeps its own. */
export const beginForm = ({ schoolId, caseId }: Case, { policyVersion }: Caller) =>
  sql`insert into origin_form (school_id, case_id, policy_version) values (${schoolId}, ${caseId}, ${policyVersion}) on conflict do nothing`
