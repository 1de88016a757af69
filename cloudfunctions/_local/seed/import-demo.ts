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
import { playStory, storyDays } from './story'
import { accountsOf, type DemoAccount } from './story/accounts'
import { stageOf, storyPassword } from './story/stage'
import { callApi, sendFile } from './wire'

const schoolId = process.env.QICHENG_SCHOOL ?? 'qicheng'
const admin = { number: 'T0002', name: '管理员' }

/**
 * Founds the demo school in the database at `url`, then imports the three rosters through the running server at `origin`,
 * by the very actions a person uses: upload, preview, apply. With `story` all this happens some days ago by the server's clock,
 * and people have acted since (`story/`); otherwise everybody is at the beginning.
 */
export async function importDemo({ url, origin, story }: { url: string; origin: string; story: boolean }): Promise<DemoAccount[]> {
  const people = demoPeople()
  const stage = stageOf(origin, people, [admin.number])
  if (story) await stage.turnTo(storyDays, 0)
  await foundDemoSchool(url, people, story ? stage.now() : now())
  const token = await adminSession(origin, firstAdmin(people).身份证号)
  const files = await demoRosters()
  for (const kind of ['staff', 'students', 'employers'] as const) await importRoster(origin, token, kind, files[kind])
  await callApi(origin, token, 'departure.open', {})
  if (story) await playStory(stage)
  return accountsOf(people, story ? stage.acted : new Set([admin.number]), story)
}

/** The demo school before anybody is imported: its name, its season with all windows open, and the first administrator (T0002). */
export async function foundDemoSchool(url: string, people: DemoPeople, at = now()): Promise<void> {
  const first = firstAdmin(people)
  const season = demoSeason(at)
  await inTransaction(url, (tx) =>
    foundSchool(tx, {
      schoolId,
      schoolName: '启程大学',
      season,
      admin: { number: first.工号, name: first.姓名, idNumber: first.身份证号 },
    }),
  )
  await inTransaction(url, (tx) => openWindows(tx, season.id, at))
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
async function openWindows(tx: Tx, seasonId: string, at: Date): Promise<void> {
  const day = (offset: number) => `${dateOf(new Date(at.getTime() + offset * span.day))}T08:00`
  const window = { opens: day(-30), closes: day(180) }
  const place = { schoolId, seasonId }
  await publishPolicy(tx, place, 'origin', { ...defaultOriginPolicy, window }, at)
  await publishPolicy(tx, place, 'agreement', { ...defaultAgreementPolicy, window }, at)
  await publishPolicy(tx, place, 'departure', { ...defaultDeparturePolicy, window }, at)
}

/** Signs in with the initial password and replaces it, as the first administrator has to. */
async function adminSession(origin: string, idNumber: string): Promise<string> {
  const { token } = await callApi(origin, null, 'account.signIn', { number: admin.number, password: idNumber.slice(-6) })
  await callApi(origin, token, 'account.changePassword', { next: storyPassword })
  return token
}

async function importRoster(origin: string, token: string, kind: RosterPreview['kind'], file: Buffer): Promise<void> {
  const slot = await callApi(origin, token, 'roster.upload', {
    kind,
    name: `${kind}.xlsx`,
    size: file.length,
  })
  await sendFile(slot, file)
  const { digest, problems } = await callApi(origin, token, 'roster.preview', { kind, fileId: slot.fileId })
  if (problems[0])
    throw new Error(`the demo ${kind} have a problem: line ${problems[0].line}, ${problems[0].column}: ${problems[0].message}`)
  await callApi(origin, token, 'roster.apply', { kind, fileId: slot.fileId, digest })
}

async function inTransaction(url: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  const database = openDatabase(url, 1)
  try {
    await database.transaction(work)
  } finally {
    await database.end()
  }
}
