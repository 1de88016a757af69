import sql from 'sql-template-tag'
import { templates } from '../../src/shared/notice/wording'
import { cursorOf, readCursor } from '../_kit/cursor'
import type { CommandAction, QueryAction } from '../_kit/handler'
import { unreadOf } from '../account/facts'
import { noticeWords } from './facts'

const PAGE = 30

interface Row {
  notice_id: string
  kind: string
  case_id: string | null
  params: Record<string, string>
  at: Date
  read_at: Date | null
}

/** The inbox, newest first (N-2). */
export const inbox: QueryAction<'notice.inbox'> = async ({ input, caller, db }) => {
  const before = readCursor(input.before)
  const rows = await db.rows<Row>(sql`select notice_id, kind, case_id, params, at, read_at from notice
    where school_id = ${caller.schoolId} and person_id = ${caller.personId}
      and (${before?.at ?? null}::timestamptz is null or (at, notice_id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by at desc, notice_id desc limit ${PAGE + 1}`)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    notices: shown.map((row) => ({
      id: row.notice_id,
      at: row.at.toISOString(),
      read: row.read_at !== null,
      ...noticeWords({ kind: row.kind, caseId: row.case_id, params: row.params }),
    })),
    next: rows.length > PAGE && last ? cursorOf({ at: last.at, id: last.notice_id }) : null,
    unread: await unreadOf(db, caller),
  }
}

export const read: CommandAction<'notice.read'> = async ({ input, caller, tx, now }) => {
  await tx.run(sql`update notice set read_at = ${now} where school_id = ${caller.schoolId} and person_id = ${caller.personId}
    and notice_id = any(${input.ids}::uuid[]) and read_at is null`)
  return { unread: await unreadOf(tx, caller) }
}

/** Each accepted template is one more message that may be sent (N-2). Unknown names are passed over. */
export const recordConsent: CommandAction<'notice.recordConsent'> = async ({ input, caller, tx }) => {
  const accepted = Object.keys(input.results).filter((name) => Object.hasOwn(templates, name) && input.results[name] === 'accept')
  await tx.run(sql`insert into consent (school_id, person_id, template, balance)
    select ${caller.schoolId}, ${caller.personId}, template, 1 from unnest(${accepted}::text[]) template order by template
    on conflict (school_id, person_id, template) do update set balance = consent.balance + 1`)
  const rows = await tx.rows<{ template: string; balance: number }>(
    sql`select template, balance from consent where school_id = ${caller.schoolId} and person_id = ${caller.personId}`,
  )
  return { balance: Object.fromEntries(rows.map(({ template, balance }) => [template, balance])) }
}
