import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { opinions, passOrigin, schoolContact, submitAgreement } from '../support/agreements'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import type { Client } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('the employer’s side (S0-37…46)', () => {
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

  describe('a newcomer', () => {
    let newcomer: Client
    let caseId: string
    let own: { employerId: string; name: string }
    beforeAll(async () => {
      newcomer = await inBrowser(at.school, 'E0003')
      own = await newcomer.call('agreement.myEmployer', {})
      const student = await at.student(number(1))
      await passOrigin(student, at.officer)
      caseId = await submitAgreement(student, own.employerId)
    })

    it('must read the notes first, and signs nothing before (S0-38)', async () => {
      const { before, counts } = await newcomer.call('agreement.queue', { list: 'to-sign' })
      expect(before).toMatchObject({
        notesRead: false,
        detailsVerified: false,
        notes: expect.arrayContaining([expect.stringContaining('约束力')]),
      })
      expect(counts).toEqual([
        { list: 'to-sign', label: '待签约', count: 1 },
        { list: 'signed', label: '已签约', count: 0 },
        { list: 'ended', label: '已解约', count: 0 },
      ])
      await unchanged(async () =>
        expect(await newcomer.refused('agreement.sign', { caseId, ...opinions })).toMatchObject({
          code: 'notes-not-read',
          message: '请先阅读签约须知，再继续办理。',
        }),
      )
      await newcomer.call('agreement.readNotes', {})
      expect((await newcomer.call('agreement.queue', { list: 'to-sign' })).before?.notesRead).toBe(true)
    })

    it('must check the employer’s own details before the first signature, and may change them (S0-40)', async () => {
      await unchanged(async () => {
        expect(await newcomer.refused('agreement.sign', { caseId, ...opinions })).toMatchObject({
          code: 'employer-details-not-verified',
          message: '首次签约前，请先核对单位信息。',
          fix: { page: '/pages/agreement/employer/index' },
        })
        const { details } = await newcomer.call('agreement.myEmployer', {})
        expect(await newcomer.refused('agreement.verifyEmployer', { details })).toMatchObject({
          fields: { 'details.archiveAddress': expect.any(String) },
        })
        const complete = { ...details, archiveAddress: '江城☑' }
        expect(await newcomer.refused('agreement.verifyEmployer', { details: complete })).toMatchObject({
          kind: 'invalid',
          fields: { 'details.archiveAddress': '有打印不出的字符：☑，请换一种写法' },
        })
        const someoneElses = { employerId: at.employerId, details: { ...details, archiveAddress: '江城' } }
        expect(await newcomer.refused('agreement.verifyEmployer', someoneElses)).toMatchObject({ kind: 'not-found' })
      })
      const { details } = await newcomer.call('agreement.myEmployer', {})
      await newcomer.call('agreement.verifyEmployer', {
        details: {
          nature: '',
          industry: '',
          contact: '',
          phone: '',
          email: '',
          ...details,
          address: '新地址 1 号',
          archiveAddress: '江城市人才中心',
        },
      })
      expect(await newcomer.call('agreement.myEmployer', {})).toMatchObject({
        details: { address: '新地址 1 号', archiveAddress: '江城市人才中心' },
        verifiedAt: expect.any(String),
      })
      expect(await newcomer.call('agreement.sign', { caseId, ...opinions })).toMatchObject({ state: 'with-student' })
    })

    it('who serves two employers verifies and signs for each of them (A-6, S0-40)', async () => {
      const other = at.school.people.employers[3]
      const employer = await at.school.database.row<{ employer_id: string }>(
        sql`select employer_id from employer where name = ${other?.单位名称}`,
      )
      await at.school.database.run(
        sql`insert into role_grant values ('qicheng', ${await personIdOf(at.school, 'E0003')}, 'employer-operator', ${employer?.employer_id})`,
      )
      const both = await inBrowser(at.school, 'E0003')
      expect((await both.call('agreement.queue', { list: 'to-sign' })).before?.detailsVerified).toBe(false)
      const second = await both.call('agreement.myEmployer', {})
      expect(second).toMatchObject({ employerId: employer?.employer_id, verifiedAt: null })
      const details = {
        nature: '',
        industry: '',
        address: '',
        contact: '',
        phone: '',
        email: '',
        ...second.details,
        archiveAddress: '海州市人才中心',
      }
      expect(await both.refused('agreement.verifyEmployer', { details })).toMatchObject({ fields: { employerId: '请选择要核对的单位' } })
      await both.call('agreement.verifyEmployer', { employerId: second.employerId, details })
      expect((await both.call('agreement.queue', { list: 'to-sign' })).before?.detailsVerified).toBe(true)
      const students = [number(2), number(3)]
      const cases = await Promise.all(
        students.map(async (student, index) => {
          const client = await at.student(student)
          await passOrigin(client, at.officer)
          return submitAgreement(client, [own.employerId, second.employerId][index] ?? '')
        }),
      )
      expect((await both.call('agreement.signMany', { caseIds: cases, ...opinions })).done).toBe(2)
      const told = await Promise.all(students.map(async (student) => inboxOf(await at.student(student))))
      expect(told).toEqual([own.name, second.name].map((name) => expect.arrayContaining([expect.stringContaining(`${name}已签约`)])))
    })
  })

  it('has a count badge on what waits, and finds it by name or student number (S0-37, S0-39)', async () => {
    await at.submitted(number(4))
    at.school.clock.add(60_000)
    await at.submitted(number(6))
    const { todos } = await at.operator.call('desk.home', {})
    expect(todos).toMatchObject([{ id: 'agreement-sign', title: '毕业生待签约', count: 2 }])
    const list = await at.operator.call('agreement.queue', { list: 'to-sign' })
    expect(list.counts.find(({ list: name }) => name === 'to-sign')?.count).toBe(2)
    expect(list.rows.map((row) => row.number)).toEqual([number(4), number(6)])
    const name = at.school.people.students.find((row) => row.学号 === number(6))?.姓名 ?? ''
    const search = async (text: string) =>
      (await at.operator.call('agreement.queue', { list: 'to-sign', search: text })).rows.map((row) => row.number)
    expect(await search(name)).toContain(number(6))
    expect(await search(number(6))).toEqual([number(6)])
    for (const wild of ['%', '_', '\\']) expect(await search(wild)).toEqual([])
  })

  it('sees only what is its own: another employer’s case does not exist (X-2)', async () => {
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign' })
    const caseId = rows[0]?.caseId ?? ''
    expect((await at.otherOperator.call('agreement.queue', { list: 'all' })).rows).toEqual([])
    await unchanged(async () => {
      for (const [action, data] of [
        ['agreement.case', {}],
        ['agreement.document', {}],
        ['desk.trail', {}],
        ['agreement.sign', opinions],
        ['agreement.return', { reason: '试试看' }],
        ['agreement.takeBack', {}],
      ] as const)
        expect(await at.otherOperator.refused(action, { caseId, ...data })).toMatchObject({ kind: 'not-found', code: 'not-found' })
    })
  })

  it('signs with its opinion; the student is told by when to confirm (S0-41, S0-42, S0-48)', async () => {
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign', search: number(4) })
    const caseId = rows[0]?.caseId ?? ''
    await at.operator.call('agreement.sign', { caseId, opinion: '同意接收，欢迎', superiorOpinion: '同意' })
    const student = await at.student(number(4))
    const mine = await student.call('agreement.mine', {})
    expect(mine).toMatchObject({
      state: { state: 'with-student' },
      opinions: { employer: '同意接收，欢迎', superior: '同意' },
      dueAt: '2027-03-08T16:00:00.000Z',
    })
    expect(await inboxOf(student)).toContainEqual(expect.stringContaining('请在 3月8日 24:00 前核对并确认'))
    const signed = await at.operator.call('agreement.queue', { list: 'signed' })
    expect(signed.rows).toMatchObject([{ number: number(4), state: { state: 'with-student' } }])
  })

  it('is refused an opinion that cannot be printed, by field, alone and in bulk (S0-41)', async () => {
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign', search: number(6) })
    const caseId = rows[0]?.caseId ?? ''
    await unchanged(async () => {
      expect(await at.operator.refused('agreement.sign', { caseId, opinion: '同意☺', superiorOpinion: '𠮷' })).toMatchObject({
        kind: 'invalid',
        fields: { opinion: '有打印不出的字符：☺，请换一种写法', superiorOpinion: '有打印不出的字符：𠮷，请换一种写法' },
      })
      expect(await at.operator.refused('agreement.signMany', { caseIds: [caseId], opinion: '☺', superiorOpinion: '' })).toMatchObject({
        fields: { opinion: expect.any(String) },
      })
      expect(await at.operator.refused('agreement.sign', { caseId, opinion: '', superiorOpinion: '' })).toMatchObject({
        fields: { opinion: expect.any(String) },
      })
    })
  })

  it('returns with a reason the student sees at once; without one nothing happens (S0-43)', async () => {
    const { rows } = await at.operator.call('agreement.queue', { list: 'to-sign', search: number(6) })
    const caseId = rows[0]?.caseId ?? ''
    await unchanged(async () =>
      expect(await at.operator.refused('agreement.return', { caseId, reason: ' ' })).toMatchObject({
        fields: { reason: '请写明原因，至少 2 个字' },
      }),
    )
    expect(await at.operator.call('agreement.return', { caseId, reason: '岗位已招满' })).toMatchObject({ state: 'returned' })
    const student = await at.student(number(6))
    expect(await student.call('agreement.mine', {})).toMatchObject({ state: { label: '已退回' }, reason: '岗位已招满', hasDocument: false })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^用人单位退回了协议：.*岗位已招满/))
    await unchanged(async () =>
      expect(await at.operator.refused('agreement.sign', { caseId, ...opinions })).toMatchObject({ code: 'wrong-state' }),
    )
    expect(await submitAgreement(student, at.employerId)).toBe(caseId)
  })

  it('signs many at once: each row has its own result and one bad row spoils none (S0-44, X-9)', async () => {
    const good = [await at.submitted(number(7)), await at.submitted(number(13))]
    const already = await at.signed(number(9))
    const strangers = (await (await at.student(number(1))).call('agreement.mine', {})).caseId ?? ''
    const nobodys = randomUUID()
    const { results, done, failed } = await at.operator.call('agreement.signMany', {
      caseIds: [...good, already, strangers, nobodys, good[0] ?? ''],
      ...opinions,
    })
    expect({ done, failed }).toEqual({ done: 2, failed: 3 })
    expect(results.map(({ caseId, ok, state, code }) => [caseId, ok, state, code])).toEqual([
      [good[0], true, 'with-student', null],
      [good[1], true, 'with-student', null],
      [already, false, null, 'wrong-state'],
      [strangers, false, null, 'not-found'],
      [nobodys, false, null, 'not-found'],
    ])
    expect(results.filter(({ ok }) => !ok).every(({ message }) => message)).toBe(true)
    const student = await at.student(number(13))
    expect(await student.call('agreement.mine', {})).toMatchObject({
      opinions: { employer: opinions.opinion },
      dueAt: '2027-03-08T16:00:00.000Z',
    })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^请确认签约信息/))
    await unchanged(async () => {
      const caseIds = Array.from({ length: 1001 }, () => randomUUID())
      expect(await at.operator.refused('agreement.signMany', { caseIds, ...opinions })).toMatchObject({
        fields: { caseIds: '一次最多处理 1000 行，请分批办理' },
      })
    })
  })

  it('takes back and signs anew until the student has confirmed, never after (S0-46)', async () => {
    const caseId = await at.signed(number(10))
    const student = await at.student(number(10))
    expect(await at.operator.call('agreement.takeBack', { caseId })).toMatchObject({ state: 'with-employer' })
    expect(await student.call('agreement.mine', {})).toMatchObject({
      dueAt: null,
      stages: expect.arrayContaining([{ name: '单位签约', state: 'now' }]),
    })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^用人单位拿回重签/))
    at.school.clock.add(86_400_000)
    await at.operator.call('agreement.sign', { caseId, opinion: '同意，岗位改为研发', superiorOpinion: '' })
    expect(await student.call('agreement.mine', {})).toMatchObject({
      opinions: { employer: '同意，岗位改为研发' },
      dueAt: '2027-03-09T16:00:00.000Z',
    })
    await student.call('agreement.confirm', {})
    await unchanged(async () => expect(await at.operator.refused('agreement.takeBack', { caseId })).toMatchObject({ code: 'wrong-state' }))
    const { trail } = await at.operator.call('agreement.case', { caseId })
    expect(trail.map(({ label, role }) => [label, role])).toEqual([
      ['正式提交', '毕业生'],
      ['确定签约', '用人单位'],
      ['拿回重签', '用人单位'],
      ['确定签约', '用人单位'],
      ['确认签约信息', '毕业生'],
    ])
  })

  it('binds: no objection and no rejection opens a way back for the student alone; only the employer’s own step does (S0-64…66)', async () => {
    const caseId = await at.signed(number(11))
    const student = await at.student(number(11))
    const held = async () =>
      unchanged(async () =>
        expect(await student.refused('agreement.withdraw', {})).toMatchObject({
          code: 'employer-has-signed',
          message: '用人单位已经签约，不能自行撤回。有异议的，请等单位修改后重新签约或退回；要解除协议，只能按违约（解约）程序办理。',
          call: { office: '所在学院学生工作办公室' },
        }),
      )
    await unchanged(async () => expect(await student.refused('agreement.withdraw', {})).toMatchObject({ code: 'wrong-state' }))
    await student.call('agreement.object', { reason: '薪酬与约定不符' })
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^毕业生对协议有异议：.*薪酬与约定不符/))
    await held()
    expect((await student.call('agreement.mine', {})).mayI).toMatchObject([
      { action: 'withdraw', blocked: { code: 'employer-has-signed', fix: { page: '/pages/release/index' } } },
      { action: 'askReturn', blocked: { code: 'employer-has-signed' } },
    ])
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    await student.call('agreement.confirm', {})
    await at.officer.call('agreement.reject', { caseId, to: 'employer', reason: '地址不全' })
    await held()
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    await at.operator.call('agreement.takeBack', { caseId })
    expect(await student.call('agreement.withdraw', {})).toMatchObject({ state: 'draft' })
  })

  it('wants a reason for an objection (S0-47…51, Decided)', async () => {
    await at.signed(number(12))
    const student = await at.student(number(12))
    await unchanged(async () =>
      expect(await student.refused('agreement.object', { reason: '' })).toMatchObject({ fields: { reason: '请写明原因，至少 2 个字' } }),
    )
  })

  it.each<[string, Client | (() => Promise<Client>), string, object]>([
    ['an officer signs nothing', () => Promise.resolve(at.officer), 'agreement.sign', { caseId: randomUUID(), ...opinions }],
    [
      'a student signs nothing for the employer',
      () => at.student(number(1)),
      'agreement.signMany',
      { caseIds: [randomUUID()], ...opinions },
    ],
    ['an employer confirms nothing', () => Promise.resolve(at.operator), 'agreement.confirm', {}],
    ['an employer approves nothing', () => Promise.resolve(at.operator), 'agreement.approve', { caseId: randomUUID(), schoolContact }],
    ['an employer files nothing', () => Promise.resolve(at.operator), 'agreement.file', { caseId: randomUUID() }],
    [
      'the career centre approves nothing',
      () => inBrowser(at.school, 'T0001'),
      'agreement.approve',
      { caseId: randomUUID(), schoolContact },
    ],
  ])('role-not-allowed: %s (X-2)', async (_, who, action, data) => {
    const client = typeof who === 'function' ? await who() : who
    await unchanged(async () =>
      expect(await client.refused(action, data)).toMatchObject({
        code: 'role-not-allowed',
        message: expect.stringContaining('您当前的身份不能办理这项业务'),
      }),
    )
  })
})
