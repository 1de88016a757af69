import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { windowState } from '../../src/shared/calendar'
import { type ReleasePath, releasePaths } from '../../src/shared/release/policy'
import { releaseWords as words } from '../../src/shared/release/wording'
import { type ReleaseState, releaseWorkflow } from '../../src/shared/release/workflow'
import { offers } from '../../src/shared/workflow'
import type { Caller } from '../_kit/caller'
import { type Case, offerViews, stateChip } from '../_kit/cases'
import type { Db } from '../_kit/database'
import type { QueryAction } from '../_kit/handler'
import { policyOf, windowFor } from '../_kit/policies'
import { liveAgreement } from '../agreement/facts'
import { type Ground, groundOf, releaseFacts } from './facts'
import { ownRelease } from './store'
import { releaseView } from './view'

/** The student's page: the agreement that binds, the ways out of it, and the release that is under way (S0-66…68). */
export const mine: QueryAction<'release.mine'> = async ({ caller, db, now }) => {
  const policy = await policyOf(db, caller, 'release')
  const agreement = await liveAgreement(db, caller)
  const own = await ownRelease(db, caller)
  const window = await windowFor(db, caller, 'release', policy.window)
  const open = windowState(window, now)
  const ground = agreement && (await groundOf(db, agreement))
  // A release of an agreement that has ended is history; the ways out of the next one begin anew.
  const current = own && (!agreement || own.part === agreement.caseId) ? own : null
  const known = own ? await groundOf(db, { ...own, caseId: own.part }) : ground
  const state = (agreement && current ? current.state : releaseWorkflow.initial) as ReleaseState
  const way = (path: ReleasePath) => {
    const facts = releaseFacts({ policy, ground: ground ?? nothing, windowOpen: open === 'open', packet: null, path, actor: 'student' })
    const action = path === 'employer-breach' ? 'report' : 'start'
    const found = offers(releaseWorkflow, { state, actor: 'student', facts }).filter((one) => one.action === action)
    return offerViews(found).map((offer) => ({
      path,
      ...words.paths[path],
      pieces: policy.pieces[path].map((piece) => words.pieces[piece].name),
      offer,
    }))
  }
  return {
    agreement: agreement && (await agreementLine(db, caller, agreement)),
    ways: agreement?.employerId ? releasePaths.flatMap(way) : [],
    used: (ground ?? known)?.used ?? 0,
    allowed: policy.times + ((ground ?? known)?.exceptions ?? 0),
    window: { opens: window.opens?.toISOString() ?? null, closes: window.closes?.toISOString() ?? null, state: open },
    notes: policy.notes,
    release: current && (await releaseView(db, caller, current, now)),
    delays: await delaysOf(db, caller.schoolId, caller.personId),
    now: now.toISOString(),
  }
}

const nothing: Ground = { binding: false, clause: false, employerId: null, used: 0, exceptions: 0 }

async function agreementLine(db: Db, { schoolId }: Caller, agreement: Case) {
  const row = await db.row<{
    number: string | null
    employer: string
  }>(sql`select a.number, coalesce(e.name, '') as employer from workflow_case c
    left join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    left join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where c.school_id = ${schoolId} and c.case_id = ${agreement.caseId}`)
  return {
    caseId: agreement.caseId,
    number: row?.number ?? null,
    employer: row?.employer ?? '',
    state: stateChip(agreementWorkflow, agreement.state),
  }
}

/** What the college has noted of a student's delay (S0-69), newest first. */
export async function delaysOf(db: Db, schoolId: string, personId: string, agreementId: string | null = null) {
  const rows = await db.rows<{
    delayId: string
    at: Date
    text: string
    by: string
  }>(sql`select d.delay_id as "delayId", d.reported_at as at, d.text, p.name as by
    from signing_delay d join person p on p.school_id = d.school_id and p.person_id = d.reported_by
    where d.school_id = ${schoolId} and d.person_id = ${personId} and (${agreementId}::uuid is null or d.agreement_id = ${agreementId}::uuid)
    order by d.reported_at desc limit 50`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
