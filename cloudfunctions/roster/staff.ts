import sql from 'sql-template-tag'
import { emailProblem, mobileProblem, normaliseNumber } from '../../src/shared/identity'
import { type Role, roleNames, roles } from '../../src/shared/roles'
import type { Line, Problem } from '../_kit/sheets/check-rows'
import { idNumber, name, number } from './checks'
import type { RosterKind } from './kind'
import { grantRoles, takenNumbers, upsertPeople } from './people'

/** Roles a staff roster can give, by the words people use in it. */
const words = new Map<string, Role>([
  ...roleNames
    .filter((role) => !['student', 'class-monitor', 'employer-operator'].includes(role))
    .map((role): [string, Role] => [roles[role].name, role]),
  ['管理员', 'administrator'],
])

/** 教职工名单: several roles joined by 、 with their scopes in the same order, scopes of one role joined by / (X-1). */
export const staff: RosterKind = {
  title: '教职工名单',
  key: '工号',
  columns: [
    { header: '工号', required: true, asText: true, problem: number },
    { header: '姓名', required: true, problem: name },
    { header: '身份证号', required: true, asText: true, problem: idNumber },
    { header: '手机', required: false, asText: true, problem: (text) => (mobileProblem(text) ? '手机号应为 11 位数字' : null) },
    { header: '邮箱', required: false, problem: (text) => (emailProblem(text) ? '邮箱格式不正确' : null) },
    { header: '角色', required: true, problem: rolesProblem },
    { header: '范围', required: true },
  ],
  example: [
    'T1001',
    '李老师',
    '110101198001011234',
    '13800000001',
    'li@example.com',
    '辅导员、离校办理员',
    '软件2401班/软件2402班、图书馆',
  ],
  crossCheck: async (db, { schoolId }, lines) => [
    ...lines.flatMap(scopesProblem),
    ...(await takenNumbers(db, schoolId, [...words.values()], lines, { number: '工号', idNumber: '身份证号' })),
  ],
  stored: async (db, { schoolId }, keys) => {
    const rows = await db.rows<{ number: string; roster_digest: Buffer | null }>(
      sql`select number, roster_digest from person where school_id = ${schoolId} and number = any(${keys.map(normaliseNumber)}::text[])`,
    )
    return new Map(rows.map((row) => [row.number, row.roster_digest]))
  },
  write: async (tx, { schoolId }, rows) => {
    const people = await upsertPeople(
      tx,
      schoolId,
      rows.map(({ line: { cells }, digest }) => ({
        number: normaliseNumber(cells.工号 ?? ''),
        name: cells.姓名 ?? '',
        idNumber: cells.身份证号 ?? '',
        mobile: cells.手机 ?? '',
        email: cells.邮箱 ?? '',
        digest,
      })),
    )
    await tx.run(
      sql`delete from role_grant where school_id = ${schoolId} and person_id = any(${[...people.values()]}::uuid[]) and role not in ('student', 'employer-operator')`,
    )
    const grants = rows.flatMap(({ line }) =>
      grantsOf(line).map((grant) => ({ ...grant, personId: people.get(normaliseNumber(line.cells.工号 ?? '')) ?? '' })),
    )
    await grantRoles(tx, schoolId, grants)
  },
}

const split = (text: string) =>
  text
    .split(/[、,，;；]/)
    .map((part) => part.trim())
    .filter(Boolean)

function rolesProblem(text: string): string | null {
  const unknown = split(text).find((role) => !words.has(role))
  return unknown ? `没有“${unknown}”这个角色，可用的有：${[...words.keys()].join('、')}` : null
}

function scopesProblem({ line, cells }: Line): Problem[] {
  const given = split(cells.角色 ?? '')
  const scopes = split(cells.范围 ?? '')
  if (!given.length || given.length === scopes.length) return []
  return [
    {
      line,
      column: '范围',
      value: cells.范围 ?? '',
      message: `有 ${given.length} 个角色但有 ${scopes.length} 个范围，请一一对应，用“、”隔开`,
    },
  ]
}

/** Advisors see their advisees and university roles see all, whatever the sheet says; the others are cut to the scopes named. */
function grantsOf({ cells }: Line): { role: Role; scopeId: string }[] {
  const scopes = split(cells.范围 ?? '')
  return split(cells.角色 ?? '').flatMap((word, index) => {
    const role = words.get(word)
    if (!role) return []
    const { scope } = roles[role]
    if (scope === 'university') return [{ role, scopeId: 'university' }]
    if (scope === 'advisees') return [{ role, scopeId: 'self' }]
    return (scopes[index] ?? '')
      .split('/')
      .map((scopeId) => ({ role, scopeId: scopeId.trim() }))
      .filter(({ scopeId }) => scopeId)
  })
}
