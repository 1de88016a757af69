import { generateKeyPairSync, sign } from 'node:crypto'
import sql from 'sql-template-tag'
import { signedText } from '../../cloudfunctions/_kit/proof-qr'
import { contentFor, opinions, passOrigin, schoolContact, submitAgreement } from '../support/agreements'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { inkIn, picturesOf } from '../support/raster'
import type { Client } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('the college’s side (S0-52…63)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(at.school.database)
    await work()
    expect(await footprint(at.school.database)).toEqual(before)
  }

  it('wants every line of the school’s contact, printable, and writes nothing without (S0-53)', async () => {
    const caseId = await at.confirmed(number(1))
    await unchanged(async () => {
      const refusedFields = async (contact: object) =>
        (await at.officer.refused('agreement.approve', { caseId, schoolContact: contact })).fields
      expect(Object.keys((await refusedFields({ contact: '', phone: ' ', postcode: '43007', address: '' })) ?? {}).sort()).toEqual([
        'schoolContact.address',
        'schoolContact.contact',
        'schoolContact.phone',
        'schoolContact.postcode',
      ])
      expect(await refusedFields({ ...schoolContact, address: '大学路☑' })).toEqual({
        'schoolContact.address': '有打印不出的字符：☑，请换一种写法',
      })
    })
    expect((await at.officer.call('agreement.case', { caseId })).lastContact).toBeNull()
  })

  it('offers what this very counselor typed last, and nobody else’s (S0-54)', async () => {
    const [waiting] = (await at.officer.call('agreement.queue', { list: 'to-review', search: number(1) })).rows
    const caseId = waiting?.caseId ?? ''
    const approved = await at.officer.call('agreement.approve', { caseId, schoolContact })
    expect(approved).toMatchObject({ state: 'approved', number: '20270300001' })
    const next = await at.confirmed(number(2))
    expect((await at.officer.call('agreement.case', { caseId: next })).lastContact).toEqual(schoolContact)
    const counselor = await inBrowser(at.school, 'T0019', 'counselor')
    const theirs = (await counselor.call('agreement.queue', { list: 'to-review' })).rows.find((row) => row.number === number(2))
    expect((await counselor.call('agreement.case', { caseId: theirs?.caseId ?? '' })).lastContact).toBeNull()
    const changed = { ...schoolContact, contact: '新老师' }
    await at.officer.call('agreement.approve', { caseId: next, schoolContact: changed })
    expect((await at.officer.call('agreement.case', { caseId: next })).lastContact).toEqual(changed)
  })

  it('tells student and employer of the approval, and offers the print (S0-55)', async () => {
    const student = await at.student(number(1))
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^协议审核通过/))
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^协议审核通过/))
    expect(await student.call('agreement.mine', {})).toMatchObject({ number: '20270300001', hasDocument: true, schoolContact })
  })

  it('rejects to the employer, who signs anew after which everything follows again (S0-56, Decided)', async () => {
    const caseId = await at.confirmed(number(3))
    expect(await at.officer.call('agreement.reject', { caseId, to: 'employer', reason: '档案接收地不全' })).toMatchObject({
      state: 'with-employer',
    })
    for (const client of [at.operator, await at.student(number(3))])
      expect(await inboxOf(client)).toContainEqual(expect.stringMatching(/^协议被学院退回：.*档案接收地不全/))
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    await (await at.student(number(3))).call('agreement.confirm', {})
    expect(await at.officer.call('agreement.approve', { caseId, schoolContact })).toMatchObject({ number: '20270300003' })
    const { trail } = await at.officer.call('agreement.case', { caseId })
    expect(trail.map(({ label, reason }) => [label, reason])).toEqual([
      ['正式提交', null],
      ['确定签约', null],
      ['确认签约信息', null],
      ['退回用人单位', '档案接收地不全'],
      ['确定签约', null],
      ['确认签约信息', null],
      ['审核通过', null],
    ])
  })

  it('rejects to the student, tells both parties, and the employer has to sign the changed agreement again (S0-56, Decided)', async () => {
    const caseId = await at.confirmed(number(4))
    const student = await at.student(number(4))
    expect(await at.officer.call('agreement.reject', { caseId, to: 'student', reason: '岗位填写有误' })).toMatchObject({
      state: 'returned',
    })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^协议被学院退回：.*岗位填写有误/))
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^协议退回学生修改：.*岗位填写有误/))
    await student.call('agreement.submit', { content: contentFor(at.employerId, { post: '研发' }), agreesToDefault: true })
    expect((await at.operator.call('agreement.case', { caseId })).opinions).toEqual({ employer: '', superior: '' })
  })

  it.each<[string, (caseId: string) => Promise<[Client, string, object]>, object]>([
    [
      'wrong-state: approving what the student has not confirmed',
      async (caseId) => [at.officer, 'agreement.approve', { caseId, schoolContact }],
      { code: 'wrong-state' },
    ],
    [
      'wrong-state: rejecting it',
      async (caseId) => [at.officer, 'agreement.reject', { caseId, to: 'student', reason: '试试看' }],
      { code: 'wrong-state' },
    ],
    [
      'wrong-state: filing it',
      async (caseId) => [at.officer, 'agreement.file', { caseId }],
      { code: 'wrong-state', message: '事项的状态已经变化，这一步现在不能办理。请刷新后再看。' },
    ],
    [
      'a rejection without a reason',
      async (caseId) => [at.officer, 'agreement.reject', { caseId, to: 'student', reason: '' }],
      { fields: { reason: '请写明原因，至少 2 个字' } },
    ],
    [
      'a rejection to nobody',
      async (caseId) => [at.officer, 'agreement.reject', { caseId, to: 'both', reason: '试试看' }],
      { fields: { to: '请选择退回给谁' } },
    ],
    [
      'another college’s officer (X-2)',
      async (caseId) => [await inBrowser(at.school, 'T0005'), 'agreement.approve', { caseId, schoolContact }],
      { kind: 'not-found' },
    ],
    [
      'another college’s officer, reading',
      async (caseId) => [await inBrowser(at.school, 'T0005'), 'agreement.case', { caseId }],
      { kind: 'not-found' },
    ],
    [
      'another college’s officer, printing',
      async (caseId) => [await inBrowser(at.school, 'T0005'), 'agreement.document', { caseId }],
      { kind: 'not-found' },
    ],
    ['another student, printing', async (caseId) => [await at.student(number(1)), 'agreement.document', { caseId }], { kind: 'not-found' }],
    [
      'another student, reading the trail',
      async (caseId) => [await at.student(number(1)), 'desk.trail', { caseId }],
      { kind: 'not-found' },
    ],
  ])('writes nothing when refused: %s', async (_, attempt, expected) => {
    const [{ caseId } = { caseId: '' }] = (await at.operator.call('agreement.queue', { list: 'to-sign', search: number(4) })).rows
    const [client, action, data] = await attempt(caseId)
    await unchanged(async () => expect(await client.refused(action, data)).toMatchObject(expected))
  })

  describe('the printed agreement (S0-57…60)', () => {
    const printed = async (client: Client, caseId: string) => {
      const { url, name } = await client.call('agreement.document', { caseId })
      const path = decodeURIComponent(new URL(url).pathname.slice(1))
      return { name, path, pdf: await at.school.ports.files.get(`folder://${path}`) }
    }

    it('exists once submitted, carries the draft watermark until approved, and is kept and the same for everybody in the same state', async () => {
      const student = await at.student(number(6))
      await passOrigin(student, at.officer)
      await student.call('agreement.saveDraft', { content: contentFor(at.employerId) })
      const draft = (await student.call('agreement.mine', {})).caseId ?? ''
      await unchanged(async () =>
        expect(await student.refused('agreement.document', { caseId: draft })).toMatchObject({
          kind: 'not-found',
          message: '提交后才能打印协议，请先提交。',
        }),
      )
      const caseId = await submitAgreement(student, at.employerId)
      const submitted = await printed(student, caseId)
      expect(submitted.name).toMatch(/^就业协议-.+\.pdf$/)
      expect(await picturesOf(submitted.pdf, 0.5)).toHaveLength(2)
      await at.operator.call('agreement.sign', { caseId, ...opinions })
      await student.call('agreement.confirm', {})
      await at.officer.call('agreement.approve', { caseId, schoolContact })
      const first = await printed(student, caseId)
      at.school.clock.add(3_600_000)
      for (const client of [student, at.officer, at.operator]) {
        const again = await printed(client, caseId)
        expect(again.path).toBe(first.path)
        expect(again.pdf.equals(first.pdf)).toBe(true)
      }
      expect(first.pdf.equals(submitted.pdf)).toBe(false)
    })

    it('says of the employer what the employer signed with, whatever it changes later', async () => {
      const [{ caseId } = { caseId: '' }] = (await at.officer.call('agreement.queue', { list: 'to-file', search: number(6) })).rows
      const before = await printed(at.officer, caseId)
      const { details } = await at.operator.call('agreement.myEmployer', {})
      await at.operator.call('agreement.verifyEmployer', {
        details: {
          nature: '',
          industry: '',
          contact: '',
          phone: '',
          email: '',
          archiveAddress: '',
          ...details,
          address: '完全不同的地址 9 号',
        },
      })
      const after = await printed(at.officer, caseId)
      expect(after.pdf.equals(before.pdf)).toBe(true)
    })

    it('shows the employer’s signature only while it stands (S0-46)', async () => {
      const caseId = await at.signed(number(7))
      const signed = await printed(at.officer, caseId)
      await at.operator.call('agreement.takeBack', { caseId })
      const takenBack = await printed(at.officer, caseId)
      const [withSignature, without] = await Promise.all([signed, takenBack].map(async ({ pdf }) => (await picturesOf(pdf, 1))[0]))
      // The foot of 乙方意见, where 线上签署 stands.
      const foot = { x: 300, y: 560, width: 240, height: 110 }
      expect(inkIn(withSignature, foot)).toBeGreaterThan(inkIn(without, foot))
    })

    it('holds the longest texts the form takes (S0-57…60)', async () => {
      const student = await at.student(number(9))
      await passOrigin(student, at.officer)
      await student.call('agreement.readNotes', {})
      const long = (length: number) => '试用期满后按考核结果调整岗位与薪酬，'.repeat(20).slice(0, length)
      const content = contentFor(at.employerId, {
        opinion: long(100),
        post: long(40),
        place: long(60),
        pay: long(40),
        probation: long(40),
        penalty: long(40),
        remarks: long(200),
        email: `${'a'.repeat(60)}@qicheng.example`,
      })
      const { caseId } = await student.call('agreement.submit', { content, agreesToDefault: true })
      for (let round = 0; round < 6; round += 1) {
        await at.operator.call('agreement.sign', { caseId, opinion: long(100), superiorOpinion: long(100) })
        if (round < 5) await at.operator.call('agreement.takeBack', { caseId })
      }
      await student.call('agreement.confirm', {})
      const longest = { contact: long(20), phone: '0'.repeat(30), postcode: '430074', address: long(100) }
      await at.officer.call('agreement.approve', { caseId, schoolContact: longest })
      expect(await picturesOf((await printed(at.officer, caseId)).pdf, 0.5)).toHaveLength(6)
    })
  })

  describe('filing (S0-61)', () => {
    const byText = async (text: string, client = at.officer) => (await client.call('agreement.find', { text })).rows
    /** What stands in the QR of an agreement: its terms, signed by the school. */
    const genuine = (agreementNumber: string) =>
      signedText(Buffer.from(JSON.stringify([[agreementNumber, ...Array(12).fill('…')], [], 'abcdef'])).toString('base64url'))
    /** The code with its body or its signature changed. */
    const altered = (qr: string, part: number, change: (text: string) => string) =>
      qr
        .split('.')
        .map((text, index) => (index === part ? change(text) : text))
        .join('.')

    it('finds by student number, agreement number and QR, within the officer’s own college', async () => {
      for (const text of [
        number(1),
        '20270300001',
        ` ${number(1)} `,
        genuine('20270300001'),
        `https://qicheng.example/#/pages/verify/index?q=${genuine('20270300001')}`,
      ])
        expect((await byText(text)).map((row) => [row.number, row.agreementNumber])).toEqual([[number(1), '20270300001']])
      expect(await byText('20270399999')).toEqual([])
      expect(await byText('%')).toEqual([])
      const stranger = await inBrowser(at.school, 'T0005')
      for (const text of [number(1), '20270300001', genuine('20270300001')]) expect(await byText(text, stranger)).toEqual([])
    })

    it.each<[string, (qr: string) => string]>([
      ['another number', (qr) => altered(qr, 2, () => genuine('20270300002').split('.')[2] ?? '')],
      ['one letter changed', (qr) => altered(qr, 2, (body) => `${body.slice(0, 30)}${body[30] === 'A' ? 'B' : 'A'}${body.slice(31)}`)],
      ['another key’s name', (qr) => altered(qr, 1, () => 'zzzzzz')],
      ['a signature cut short', (qr) => qr.slice(0, -8)],
      ['no signature', (qr) => qr.slice(0, qr.lastIndexOf('.'))],
      ['the mark of another kind of code', (qr) => qr.replace('QC2', 'QC1')],
      [
        'a stranger’s signature',
        (qr) => {
          const { privateKey } = generateKeyPairSync('ed25519')
          const body = qr.slice(0, qr.lastIndexOf('.'))
          return `${body}.${sign(null, Buffer.from(body), privateKey).toString('base64url')}`
        },
      ],
    ])('refuses a QR with %s', async (_, forge) => {
      const text = forge(genuine('20270300001'))
      await unchanged(async () =>
        expect(await at.officer.refused('agreement.find', { text })).toMatchObject({
          kind: 'refused',
          code: 'qr-not-genuine',
          message: '这个二维码不是本校的就业协议，或内容已被改动。请核对纸质协议，也可以直接输入协议编号查找。',
        }),
      )
    })

    it('ends the procedure, tells both parties, and cannot be done twice', async () => {
      const [row] = await byText('20270300001')
      const caseId = row?.caseId ?? ''
      const sealsSeen: ('college' | 'university' | 'employer')[] = ['college', 'university', 'employer']
      expect(await at.officer.call('agreement.file', { caseId, sealsSeen })).toMatchObject({ state: 'filed' })
      const student = await at.student(number(1))
      for (const client of [student, at.operator]) expect(await inboxOf(client)).toContainEqual(expect.stringMatching(/^协议已备案/))
      expect(await student.call('agreement.mine', {})).toMatchObject({
        mayI: [],
        stages: expect.not.arrayContaining([{ name: '盖章备案', state: 'now' }]),
      })
      await unchanged(async () => expect(await at.officer.refused('agreement.file', { caseId })).toMatchObject({ code: 'wrong-state' }))
      expect((await at.officer.call('desk.trail', { caseId })).trail.map(({ label }) => label)).toEqual([
        '正式提交',
        '确定签约',
        '确认签约信息',
        '审核通过',
        '备案',
      ])
    })
  })
})

