import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import type { AttachmentView } from '../../src/shared/attachment/contract'
import type { PieceCode, ReleasePath } from '../../src/shared/release/policy'
import type { Remedy } from '../../src/shared/release/wording'
import type { Caller } from '../_kit/caller'
import { type Case, caseColumns } from '../_kit/cases'
import type { Db, Tx } from '../_kit/database'

/** A decision about a piece, as it stands now; `open`: changed since. */
interface Decision {
  piece: PieceCode
  state: 'open' | 'accepted' | 'returned'
  reason: string | null
  by: string
  at: string
}

/** Everything on record about one release besides where it stands. */
export interface Packet {
  caseId: string
  agreementId: string
  agreementState: string
  agreementNumber: string | null
  employerId: string
  employerName: string
  creditCode: string
  employerContact: string
  employerPhone: string
  studentName: string
  studentNumber: string
  path: ReleasePath
  reportedBy: string | null
  employerTold: boolean
  letter: string
  postedOn: string | null
  tracking: string
  interviewedOn: string | null
  interview: string
  interviewedBy: string | null
  postingSeen: boolean
  remedy: Remedy | null
  decisions: Decision[]
  files: AttachmentView[]
}

/** Packets of any number of releases in one query, by case. */
export async function packetsOf(db: Db, schoolId: string, caseIds: string[]): Promise<Map<string, Packet>> {
  const rows = await db.rows<Packet>(sql`select r.case_id as "caseId", r.agreement_id as "agreementId", g.state as "agreementState",
      a.number as "agreementNumber", r.employer_id as "employerId", e.name as "employerName", e.credit_code as "creditCode",
      coalesce(e.details ->> 'contact', '') as "employerContact", coalesce(e.details ->> 'phone', '') as "employerPhone",
      p.name as "studentName", p.number as "studentNumber", r.path, r.reported_by as "reportedBy", r.employer_told as "employerTold", r.letter,
      r.posted_on as "postedOn", r.tracking, r.interviewed_on as "interviewedOn", r.interview, i.name as "interviewedBy",
      r.posting_seen as "postingSeen", r.remedy,
      coalesce((select json_agg(json_build_object('piece', d.piece, 'state', d.state, 'reason', d.reason, 'by', o.name, 'at', d.decided_at))
        from release_piece d join person o on o.school_id = d.school_id and o.person_id = d.decided_by
        where d.school_id = r.school_id and d.case_id = r.case_id), '[]') as decisions,
      coalesce((select json_agg(json_build_object('attachmentId', f.attachment_id, 'piece', f.piece, 'type', f.type, 'bytes', f.bytes, 'at', f.attached_at)
          order by f.attached_at, f.attachment_id)
        from attachment f where f.school_id = r.school_id and f.case_id = r.case_id and f.removed_at is null), '[]') as files
    from release r
    join workflow_case g on g.school_id = r.school_id and g.case_id = r.agreement_id
    left join agreement a on a.school_id = r.school_id and a.case_id = r.agreement_id
    join employer e on e.school_id = r.school_id and e.employer_id = r.employer_id
    join person p on p.school_id = r.school_id and p.person_id = r.student_id
    left join person i on i.school_id = r.school_id and i.person_id = r.interviewed_by
    where r.school_id = ${schoolId} and r.case_id = any(${caseIds}::uuid[])`)
  return new Map(
    rows.map((row) => [row.caseId, { ...row, files: row.files.map((file) => ({ ...file, at: new Date(file.at).toISOString() })) }]),
  )
}

export async function packetOf(db: Db, { schoolId, caseId }: Case): Promise<Packet> {
  const packet = (await packetsOf(db, schoolId, [caseId])).get(caseId)
  if (!packet) throw new Error('a release without a packet')
  return packet
}

