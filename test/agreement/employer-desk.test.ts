import sql from 'sql-template-tag'
import { readSheet } from '../../cloudfunctions/_kit/sheets/read-sheet'
import { contentFor, opinions, passOrigin, submitAgreement } from '../support/agreements'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import type { Client } from '../support/school'
import { inBrowser, personIdOf, sessionOf } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const queuePage = '/pages/agreement/queue/index?list=to-sign'

describe('several operators of one employer, its details and its list (S0-37…46)', () => {
  let at: Signing
  let colleague: Client
  let colleagueName: string
  beforeAll(async () => {
    at = await signingSchool()
    const personId = await personIdOf(at.school, 'E0003')
    await at.school.database.run(sql`delete from role_grant where person_id = ${personId}`)
    await at.school.database.run(sql`insert into role_grant values ('qicheng', ${personId}, 'employer-operator', ${at.employerId})`)
    colleague = at.school.web(await sessionOf(at.school, personId))
    await colleague.call('agreement.readNotes', {})
    colleagueName = (await colleague.call('account.me', {})).name
  })
  afterAll(() => at.school.end())

  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(at.school.database)
    await work()
    expect(await footprint(at.school.database)).toEqual(before)
  }

  describe('at the same agreements', () => {
    it('sign each exactly once, and the other reads who was first (S0-42, S0-44)', async () => {
      const cases = [await at.submitted(number(1)), await at.submitted(number(2)), await at.submitted(number(3))]
      const [one, other] = await Promise.all([
        at.operator.call('agreement.signMany', { caseIds: cases, ...opinions }),
        colleague.call('agreement.signMany', { caseIds: [...cases].reverse(), ...opinions }),
      ])
      expect(one.done + other.done).toBe(3)
      const late = [one, other].find(({ failed }) => failed > 0)
      expect(late?.results).toHaveLength(3)
      for (const row of late?.results ?? [])
        expect(row).toMatchObject({
          ok: false,
          code: 'handled-by-colleague',
          message: expect.stringMatching(/^已由 .+ 办理（确定签约），不用再办。$/),
        })
      const signatures = await at.school.database.rows(sql`select 1 from audit where action = 'sign' and case_id = any(${cases}::uuid[])`)
      expect(signatures).toHaveLength(3)
    })

    it('neither sign, return nor take back what the other has just handled, and change nothing (S0-42, S0-43, S0-46)', async () => {
      const caseId = await at.submitted(number(4))
      await colleague.call('agreement.sign', { caseId, ...opinions })
      await unchanged(async () => {
        for (const [action, data] of [
          ['agreement.sign', opinions],
          ['agreement.return', { code: 'post-filled', reason: '' }],
        ] as const)
          expect(await at.operator.refused(action, { caseId, ...data })).toMatchObject({
            code: 'handled-by-colleague',
            message: expect.stringContaining(`已由 ${colleagueName} 于`),
          })
        // Of one's own step nobody is told as of a colleague's.
        expect(await colleague.refused('agreement.sign', { caseId, ...opinions })).toMatchObject({ code: 'wrong-state' })
      })
      await at.operator.call('agreement.takeBack', { caseId })
      await unchanged(async () =>
        expect(await colleague.refused('agreement.takeBack', { caseId })).toMatchObject({ message: expect.stringContaining('拿回重签') }),
      )
    })
  })

  it('shows beside the link how much waits, and nothing where nothing waits (S0-37)', async () => {
    const badge = async () => (await at.operator.call('desk.home', {})).links.find(({ page }) => page === queuePage)?.count
    const before = (await badge()) ?? 0
    const caseId = await at.submitted(number(6))
    expect(await badge()).toBe(before + 1)
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign' })
    await at.operator.call('agreement.signMany', { caseIds: rows.map((row) => row.caseId), ...opinions })
    expect(rows.map((row) => row.caseId)).toContain(caseId)
    expect(await badge()).toBeNull()
  })

  describe('returning', () => {
    it('offers the policy’s reasons to the employer only (S0-43)', async () => {
      const caseId = await at.submitted(number(7))
      const { returnReasons } = await at.operator.call('agreement.case', { caseId })
      expect(returnReasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['post-filled', 'terms-differ', 'other']))
      expect((await at.officer.call('agreement.case', { caseId })).returnReasons).toEqual([])
    })

    it('keeps the reason’s code on record, and tells the student its words and what was added (S0-43)', async () => {
      const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign', search: number(7) })
      const caseId = rows[0]?.caseId ?? ''
      await unchanged(async () => {
        const refused = (data: object) => at.operator.refused('agreement.return', { caseId, ...data })
        expect(await refused({ code: 'terms-differ', reason: '' })).toMatchObject({ fields: { reason: '请写明原因，至少 2 个字' } })
        expect(await refused({ code: 'no-such-reason', reason: '理由充分' })).toMatchObject({ fields: { code: '请从列表中选择退回原因' } })
        expect(await refused({ code: 'other', reason: '字'.repeat(401) })).toMatchObject({ fields: { reason: expect.any(String) } })
      })
      await at.operator.call('agreement.return', { caseId, code: 'terms-differ', reason: '薪酬应为税前' })
      const student = await at.student(number(7))
      expect((await student.call('agreement.mine', {})).reason).toBe('条款与约定不符：薪酬应为税前')
      expect(await inboxOf(student)).toContainEqual(expect.stringContaining('条款与约定不符：薪酬应为税前'))
      const row = await at.school.database.row<{ detail: object }>(
        sql`select detail from audit where case_id = ${caseId} and action = 'return' order by seq desc limit 1`,
      )
      expect(row?.detail).toEqual({ code: 'terms-differ' })
    })

    it('needs no words where the reason speaks for itself (S0-43)', async () => {
      const caseId = await submitAgreement(await at.student(number(7)), at.employerId)
      await at.operator.call('agreement.return', { caseId, code: 'post-filled', reason: '' })
      expect((await (await at.student(number(7))).call('agreement.mine', {})).reason).toBe('岗位已招满')
    })
  })

  describe('the employer’s own details', () => {
    const details = async () => {
      const { details: known, verifiedAt } = await at.operator.call('agreement.myEmployer', {})
      return {
        verifiedAt,
        details: { nature: '', industry: '', address: '', contact: '', phone: '', email: '', archiveAddress: '', ...known },
      }
    }

    it('keep who changed what when, for operators and the career centre, and for nobody else (S0-40)', async () => {
      const before = await details()
      at.school.clock.add(60_000)
      await colleague.call('agreement.verifyEmployer', { details: { ...before.details, archiveAddress: '海州市人才中心' } })
      const history = { employerId: at.employerId }
      const seen = await at.operator.call('agreement.employerHistory', history)
      expect(seen.entries[0]).toMatchObject({
        who: colleagueName,
        role: '用人单位',
        at: at.school.clock.now.toISOString(),
        changes: [{ field: 'archiveAddress', from: '江城市人才中心', to: '海州市人才中心' }],
      })
      expect(await (await inBrowser(at.school, 'T0001')).call('agreement.employerHistory', history)).toEqual(seen)
      expect(await at.otherOperator.refused('agreement.employerHistory', history)).toMatchObject({ kind: 'not-found' })
      expect(await at.officer.refused('agreement.employerHistory', history)).toMatchObject({ code: 'role-not-allowed' })
    })

    it('are not written over by an operator who has not seen a colleague’s change (S0-40)', async () => {
      const mine = await details()
      at.school.clock.add(60_000)
      await colleague.call('agreement.verifyEmployer', { details: { ...mine.details, contact: '赵经理' }, seen: mine.verifiedAt })
      await unchanged(async () =>
        expect(
          await at.operator.refused('agreement.verifyEmployer', { details: { ...mine.details, contact: '钱经理' }, seen: mine.verifiedAt }),
        ).toMatchObject({ code: 'changed-meanwhile' }),
      )
      expect((await details()).details.contact).toBe('赵经理')
    })

    it('stay on agreements signed before as they were signed (S0-40)', async () => {
      const caseId = await at.signed(number(9))
      const signedWith = async () =>
        (
          await at.school.database.row<{ address: string }>(
            sql`select detail -> 'employer' -> 'details' ->> 'archiveAddress' as address from audit where case_id = ${caseId} and action = 'sign'`,
          )
        )?.address
      const before = await signedWith()
      const now = await details()
      await at.operator.call('agreement.verifyEmployer', { details: { ...now.details, archiveAddress: '又一个人才中心' } })
      expect(before).toBe('海州市人才中心')
      expect(await signedWith()).toBe(before)
    })
  })

  describe('the list of signed as a sheet', () => {
    it('holds what the employer’s own list holds, no ID number and no formula, and is on record (S0-45, D-2)', async () => {
      const student = await at.student(number(10))
      await passOrigin(student, at.officer)
      await student.call('agreement.readNotes', {})
      const content = contentFor(at.employerId, { post: '=HYPERLINK("http://evil.example","点我")' })
      const { caseId } = await student.call('agreement.submit', { content, agreesToDefault: true })
      await at.operator.call('agreement.sign', { caseId, ...opinions })
      const { rows: listed } = await at.operator.call('agreement.queue', { list: 'signed' })
      const file = await at.operator.call('agreement.exportSigned', {})
      expect(file).toMatchObject({ name: '2027届已签约毕业生.xlsx', rows: listed.length })
      const sheet = await exported(file.url)
      expect(new Set(sheet.map((row) => row.学号))).toEqual(new Set(listed.map((row) => row.number)))
      expect(sheet.find((row) => row.学号 === number(10))).toMatchObject({ 工作岗位: content.post, 签约人: expect.any(String) })
      const idNumbers = at.school.people.students.map((row) => row.身份证号)
      expect(idNumbers.filter((id) => JSON.stringify(sheet).includes(id))).toEqual([])
      const event = await at.school.database.row<{ detail: object }>(
        sql`select detail from event where kind = 'signed-list-exported' order by at desc limit 1`,
      )
      expect(event?.detail).toEqual({ employerIds: [at.employerId], rows: listed.length })
    })

    it('is empty for an employer that has signed nothing: nobody else’s rows are in it (S0-45, X-2)', async () => {
      expect((await at.otherOperator.call('agreement.exportSigned', {})).rows).toBe(0)
    })

    async function exported(url: string) {
      const place = /agreement-signed\/[\w-]+\/[\w-]+\.xlsx/.exec(decodeURIComponent(url))?.[0] ?? ''
      const { header, rows } = await readSheet(await at.school.ports.files.get(`folder://${place}`), 'signed.xlsx')
      expect(rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'formula'))).toEqual([])
      return rows.map(({ cells }) => Object.fromEntries(header.map((title, c) => [title, cells[c]?.text ?? ''])))
    }
  })
})
