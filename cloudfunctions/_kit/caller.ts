import { type Role, roles } from '../../src/shared/roles'
import type { Db } from './database'
import { hashToken } from './secrets'

/** Who calls, as the database knows it; nothing of it comes from the payload (DESIGN §5). */
export interface Caller {
  schoolId: string
  schoolName: string
  seasonId: string
  seasonName: string
  seasonState: 'open' | 'closed' | 'archived'
  /** Bumped by every published policy; the key of the policy cache. */
  policyVersion: number
  personId: string
  name: string
  number: string
  /** The role acted in now. */
  role: Role
  /** Scope ids of that role's grants: class, college, office, campus names, or an employer's id. */
  scopes: string[]
  grants: { role: Role; scopeId: string }[]
  mustChangePassword: boolean
  /** A graduate taken off the current season's roster (S1-19). */
  removed: boolean
  openid: string | null
  channel: 'phone' | 'web'
  /** The password has been given again in this session a moment ago. */
  confirmed: boolean
  /** Chosen at sign-in where the school has several. */
  campus: string | null
  tokenHash: Buffer | null
}

/** What came with the call besides its data. */
export interface Credentials {
  /** Bearer token on the web, `session` on the phone. */
  token: string | null
  /** From the platform's context, never from the event (DESIGN §5). */
  openid: string | null
}

interface CallerRow {
  person_id: string
  name: string
  number: string
  acting_role: Role | null
  channel: 'phone' | 'web'
  confirmed: boolean
  campus: string | null
  grants: { role: Role; scopeId: string }[] | null
  must_change: boolean
  removed: boolean
  school_name: string
  season_id: string
  season_name: string
  season_state: Caller['seasonState']
  policy_version: number
}

// A student who is nothing else lives in a season of their own: the current one where they are in it, else the last they were in.
const OWN_SEASON = `case when exists (select 1 from role_grant o where o.school_id = $1 and o.person_id = s.person_id and o.role <> 'student') then null
    else (select g.season_id from graduate g join season x on x.school_id = g.school_id and x.season_id = g.season_id
      where g.school_id = $1 and g.person_id = s.person_id order by g.state <> 'removed' desc, x.is_current desc, g.season_id desc limit 1) end`

// One round trip: session or binding, person, grants, school, the season looked at.
const bySession = `
  select p.person_id, p.name, p.number, s.acting_role, s.channel, coalesce(s.confirmed_until > $3, false) as confirmed, s.campus,
    (p.password_hash is null and (not p.initial_password_used
      or not exists (select 1 from wechat_binding b where b.school_id = p.school_id and b.person_id = p.person_id))) as must_change,
    exists (select 1 from graduate r where r.school_id = p.school_id and r.season_id = se.season_id and r.person_id = p.person_id and r.state = 'removed') as removed,
    (select json_agg(json_build_object('role', g.role, 'scopeId', g.scope_id) order by g.role, g.scope_id) from role_grant g
      where g.school_id = p.school_id and g.person_id = p.person_id) as grants,
    sc.name as school_name, se.season_id, se.name as season_name, se.state as season_state, se.policy_version
  from who s
  join person p on p.school_id = $1 and p.person_id = s.person_id
  join school sc on sc.school_id = $1
  join season se on se.school_id = $1
    and se.season_id = coalesce(s.season_id, ${OWN_SEASON}, (select n.season_id from season n where n.school_id = $1 and n.is_current))`

const TOKEN = `with who as (
  select person_id, acting_role, channel, confirmed_until, season_id, campus from session
  where school_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3) ${bySession}`

const OPENID = `with who as (
  select person_id, null::text as acting_role, 'phone' as channel, null::timestamptz as confirmed_until, null::text as season_id, null::text as campus
  from wechat_binding where school_id = $1 and openid = $2) ${bySession}`

/**
 * The person behind the credentials, or null: no session, expired, revoked, forged, or a WeChat account not bound.
 * A token wins over the WeChat account, so that a person on a borrowed phone is who they signed in as.
 */
export async function callerOf(db: Db, schoolId: string, credentials: Credentials, now: Date): Promise<Caller | null> {
  const tokenHash = credentials.token ? hashToken(credentials.token) : null
  const statement = tokenHash
    ? { text: TOKEN, values: [schoolId, tokenHash, now] }
    : credentials.openid
      ? { text: OPENID, values: [schoolId, credentials.openid, now] }
      : null
  const found = statement && (await db.row<CallerRow>(statement))
  return found ? toCaller(found, schoolId, credentials.openid, tokenHash) : null
}

function toCaller(found: CallerRow, schoolId: string, openid: string | null, tokenHash: Buffer | null): Caller {
  const grants = found.grants ?? []
  const role = (grants.find((grant) => grant.role === found.acting_role) ?? grants[0])?.role ?? 'student'
  return {
    schoolId,
    schoolName: found.school_name,
    seasonId: found.season_id,
    seasonName: found.season_name,
    seasonState: found.season_state,
    policyVersion: found.policy_version,
    personId: found.person_id,
    name: found.name,
    number: found.number,
    role,
    scopes: scopesOf(grants, role, found.campus),
    grants,
    mustChangePassword: found.must_change,
    removed: found.removed,
    openid,
    channel: found.channel,
    confirmed: found.confirmed,
    campus: found.campus,
    tokenHash,
  }
}

/** What the role acted in reaches: its grants; of several campuses the one chosen for this session. */
function scopesOf(grants: Caller['grants'], role: Role, campus: string | null): string[] {
  const scopes = grants.filter((grant) => grant.role === role).map(({ scopeId }) => scopeId)
  return roles[role].scope === 'campus' && campus && scopes.includes(campus) ? [campus] : scopes
}
