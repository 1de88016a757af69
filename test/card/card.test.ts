import sql from 'sql-template-tag'
import { creditCheckDigit } from '../../src/shared/identity'
import { everything } from '../security/snapshot'
import { ticketOfCard } from '../support/cards'
import { inboxOf } from '../support/inbox'
import type { Client } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('the name card (S0-31)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const opened = (ticket: string) => at.school.nobody().ask('card.open', { ticket })
  const over = { ok: false, error: { kind: 'refused', code: 'card-over' } }
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await everything(at.school.database, ['request'])
    await work()
    expect(await everything(at.school.database, ['request'])).toEqual(before)
  }

  it('shows whoever holds the link name, school and major, and nothing else, without an account (S0-31)', async () => {
    const student = await at.student(number(1))
    const ticket = await ticketOfCard(student)
    const row = at.school.people.students.find(({ 学号 }) => 学号 === number(1))
    expect(await opened(ticket)).toEqual({
      ok: true,
      data: { name: row?.姓名, school: '启程大学', major: row?.专业, expiresAt: '2027-03-02T01:00:00.000Z' },
    })
  })

  it('keeps of the ticket only its hash, and gives the student the same code again; the scene fits a mini-program code (S0-31)', async () => {
    const student = await at.student(number(1))
    const requestId = 'card-make-again-1'
    await student.call('card.make', { hours: 24 }, requestId)
    await student.call('card.make', { hours: 24 }, requestId)
    const { card } = await student.call('card.mine', {})
    const ticket = card?.ticket ?? ''
    expect(ticket).toMatch(/^[\w-]{20,32}$/)
    expect((await student.call('card.mine', {})).card?.ticket).toBe(ticket)
    const hits = await at.school.database.rows(
      sql`select 1 from name_card k where k::text like ${`%${ticket}%`} union all select 1 from request r where r::text like ${`%${ticket}%`}
        union all select 1 from event e where e::text like ${`%${ticket}%`}`,
    )
    expect(hits).toEqual([])
    expect((await student.call('card.code', {})).picture).toMatch(/^data:image\/png;base64,/)
  })

  it('counts each opening for the student to see (S0-31)', async () => {
    const student = await at.student(number(2))
    const ticket = await ticketOfCard(student)
    expect((await student.call('card.mine', {})).card).toMatchObject({ opened: 0, lastOpenedAt: null })
    await opened(ticket)
    at.school.clock.add(60_000)
    await opened(ticket)
    expect((await student.call('card.mine', {})).card).toMatchObject({ opened: 2, lastOpenedAt: at.school.clock.now.toISOString() })
  })

  it('ends by time, by a newer card and by the student’s hand, always with the same words (S0-31)', async () => {
    const student = await at.student(number(3))
    const first = await ticketOfCard(student)
    const second = await ticketOfCard(student)
    expect(await opened(first)).toMatchObject(over)
    expect(await opened(second)).toMatchObject({ ok: true })
    at.school.clock.add(24 * HOUR)
    await unchanged(async () => expect(await opened(second)).toMatchObject(over))
    expect((await student.call('card.mine', {})).card).toBeNull()
    const third = await ticketOfCard(student, 168)
    await student.call('card.revoke', {})
    await unchanged(async () => {
      const answers = await Promise.all([third, 'no-such-ticket'].map(opened))
      expect(answers).toMatchObject([over, over])
      const messages = answers.map((answer) => (answer.ok ? '' : answer.error.message))
      expect(new Set(messages)).toEqual(new Set(['这张名片已失效或已被毕业生收回。请毕业生重新出示一张，再扫一次。']))
      expect(await at.operator.refused('card.claim', { ticket: third })).toMatchObject({ code: 'card-over' })
    })
  })

  it('is valid for as long as the policy offers, seven days at most (S0-31)', async () => {
    const student = await at.student(number(3))
    expect((await student.call('card.mine', {})).validHours).toEqual([24, 72, 168])
    await unchanged(async () =>
      expect(await student.refused('card.make', { hours: 169 })).toMatchObject({ fields: { hours: '请从列表中选择有效期' } }),
    )
  })

  it('keeps one live card when several phones make one at once (S0-31)', async () => {
    const student = await at.student(number(4))
    await Promise.all(Array.from({ length: 5 }, () => student.call('card.make', { hours: 24 })))
    const rows = await at.school.database.rows(sql`select 1 from name_card k join person p on p.person_id = k.student_id
      where p.number = ${number(4)} and k.ended_at is null`)
    expect(rows).toHaveLength(1)
  })

  it('is not made for 定向 students, who do not sign online (S0-3, S0-31)', async () => {
    const row = at.school.people.students.find(({ 培养方式 }) => 培养方式 === '定向')
    const student = await at.student(row?.学号 ?? '')
    expect((await student.call('card.mine', {})).blocked).toMatchObject({ code: 'card-not-eligible' })
    await unchanged(async () =>
      expect(await student.refused('card.make', { hours: 24 })).toMatchObject({ code: 'card-not-eligible', call: expect.any(Object) }),
    )
  })

  it('is kept by an employer, and the student is told who did, once, and may take it back (S0-31)', async () => {
    const student = await at.student(number(6))
    const ticket = await ticketOfCard(student)
    const { claimId } = await at.operator.call('card.claim', { ticket })
    expect(await at.operator.call('card.claim', { ticket })).toEqual({ claimId })
    const { name } = await at.operator.call('agreement.myEmployer', {})
    expect((await inboxOf(student)).filter((line) => line.includes(`${name}收下了您的名片`))).toHaveLength(1)
    expect((await student.call('card.mine', {})).claims).toMatchObject([{ claimId, employer: name, state: 'approved' }])
    expect((await at.operator.call('card.held', {})).rows).toMatchObject([{ claimId, state: null }])
    expect(JSON.stringify(await at.operator.call('card.held', {}))).not.toContain(number(6))
    expect((await at.operator.call('desk.home', {})).todos).toMatchObject([{ id: 'card-to-invite', count: 1 }])
    const other = await at.student(number(7))
    await unchanged(async () => {
      expect(await other.refused('card.dropClaim', { claimId })).toMatchObject({ kind: 'not-found' })
      expect(await at.otherOperator.refused('card.form', { claimId })).toMatchObject({ kind: 'not-found' })
    })
    await student.call('card.dropClaim', { claimId })
    expect((await at.operator.call('card.held', {})).rows).toEqual([])
    expect(await at.operator.refused('card.form', { claimId })).toMatchObject({ kind: 'not-found' })
    expect(await at.operator.call('card.claim', { ticket })).toEqual({ claimId })
  })

  it('is for employers to keep: neither students nor staff can (S0-31)', async () => {
    const student = await at.student(number(12))
    const ticket = await ticketOfCard(student)
    await unchanged(async () => {
      for (const client of [student, at.officer])
        expect(await client.refused('card.claim', { ticket })).toMatchObject({ code: 'role-not-allowed' })
      const foreign = { ticket, employerId: at.otherEmployerId }
      expect(await at.operator.refused('card.claim', foreign)).toMatchObject({ kind: 'not-found' })
    })
  })

  describe('an employer that is not registered yet', () => {
    const password = 'Employer-2027'
    const first17 = '91420100MA4K00077'
    const employer = {
      name: '启明第七十七科技有限公司',
      creditCode: first17 + creditCheckDigit(first17),
      nature: '39',
      industry: '信息技术',
      address: '江城市创业路 1 号',
      contact: '李经理',
      phone: '027-60000002',
      email: 'hr@qiming.example',
    }
    const register = async (card: string, mobile: string, change = {}) => {
      const slot = await at.school.nobody().call('account.uploadLicence', { name: 'licence.jpg', size: 1000 })
      const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)])
      await at.school.ports.files.put(slot.fileId.replace(/^[a-z]+:\/*/, ''), jpeg, 'image/jpeg')
      const operator = { name: '王操作', mobile }
      await at.school
        .nobody()
        .call('account.registerEmployer', { employer: { ...employer, ...change }, licence: slot.fileId, operator, password, card })
      const { token } = await at.school.nobody().call('account.signIn', { number: mobile, password })
      return at.school.web(token)
    }
    let student: Client
    let operator: Client

    it('registers from the card and keeps its student, however long the review takes (S0-31, A-6)', async () => {
      student = await at.student(number(9))
      operator = await register(await ticketOfCard(student), '13900007701')
      expect((await student.call('card.mine', {})).claims).toMatchObject([{ employer: employer.name, state: 'registered', by: '王操作' }])
      expect(await inboxOf(student)).toContainEqual(expect.stringContaining(`${employer.name}收下了您的名片`))
      at.school.clock.add(10 * DAY)
      const operatorAgain = at.school.web((await at.school.nobody().call('account.signIn', { number: '13900007701', password })).token)
      operator = operatorAgain
      const { rows } = await operator.call('card.held', {})
      expect(rows).toMatchObject([{ claimId: expect.any(String), employer: { state: 'registered' } }])
      const form = await operator.call('card.form', { claimId: rows[0]?.claimId ?? '' })
      expect(form.invite).toMatchObject({ blocked: { code: 'employer-not-approved' } })
      expect((await operator.call('desk.home', {})).todos).toEqual([])
    })

    it('comes straight to this student once it is approved (S0-31, A-6)', async () => {
      const centre = await inBrowser(at.school, 'T0001')
      const { rows } = await centre.call('account.employersToReview', { state: 'registered' })
      await centre.call('account.reviewEmployer', { employerId: rows[0]?.employerId ?? '', decision: 'approve' })
      expect((await operator.call('desk.home', {})).todos).toMatchObject([
        { id: 'card-to-invite', page: '/pages/card/held/index', count: 1 },
      ])
      const claimId = (await operator.call('card.held', {})).rows[0]?.claimId ?? ''
      await operator.call('agreement.readNotes', {})
      expect((await operator.call('card.form', { claimId })).invite?.blocked).toBeNull()
    })

    it('registers all the same where the card is over (S0-31, A-6)', async () => {
      const code = '91420100MA4K00078'
      const late = await register('no-such-ticket', '13900007702', {
        name: '启明第七十八科技有限公司',
        creditCode: code + creditCheckDigit(code),
      })
      expect((await late.call('account.myEmployers', {})).employers).toMatchObject([{ state: 'registered' }])
      expect((await late.call('card.held', {})).rows).toEqual([])
    })
  })

  it('loses what employers kept of it with the revocation, and after the policy’s days (S0-31)', async () => {
    const [one, other] = await Promise.all([at.student(number(10)), at.student(number(11))])
    for (const student of [one, other]) await at.operator.call('card.claim', { ticket: await ticketOfCard(student) })
    const before = (await at.operator.call('card.held', {})).rows.length
    await one.call('card.revoke', {})
    expect((await at.operator.call('card.held', {})).rows).toHaveLength(before - 1)
    at.school.clock.add(30 * DAY)
    const later = await inBrowser(at.school, 'E0001')
    expect((await later.call('card.held', {})).rows).toEqual([])
  })
})
