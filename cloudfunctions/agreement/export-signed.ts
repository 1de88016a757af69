import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { agreementWorkflow } from '../../src/shared/agreement/workflow'
import { minuteOf } from '../../src/shared/calendar'
import { levels } from '../../src/shared/codes/level'
import { stateChip } from '../_kit/cases'
import { record } from '../_kit/events'
import type { CommandAction } from '../_kit/handler'
import { visibleTo } from '../_kit/scope'
import { writeSheet } from '../_kit/sheets/write-sheet'
import { listStates } from './queue'

const LINK_SECONDS = 600
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const columns = [
  { header: '姓名', width: 10 },
  { header: '学号', width: 16 },
  { header: '学院', width: 20 },
  { header: '专业', width: 22 },
  { header: '学历层次', width: 12 },
  { header: '用人单位', width: 28 },
  { header: '工作岗位', width: 18 },
  { header: '工作地点', width: 22 },
  { header: '薪酬待遇', width: 16 },
  { header: '试用期', width: 12 },
  { header: '违约金', width: 12 },
  { header: '协议编号', width: 16 },
  { header: '状态', width: 14 },
  { header: '签约时间', width: 18 },
  { header: '签约人', width: 10 },
]

interface Row {
  name: string
  number: string
  college: string
  major: string
  level: string
  employer: string
  content: Record<string, string>
  agreement_number: string | null
  state: string
  signed_at: Date | null
  signer: string | null
}

/** What the employer has signed as a sheet (S0-45): terms and states, never an ID number; each export is on record. */
export const exportSigned: CommandAction<'agreement.exportSigned'> = async ({ caller, author, tx, now, ports }) => {
  const rows =
    await tx.rows<Row>(sql`select p.name, p.number, c.college, g.major, g.level, e.name as employer, a.content, a.number as agreement_number, c.state, a.signed_at,
      (select s.name from audit u join person s on s.school_id = u.school_id and s.person_id = u.actor_id
        where u.school_id = c.school_id and u.case_id = c.case_id and u.action = 'sign' order by u.seq desc limit 1) as signer
    from workflow_case c
    join person p on p.school_id = c.school_id and p.person_id = c.student_id
    join graduate g on g.school_id = c.school_id and g.season_id = c.season_id and g.person_id = c.student_id
    join agreement a on a.school_id = c.school_id and a.case_id = c.case_id
    join employer e on e.school_id = c.school_id and e.employer_id = c.employer_id
    where c.school_id = ${caller.schoolId} and c.season_id = ${caller.seasonId} and c.subject = 'agreement' and ${visibleTo(caller)}
      and c.state = any(${listStates.signed}) order by a.signed_at, p.number`)
  const content = await writeSheet({ title: '已签约毕业生', columns, rows: rows.map(line) })
  const { fileId } = await ports.files.put(`agreement-signed/${caller.schoolId}/${randomUUID()}.xlsx`, content, TYPE)
  const detail = { employerIds: caller.scopes, rows: rows.length }
  await record(tx, { schoolId: caller.schoolId, author, kind: 'signed-list-exported', detail, now })
  return { url: await ports.files.temporaryUrl(fileId, LINK_SECONDS), name: `${caller.seasonName}已签约毕业生.xlsx`, rows: rows.length }
}

function line(row: Row): (string | null)[] {
  const { content } = row
  return [
    row.name,
    row.number,
    row.college,
    row.major,
    levels.nameOf(row.level) ?? row.level,
    row.employer,
    content.post ?? '',
    content.place ?? '',
    content.pay ?? '',
    content.probation ?? '',
    content.penalty ?? '',
    row.agreement_number,
    stateChip(agreementWorkflow, row.state).label,
    row.signed_at && minuteOf(row.signed_at),
    row.signer,
  ]
}
