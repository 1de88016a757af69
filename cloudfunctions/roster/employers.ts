import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { employerNatures } from '../../src/shared/codes/employer-nature'
import { creditCodeProblem, emailProblem, normaliseCreditCode, normaliseNumber } from '../../src/shared/identity'
import { freshStatistics, type Tx } from '../_kit/database'
import { employerSearchText } from '../_kit/search'
import type { Line } from '../_kit/sheets/check-rows'
import { idNumber, listed, name, number } from './checks'
import type { Place, RosterKind } from './kind'
import { grantRoles, takenNumbers, upsertPeople } from './people'

/** 用人单位名单: employers the career centre vouches for, each with its first operator (D-1). The credit code's check digit only warns. */
export const employers: RosterKind = {
  title: '用人单位名单',
  key: '统一社会信用代码',
  columns: [
    { header: '单位名称', required: true, problem: name },
    {
      header: '统一社会信用代码',
      required: true,
      asText: true,
      warning: (text) => (creditCodeProblem(text) ? '信用代码的校验位不对，请与营业执照核对' : null),
    },
    { header: '单位性质', required: true, ...listed(employerNatures) },
    { header: '行业', required: true },
    { header: '地址', required: true },
    { header: '联系人', required: true },
    { header: '联系电话', required: true },
    { header: '邮箱', required: true, problem: (text) => (emailProblem(text) ? '邮箱格式不正确' : null) },
    { header: '操作员账号', required: true, asText: true, problem: number },
    { header: '操作员姓名', required: true, problem: name },
    { header: '操作员身份证号', required: true, asText: true, problem: idNumber },
    { header: '操作员手机', required: false, asText: true },
  ],
  example: [
    '示例科技有限公司',
    '91420100MA4K000000',
    '其他企业',
    '信息技术',
    '武汉市洪山区示例路 1 号',
    '王经理',
    '027-60000000',
    'hr@example.com',
    'E1001',
    '王经理',
    '110101198501011234',
    '13800000002',
  ],
  crossCheck: (db, { schoolId }, lines) =>
    takenNumbers(db, schoolId, ['employer-operator'], lines, { number: '操作员账号', idNumber: '操作员身份证号' }),
  stored: async (db, { schoolId }, keys) => {
    const rows = await db.rows<{ credit_code: string; roster_digest: Buffer | null }>(
      sql`select credit_code, roster_digest from employer where school_id = ${schoolId} and credit_code = any(${keys.map(normaliseCreditCode)}::text[])`,
    )
    return new Map(rows.map((row) => [row.credit_code, row.roster_digest]))
  },
  write: async (tx, place, rows) => {
    const employerIds = await writeEmployers(tx, place, rows)
    const operators = await upsertPeople(
      tx,
      place.schoolId,
      uniqueOperators(rows).map(({ cells }) => ({
        number: normaliseNumber(cells.操作员账号 ?? ''),
        name: cells.操作员姓名 ?? '',
        idNumber: cells.操作员身份证号 ?? '',
        mobile: cells.操作员手机 ?? '',
        email: '',
        digest: null,
      })),
    )
    await grantRoles(
      tx,
      place.schoolId,
      rows.map(({ line: { cells } }) => ({
        personId: operators.get(normaliseNumber(cells.操作员账号 ?? '')) ?? '',
        role: 'employer-operator',
        scopeId: employerIds.get(normaliseCreditCode(cells.统一社会信用代码 ?? '')) ?? '',
      })),
    )
  },
}

/** One operator may serve several employers of the file. */
function uniqueOperators(rows: { line: Line }[]): Line[] {
  return [...new Map(rows.map(({ line }) => [normaliseNumber(line.cells.操作员账号 ?? ''), line])).values()]
}

/** Details an operator has verified since stay; the roster fills what is missing. Who is on it needs no other approval. */
async function writeEmployers(tx: Tx, { schoolId }: Place, rows: { line: Line; digest: Buffer }[]): Promise<Map<string, string>> {
  const search = await Promise.all(
    rows.map(({ line: { cells } }) => employerSearchText(cells.单位名称 ?? '', cells.统一社会信用代码 ?? '')),
  )
  const cell = (header: string) => rows.map(({ line }) => line.cells[header] ?? '')
  const details = rows.map(({ line: { cells } }) =>
    JSON.stringify({
      nature: employerNatures.codeOf(cells.单位性质 ?? ''),
      industry: cells.行业,
      address: cells.地址,
      contact: cells.联系人,
      phone: cells.联系电话,
      email: cells.邮箱,
    }),
  )
  const written = await tx.rows<{
    employer_id: string
    credit_code: string
  }>(sql`insert into employer as e (school_id, employer_id, name, credit_code, search_text, details, roster_digest)
    select ${schoolId}, n.* from unnest(${rows.map(() => randomUUID())}::uuid[], ${cell('单位名称')}::text[], ${cell('统一社会信用代码').map(normaliseCreditCode)}::text[], ${search}::text[], ${details}::jsonb[], ${rows.map(({ digest }) => digest)}::bytea[]) as n
    on conflict (school_id, credit_code) do update set name = excluded.name, search_text = excluded.search_text, roster_digest = excluded.roster_digest, state = 'approved',
      details = case when e.details_verified_at is null then e.details || excluded.details else excluded.details || e.details end
    returning employer_id, credit_code`)
  await freshStatistics(tx, 'employer', rows.length)
  return new Map(written.map((row) => [row.credit_code, row.employer_id]))
}
