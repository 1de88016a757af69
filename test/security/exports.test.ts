import sql from 'sql-template-tag'
import * as z from 'zod'
import { readSheet } from '../../cloudfunctions/_kit/sheets/read-sheet'
import type { ActionContract } from '../../src/shared/contract'
import { type ActionName, contracts } from '../../src/shared/contracts'
import type { Role } from '../../src/shared/roles'
import { contentFor, opinions, passOrigin } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, schoolId } from '../support/school'
import { inBrowser, newcomer, unconfirmed } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'
import { sampleOf } from './samples'

const all = Object.entries(contracts) as [ActionName, ActionContract][]

/** Lists of other people, as files. */
const lists: ActionName[] = ['origin.reportFile', 'survey.export', 'destination.export', 'agreement.exportSigned']
/** One person's own paper, one file handed in, an empty sheet: nobody else's data. */
const papers: ActionName[] = [
  'recommendation.preview',
  'recommendation.document',
  'agreement.document',
  'agreement.releaseSheet',
  'departure.slip',
  'attachment.open',
  'roster.template',
]
/** What goes past a rule that holds for everybody – a window, a deadline, a limit, a lock –, opens an account anew or closes a season. */
const overrides: ActionName[] = [
  'account.unlock',
  'account.unbindFor',
  'account.resetMany',
  'account.issuePasswordLink',
  'desk.extendWindow',
  'agreement.extendConfirm',
  'agreement.endSilence',
  'recommendation.release',
  'release.grantException',
  'season.open',
  'season.move',
]

describe('exports and overrides by their contract', () => {
  it('each action that answers with a file is a list of people or somebody’s paper, and a list is a command (D-2)', () => {
    const answersFile = all.filter(
      ([, { output }]) => output instanceof z.ZodObject && 'url' in output.shape && !('fields' in output.shape),
    )
    expect(answersFile.map(([action]) => action).sort()).toEqual([...lists, ...papers].sort())
    for (const action of lists) expect([action, contracts[action].kind]).toEqual([action, 'command'])
  })

  it('ask the password of staff again, and nothing else does; an employer’s own list holds no ID number (A-7, D-2)', () => {
    const asked = all.filter(([, { stepUp }]) => stepUp).map(([action]) => action)
    expect(asked.sort()).toEqual([...lists.filter((action) => action !== 'agreement.exportSigned'), ...overrides].sort())
    expect(contracts['agreement.exportSigned'].callers).toEqual(['employer-operator'])
  })
})

describe('exports and overrides through the handler', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at?.school.end())
  const events = () => at.school.database.rows<{ kind: string; role: string }>(sql`select kind, role from event order by at, event_id`)

  const guarded = all.filter(([, { stepUp }]) => stepUp).map(([action]) => action)

  it.each(guarded)('%s does nothing in a browser before the password is given again (A-7)', async (action) => {
    const { callers } = contracts[action] as ActionContract
    for (const role of callers as readonly Role[]) {
      const client = await unconfirmed(at.school, await newcomer(at.school, role, '00000000-0000-4000-8000-000000000000'))
      const before = [await footprint(at.school.database), await events()]
      expect([role, (await client.refused(action, sampleOf(action))).code]).toEqual([role, 'password-again'])
      expect([await footprint(at.school.database), await events()]).toEqual(before)
    }
  })

  describe('each list', () => {
    const officer = () => inBrowser(at.school, 'T0004')
    const centre = () => inBrowser(at.school, 'T0001')
    const taken: [ActionName, string, () => Promise<Client>, object][] = [
      ['origin.reportFile', 'origin-report-exported', officer, { which: 'summary', format: 'xlsx' }],
      ['origin.reportFile', 'origin-report-exported', centre, { which: 'directed', format: 'xlsx' }],
      ['survey.export', 'survey-exported', centre, { survey: 'departure', which: 'counts' }],
      ['survey.export', 'survey-exported', centre, { survey: 'departure', which: 'answers' }],
      ['destination.export', 'destination-exported', officer, { list: 'all' }],
      ['destination.export', 'destination-exported', centre, { list: 'all', unmasked: false }],
      ['agreement.exportSigned', 'signed-list-exported', async () => at.operator, {}],
    ]

    beforeAll(async () => {
      const student = await at.student('2023010001')
      await passOrigin(student, at.officer)
      await student.call('agreement.readNotes', {})
      const { caseId } = await student.call('agreement.submit', { content: contentFor(at.employerId), agreesToDefault: true })
      await at.operator.call('agreement.sign', { caseId, ...opinions })
      await at.school.database.run(sql`update person set name = '=1+1' where number ~ '^20'`)
      await at.school.database.run(sql`update graduate set major = '+2+2', class_name = '@A1'`)
    })

    it.each(taken)('%s %s is on record, runs no formula and shows no whole ID number (D-2)', async (action, kind, client, data) => {
      const before = (await events()).length
      const file = (await (await client()).call(action as 'destination.export', data as never)) as { url: string; name: string }
      const after = await events()
      expect([after.length - before, after.filter((event) => event.kind === kind).length > 0]).toEqual([1, true])
      const fileId = `folder://${decodeURIComponent(new URL(file.url).pathname).slice(1)}`
      const { rows } = await readSheet(await at.school.ports.files.get(fileId), file.name)
      const cells = rows.flatMap((row) => row.cells)
      expect(cells.filter((cell) => cell.kind === 'formula')).toEqual([])
      const text = cells.map((cell) => cell.text).join('\n')
      const people = [...at.school.people.students, ...at.school.people.staff].map((row) => row.身份证号)
      expect(people.filter((idNumber) => text.includes(idNumber))).toEqual([])
    })

    it.each(taken)('%s %s can still be taken when the season is closed (X-8, D-2)', async (action, _kind, client, data) => {
      const person = await client()
      await at.school.database.run(sql`update season set state = 'closed' where school_id = ${schoolId}`)
      const answer = await person.ask(action, data)
      await at.school.database.run(sql`update season set state = 'open' where school_id = ${schoolId}`)
      expect(answer).toMatchObject({ ok: true })
    })
  })
})
