import sql from 'sql-template-tag'
import type * as z from 'zod'
import { type AccountPolicy, accountPolicy, defaultAccountPolicy } from '../../src/shared/account/policy'
import { type AgreementPolicy, agreementPolicy, defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { shanghaiTime, type Window } from '../../src/shared/calendar'
import { type CardPolicy, cardPolicy, defaultCardPolicy } from '../../src/shared/card/policy'
import { type DeparturePolicy, defaultDeparturePolicy, departurePolicy } from '../../src/shared/departure/policy'
import { type DestinationPolicy, defaultDestinationPolicy, destinationPolicy } from '../../src/shared/destination/policy'
import { defaultOpeningPolicy, type OpeningPolicy, openingPolicy } from '../../src/shared/opening/policy'
import { defaultOriginPolicy, type OriginPolicy, originPolicy } from '../../src/shared/origin/policy'
import type { WindowPolicy } from '../../src/shared/policy'
import { defaultRecommendationPolicy, type RecommendationPolicy, recommendationPolicy } from '../../src/shared/recommendation/policy'
import { defaultReleasePolicy, type ReleasePolicy, releasePolicy } from '../../src/shared/release/policy'
import { defaultSurveyPolicy, type SurveyPolicy, surveyPolicy } from '../../src/shared/survey/policy'
import type { Db, Tx } from './database'

interface Policies {
  account: AccountPolicy
  origin: OriginPolicy
  recommendation: RecommendationPolicy
  agreement: AgreementPolicy
  card: CardPolicy
  release: ReleasePolicy
  departure: DeparturePolicy
  survey: SurveyPolicy
  opening: OpeningPolicy
  destination: DestinationPolicy
}

export type PolicyName = keyof Policies

const schemas: { [Name in PolicyName]: z.ZodType<Policies[Name]> } = {
  account: accountPolicy,
  origin: originPolicy,
  recommendation: recommendationPolicy,
  agreement: agreementPolicy,
  card: cardPolicy,
  release: releasePolicy,
  departure: departurePolicy,
  survey: surveyPolicy,
  opening: openingPolicy,
  destination: destinationPolicy,
}
const defaults: Policies = {
  account: defaultAccountPolicy,
  origin: defaultOriginPolicy,
  recommendation: defaultRecommendationPolicy,
  agreement: defaultAgreementPolicy,
  card: defaultCardPolicy,
  release: defaultReleasePolicy,
  departure: defaultDeparturePolicy,
  survey: defaultSurveyPolicy,
  opening: defaultOpeningPolicy,
  destination: defaultDestinationPolicy,
}

/** Where a policy applies. `policyVersion` grows with every publication in the season, so a cached entry can never be stale. */
export interface PolicyPlace {
  schoolId: string
  seasonId: string
  policyVersion: number
}

const cache = new Map<string, unknown>()

/** The policy in force for a season; the default until one is published. Validated whenever it is loaded. */
export async function policyOf<Name extends PolicyName>(db: Db, place: PolicyPlace, name: Name): Promise<Policies[Name]> {
  const key = [place.schoolId, place.seasonId, place.policyVersion, name].join('\n')
  const known = cache.get(key)
  if (known) return known as Policies[Name]
  const row = await db.row<{ data: unknown }>(sql`select data from policy
    where school_id = ${place.schoolId} and season_id = ${place.seasonId} and name = ${name} and version <= ${place.policyVersion} order by version desc limit 1`)
  const policy = row ? schemas[name].parse(row.data) : defaults[name]
  if (cache.size > 200) cache.clear()
  cache.set(key, policy)
  return policy
}

/** Publishes a policy: the season's version grows and every process sees it at its next call. @throws ZodError when it does not validate */
export async function publishPolicy<Name extends PolicyName>(
  tx: Tx,
  { schoolId, seasonId }: Omit<PolicyPlace, 'policyVersion'>,
  name: Name,
  data: Policies[Name],
  now: Date,
): Promise<number> {
  const valid = schemas[name].parse(data)
  const season = await tx.row<{ policy_version: number }>(sql`update season set policy_version = policy_version + 1
    where school_id = ${schoolId} and season_id = ${seasonId} returning policy_version`)
  if (!season) throw new Error(`no season ${seasonId}`)
  await tx.run(sql`insert into policy (school_id, season_id, name, version, data, published_at)
    values (${schoolId}, ${seasonId}, ${name}, ${season.policy_version}, ${JSON.stringify(valid)}, ${now})`)
  return season.policy_version
}

/** A process's window for one person: the policy's, or the person's own later closing. */
export async function windowFor(
  db: Db,
  place: PolicyPlace & { personId: string },
  process: PolicyName,
  window: WindowPolicy,
): Promise<Window> {
  const own = await db.row<{ closes: Date }>(sql`select closes from window_extension
    where school_id = ${place.schoolId} and season_id = ${place.seasonId} and person_id = ${place.personId} and process = ${process}`)
  return windowUntil(window, own?.closes)
}

/** The policy's window with somebody's own closing, where that is later. */
export function windowUntil(window: WindowPolicy, own: Date | undefined): Window {
  const closes = window.closes ? shanghaiTime(window.closes) : null
  return { opens: window.opens ? shanghaiTime(window.opens) : null, closes: own && closes && own > closes ? own : closes }
}