/** The student's release that is under way, or else the newest; one agreement has one, and one agreement lives at a time. */
export function ownRelease(db: Db, caller: Caller, lock = false): Promise<Case | null> {
  return db.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${caller.schoolId} and c.student_id = ${caller.personId} and c.subject = 'release' and c.season_id = ${caller.seasonId}
    order by c.state in ('released', 'abandoned'), c.entered_at desc limit 1 ${lock ? sql`for update of c` : sql``}`)
}

/**
 * The release of an agreement, locked; made when there is none. Two at once meet in the unique index of cases.
 * Neither the advisor nor the employer is a party of it: letters and talks are not theirs to read.
 */
export async function lockReleaseOf(tx: Tx, agreement: Case, path: ReleasePath, now: Date): Promise<Case> {
  const { schoolId, caseId, employerId } = agreement
  const made = await tx.row<{ caseId: string }>(sql`insert into workflow_case
      (school_id, case_id, season_id, subject, part, student_id, college, class_name, campus, state, entered_at, removed)
    select school_id, ${randomUUID()}::uuid, season_id, 'release', case_id::text, student_id, college, class_name, campus, 'draft', ${now}::timestamptz, removed
    from workflow_case where school_id = ${schoolId} and case_id = ${caseId}
    on conflict do nothing returning case_id as "caseId"`)
  if (made)
    await tx.run(sql`insert into release (school_id, case_id, agreement_id, student_id, employer_id, path)
      values (${schoolId}, ${made.caseId}, ${caseId}, ${agreement.studentId}, ${employerId}, ${path})`)
  const found = await tx.row<Case>(sql`select ${caseColumns} from workflow_case c
    where c.school_id = ${schoolId} and c.season_id = ${agreement.seasonId} and c.subject = 'release' and c.student_id = ${agreement.studentId} and c.part = ${caseId}
    for update of c`)
  if (!found) throw new Error('a release that was just made is gone')
  return found
}

/**
 * A release begins, or begins again on another path: earlier decisions no longer hold. What was handed in about another employer is
 * put aside.
 */
export async function beginPacket(
  tx: Tx,
  subject: Case,
  begun: { path: ReleasePath; employerId: string; reportedBy: string | null },
  now: Date,
): Promise<void> {
  const { schoolId, caseId } = subject
  await tx.run(sql`update attachment set removed_at = ${now} from release r
    where attachment.school_id = ${schoolId} and attachment.case_id = ${caseId} and removed_at is null
      and r.school_id = ${schoolId} and r.case_id = ${caseId} and r.employer_id <> ${begun.employerId}`)
  await tx.run(sql`delete from release_piece where school_id = ${schoolId} and case_id = ${caseId}`)
  await tx.run(sql`update release set path = ${begun.path}, reported_by = ${begun.reportedBy}::uuid, employer_id = ${begun.employerId}::uuid,
      letter = case when employer_id = ${begun.employerId}::uuid then letter else '' end,
      posted_on = case when employer_id = ${begun.employerId}::uuid then posted_on end,
      tracking = case when employer_id = ${begun.employerId}::uuid then tracking else '' end,
      interviewed_on = null, interview = '', interviewed_by = null, posting_seen = false
    where school_id = ${schoolId} and case_id = ${caseId}`)
}

/** A decision about a piece; `open` when its content changed, which keeps the reason in sight until the next decision. */
export async function decidePiece(
  tx: Tx,
  { schoolId, caseId }: Case,
  piece: PieceCode,
  state: Decision['state'],
  { by, reason, now }: { by: Caller; reason?: string; now: Date },
): Promise<void> {
  if (state === 'open') {
    await tx.run(sql`update release_piece set state = 'open' where school_id = ${schoolId} and case_id = ${caseId} and piece = ${piece}`)
    return
  }
  await tx.run(sql`insert into release_piece (school_id, case_id, piece, state, reason, decided_by, decided_role, decided_at)
    values (${schoolId}, ${caseId}, ${piece}, ${state}, ${reason ?? null}, ${by.personId}, ${by.role}, ${now})
    on conflict (school_id, case_id, piece) do update
      set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, decided_role = excluded.decided_role, decided_at = excluded.decided_at`)
}
