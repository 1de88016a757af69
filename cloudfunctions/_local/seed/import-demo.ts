import { randomUUID } from 'node:crypto'
import { defaultAgreementPolicy } from '../../../src/shared/agreement/policy'
import { dateOf, span } from '../../../src/shared/calendar'
import { defaultDeparturePolicy } from '../../../src/shared/departure/policy'
import { defaultOriginPolicy } from '../../../src/shared/origin/policy'
import type { RosterPreview } from '../../../src/shared/roster/contract'
import { now } from '../../_kit/clock'
import { openDatabase, type Tx } from '../../_kit/database'
import { publishPolicy } from '../../_kit/policies'
import { foundSchool } from '../../roster/first-admin'
import { type DemoPeople, demoPeople, demoRosters } from './rosters'

/** A line of the table that `npm start` prints. */
export interface DemoAccount {
  role: string
  name: string
  number: string
  password: string
  whatFor: string
}

const schoolId = process.env.QICHENG_SCHOOL ?? 'qicheng'
const admin = { number: 'T0002', name: '管理员' }

/**
 * Founds the demo school in the database at `url`, then imports the three rosters through the running server at `origin`,
 * by the very actions a person uses: upload, preview, apply.
 */
export async function importDemo({ url, origin }: { url: string; origin: string }): Promise<DemoAccount[]> {
  const people = demoPeople()
  await foundDemoSchool(url, people)
  const token = await adminSession(origin, firstAdmin(people).身份证号)
  const files = await demoRosters()
  for (const kind of ['staff', 'students', 'employers'] as const) await importRoster(origin, token, kind, files[kind])
  await call(origin, token, 'departure.open', {})
  return accountsOf(people)
}

/** The demo school before anybody is imported: its name, its season with all windows open, and the first administrator (T0002). */
export async function foundDemoSchool(url: string, people: DemoPeople): Promise<void> {
  const first = firstAdmin(people)
  const season = demoSeason(now())
  await inTransaction(url, (tx) =>
    foundSchool(tx, {
      schoolId,
      schoolName: '启程大学',
      season,
      admin: { number: first.工号, name: first.姓名, idNumber: first.身份证号 },
    }),
  )
  await inTransaction(url, (tx) => openWindows(tx, season.id))
}

function firstAdmin({ staff }: DemoPeople) {
  const first = staff.find((row) => row.工号 === admin.number)
  if (!first) throw new Error('the demo staff have no administrator')
  return first
}

/** The season that graduates next summer. */
function demoSeason(at: Date) {
  const year = Number(dateOf(at).slice(0, 4)) + (Number(dateOf(at).slice(5, 7)) >= 8 ? 1 : 0)
  return { id: String(year), name: `${year}届` }
}

/** The demo's windows are all open, so that each process can be tried on any day. */
async function openWindows(tx: Tx, seasonId: string): Promise<void> {
  const at = now()
  const day = (offset: number) => `${dateOf(new Date(at.getTime() + offset * span.day))}T08:00`
  const window = { opens: day(-30), closes: day(180) }
  const place = { schoolId, seasonId }
  await publishPolicy(tx, place, 'origin', { ...defaultOriginPolicy, window }, at)
  await publishPolicy(tx, place, 'agreement', { ...defaultAgreementPolicy, window }, at)
  await publishPolicy(tx, place, 'departure', { ...defaultDeparturePolicy, window }, at)
}

/** Signs in with the initial password and replaces it, as the first administrator has to. */
async function adminSession(origin: string, idNumber: string): Promise<string> {
  const { token } = await call<{ token: string }>(origin, null, 'account.signIn', { number: admin.number, password: idNumber.slice(-6) })
  await call(origin, token, 'account.changePassword', { next: 'qicheng2027' })
  return token
}

async function importRoster(origin: string, token: string, kind: RosterPreview['kind'], file: Buffer): Promise<void> {
  const slot = await call<{ fileId: string; url: string; method: string; fields: Record<string, string> }>(origin, token, 'roster.upload', {
    kind,
    name: `${kind}.xlsx`,
    size: file.length,
  })
  const sent = await fetch(slot.url, { method: slot.method, headers: slot.fields, body: new Uint8Array(file) })
  if (!sent.ok) throw new Error(`uploading the demo ${kind} failed with ${sent.status}`)
  const { digest, problems } = await call<RosterPreview>(origin, token, 'roster.preview', { kind, fileId: slot.fileId })
  if (problems[0])
    throw new Error(`the demo ${kind} have a problem: line ${problems[0].line}, ${problems[0].column}: ${problems[0].message}`)
  await call(origin, token, 'roster.apply', { kind, fileId: slot.fileId, digest })
}

async function call<Answer>(origin: string, token: string | null, action: string, data: object): Promise<Answer> {
  const response = await fetch(`${origin}/api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ action, data, requestId: randomUUID() }),
  })
  const answer = (await response.json()) as { ok: true; data: Answer } | { ok: false; error: { code: string; message: string } }
  if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
  return answer.data
}

async function inTransaction(url: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const database = openDatabase(url, 1)
  try {
    await database.transaction(work)
  } finally {
    await database.end()
  }
}

function accountsOf({ students, staff, employers }: ReturnType<typeof demoPeople>): DemoAccount[] {
  const student = (number: string, whatFor: string) =>
    students.filter((row) => row.学号 === number).map((row) => account('毕业生', row.姓名, row.学号, row.身份证号, whatFor))
  const colleague = (number: string, role: string, whatFor: string) =>
    staff.filter((row) => row.工号 === number).map((row) => account(role, row.姓名, row.工号, row.身份证号, whatFor))
  const employer = employers[0]
  return [
    ...student('2023010001', '本科生，计算机学院'),
    ...student('2023020001', '本科生，机械工程学院'),
    ...student('2024110001', '双证硕士，导师 T0025'),
    ...student('2024310001', '单证硕士'),
    ...colleague('T0001', '招生就业处', '名单导入、总览'),
    {
      role: '系统管理员',
      name: staff.find((row) => row.工号 === admin.number)?.姓名 ?? '',
      number: admin.number,
      password: 'qicheng2027',
      whatFor: '名单导入、开放离校',
    },
    ...colleague('T0004', '学院审核员', '计算机学院：生源、协议审核'),
    ...colleague('T0019', '辅导员、离校办理员', '一人两个身份，可切换'),
    ...colleague('T0007', '离校办理员', '图书馆'),
    ...colleague('T0011', '离校办理员', '财务处'),
    ...colleague('T0017', '宿管员', '南望山校区'),
    ...colleague('T0025', '导师', '12 名研究生'),
    ...(employer ? [account('用人单位', employer.操作员姓名, employer.操作员账号, employer.操作员身份证号, employer.单位名称)] : []),
  ]
}

const account = (role: string, name: string, number: string, idNumber: string, whatFor: string): DemoAccount => ({
  role,
  name,
  number,
  password: idNumber.slice(-6),
  whatFor,
})