describe('agreement numbers (S0-62)', () => {
  it('run without gaps in each college when twenty are approved at once', async () => {
    const at = await signingSchool()
    const others = await inBrowser(at.school, 'T0005')
    const eligible = at.school.people.students
      .filter(({ 培养方式, 学院 }) => !['定向', '委培'].includes(培养方式) && 学院 !== '外国语学院')
      .slice(0, 24)
    const cases: { caseId: string; officer: Client }[] = []
    for (const { 学号, 学院 } of eligible) {
      const officer = 学院 === '计算机学院' ? at.officer : others
      const student = await at.student(学号)
      await passOrigin(student, officer)
      const caseId = await submitAgreement(student, at.employerId)
      await at.operator.call('agreement.sign', { caseId, ...opinions })
      await student.call('agreement.confirm', {})
      cases.push({ caseId, officer })
    }
    const answers = await Promise.all(cases.map(({ caseId, officer }) => officer.ask('agreement.approve', { caseId, schoolContact })))
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
    const again = await Promise.all(cases.map(({ caseId, officer }) => officer.refused('agreement.approve', { caseId, schoolContact })))
    expect(new Set(again.map(({ code }) => code))).toEqual(new Set(['wrong-state']))
    const rows = await at.school.database.rows<{ college: string; number: string }>(
      sql`select c.college, a.number from agreement a join workflow_case c using (school_id, case_id) order by a.number`,
    )
    for (const [college, digits] of [
      ['计算机学院', '03'],
      ['机械工程学院', '02'],
    ]) {
      const numbers = rows.filter((row) => row.college === college).map((row) => row.number)
      expect(numbers.length).toBeGreaterThan(9)
      expect(numbers).toEqual(numbers.map((_, index) => `2027${digits}${String(index + 1).padStart(5, '0')}`))
    }
    expect(new Set(rows.map((row) => row.number)).size).toBe(24)
    await at.school.end()
  })
})
