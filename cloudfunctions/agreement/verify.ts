import sql from 'sql-template-tag'
import { codeIn, proofTerms, readProof } from '../../src/shared/agreement/proof'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { span } from '../../src/shared/calendar'
import { NotFound, Refused } from '../../src/shared/errors'
import { refusal } from '../../src/shared/refusals'
import { stateChip } from '../_kit/cases'
import type { Database } from '../_kit/database'
import type { OpenAction } from '../_kit/handler'
import { isGenuine, publicKeys } from '../_kit/proof-qr'
import { fixedData } from './paper'
import { proofDigest, proofTermsOf } from './proof'

/** Of one agreement: more than anybody who compares a paper, and too little for a machine. */
const PER_HOUR = 60

export const verifyKeys: OpenAction<'agreement.verifyKeys'> = async ({ ports }) => {
  const school = await ports.database.row<{ name: string }>(sql`select name from school where school_id = ${ports.schoolId}`)
  return { school: school?.name ?? '', keys: publicKeys() }
}

interface Found {
  case_id: string
  state: string
  entered_at: Date
  school: string
}

/**
 * Where an agreement stands today, for whoever holds its paper: the code must be one of ours before anything is looked up, so
 * that nobody learns of an agreement by counting numbers. @throws Refused for a forged code, and when it is asked too often
 */
export const verify: OpenAction<'agreement.verify'> = async ({ input, now, ports }) => {
  const { database, schoolId } = ports
  const code = codeIn(input.text)
  const proof = code && isGenuine(code) ? readProof(code) : null
  if (!proof) throw new Refused(refusal('qr-not-genuine'))
  const found = await database.row<Found>(sql`select c.case_id, c.state, c.entered_at, s.name as school from agreement a
    join workflow_case c on c.school_id = a.school_id and c.case_id = a.case_id join school s on s.school_id = a.school_id
    where a.school_id = ${schoolId} and a.number = ${proof.terms.number}`)
  const data = found && (await fixedData(database, { schoolId, caseId: found.case_id }))
  if (!found || !data) throw new NotFound('没有找到这份协议的备案记录，请与学校核对。')
  const asked = await countOne(database, schoolId, found.case_id, now)
  const terms = proofTermsOf(data)
  return {
    school: found.school,
    state: stateChip(agreementWorkflow, found.state),
    since: found.entered_at.toISOString(),
    terms: proofTerms.map(([term, label]) => ({ label, value: terms[term] })),
    agrees: proofDigest(terms) === proof.digest,
    asked,
  }
}

/** Counts this question; answers how many there have been. @throws Refused */
async function countOne(database: Database, schoolId: string, caseId: string, now: Date): Promise<number> {
  const hour = new Date(Math.floor(now.getTime() / span.hour) * span.hour)
  const row = await database.row<{
    asked: number
    in_hour: number
  }>(sql`insert into agreement_asked as a (school_id, case_id, asked, hour, in_hour)
    values (${schoolId}, ${caseId}, 1, ${hour}, 1)
    on conflict (school_id, case_id) do update set asked = a.asked + 1, hour = excluded.hour,
      in_hour = case when a.hour = excluded.hour then a.in_hour + 1 else 1 end
    returning asked, in_hour`)
  if ((row?.in_hour ?? 0) > PER_HOUR) throw new Refused(refusal('verified-too-often'))
  return row?.asked ?? 1
}
