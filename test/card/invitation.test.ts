import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { everything } from '../security/snapshot'
import { contentFor, opinions, passOrigin, submitAgreement } from '../support/agreements'
import { claimedBy, invitedBy, terms } from '../support/cards'
import { inboxOf } from '../support/inbox'
import type { Client } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('an employer invites a student (邀约)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await everything(at.school.database, ['request'])
    await work()
    expect(await everything(at.school.database, ['request'])).toEqual(before)
  }
  const invited = async (place: number, operator = at.operator) => {
    const student = await at.student(number(place))
    return { student, caseId: await invitedBy(student, operator) }
  }

  it('sends terms to a student whose card it holds, who is told, sees them and has a week (S0-31)', async () => {
    const { student, caseId } = await invited(1)
    const { name } = await at.operator.call('agreement.myEmployer', {})
    expect(await inboxOf(student)).toContainEqual(`收到签约邀约：${name}邀请您签约，请核对条款，在 3月8日 24:00 前接受或婉拒。`)
    expect((await student.call('desk.home', {})).todos).toContainEqual(
      expect.objectContaining({ page: `/pages/card/invitation/index?caseId=${caseId}`, dueAt: '2027-03-08T16:00:00.000Z' }),
    )
    const seen = await student.call('card.invitation', { caseId })
    expect(seen).toMatchObject({ terms, employer: { name }, state: { state: 'invited' }, replacesDraft: false })
    expect(seen.mayI.map(({ action, blocked }) => [action, blocked])).toEqual([
      ['accept', null],
      ['decline', null],
    ])
    expect((await student.call('card.mine', {})).invitations).toMatchObject([{ caseId, employer: name, post: terms.post }])
  })

  it('accepted, the draft holds exactly these terms, and other ones are refused on the server, saved or submitted (S0-31, S0-36)', async () => {
    const { student, caseId } = await invited(2)
    await passOrigin(student, at.officer)
    await student.call('agreement.readNotes', {})
    expect(await student.call('card.accept', { caseId })).toMatchObject({ state: 'accepted' })
    const mine = await student.call('agreement.mine', {})
    expect(mine).toMatchObject({ invitationId: caseId, content: { ...terms, employerId: at.employerId, opinion: '同意' } })
    const content = { ...mine.content, mobile: '13912345678', email: 'graduate@qicheng.example' }
    await unchanged(async () => {
      for (const change of [{ pay: '每月 15000 元' }, { voidOnAdmission: false }, { employerId: at.otherEmployerId }, { remarks: '' }]) {
        const data = { content: { ...content, ...change } }
        expect(await student.refused('agreement.saveDraft', data)).toMatchObject({ code: 'invited-terms-fixed' })
        expect(await student.refused('agreement.submit', { ...data, agreesToDefault: true })).toMatchObject({
          code: 'invited-terms-fixed',
          fix: { page: '/pages/card/index' },
        })
      }
    })
    const { caseId: agreementId } = await student.call('agreement.submit', {
      content: { ...content, opinion: '同意签约' },
      agreesToDefault: true,
    })
    expect((await at.operator.call('agreement.case', { caseId: agreementId })).content).toMatchObject({ ...terms, opinion: '同意签约' })
    expect((await at.operator.call('card.invitation', { caseId })).agreement).toMatchObject({ state: 'with-employer' })
    expect(await at.operator.call('agreement.sign', { caseId: agreementId, ...opinions })).toMatchObject({ state: 'with-student' })
    await unchanged(async () =>
      expect(await student.refused('card.decline', { caseId, reason: '后悔了' })).toMatchObject({ code: 'invitation-submitted' }),
    )
  })

  it('asks for the origin’s approval at the submission, not at the invitation (S0-7, S0-31)', async () => {
    const { student, caseId } = await invited(3)
    await student.call('card.accept', { caseId })
    await student.call('agreement.readNotes', {})
    const { content } = await student.call('agreement.mine', {})
    const complete = { ...content, mobile: '13912345678', email: 'graduate@qicheng.example' }
    await unchanged(async () =>
      expect(await student.refused('agreement.submit', { content: complete, agreesToDefault: true })).toMatchObject({
        code: 'origin-not-approved',
      }),
    )
  })

  it('declined with a reason, the employer is told and may invite again with other terms (S0-31)', async () => {
    const { student, caseId } = await invited(4)
    await unchanged(async () =>
      expect(await student.refused('card.decline', { caseId, reason: ' ' })).toMatchObject({ fields: { reason: expect.any(String) } }),
    )
    await student.call('card.decline', { caseId, reason: '工作地点太远' })
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^毕业生婉拒了邀约：.*工作地点太远/))
    const seen = await at.operator.call('card.invitation', { caseId })
    expect(seen).toMatchObject({ reason: '工作地点太远', claimId: expect.any(String) })
    const again = { claimId: seen.claimId ?? '', terms: { ...terms, place: '海州市' } }
    expect(await at.operator.call('card.invite', again)).toMatchObject({ caseId, state: 'invited' })
    expect((await student.call('card.invitation', { caseId })).terms.place).toBe('海州市')
  })

  it('given up after acceptance, leaves the draft to the student, contacts kept, terms gone (S0-31)', async () => {
    const { student, caseId } = await invited(6)
    await student.call('card.accept', { caseId })
    const { content } = await student.call('agreement.mine', {})
    await student.call('agreement.saveDraft', { content: { ...content, mobile: '13900001111' } })
    await student.call('card.decline', { caseId, reason: '条款有误，请重发' })
    expect(await student.call('agreement.mine', {})).toMatchObject({
      invitationId: null,
      content: { employerId: null, pay: '', voidOnAdmission: false, mobile: '13900001111' },
    })
    await student.call('agreement.saveDraft', { content: contentFor(at.otherEmployerId) })
  })

  it('withdrawn by the employer while not accepted, never after (S0-31)', async () => {
    const { student, caseId } = await invited(7)
    await at.operator.call('card.withdraw', { caseId })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^单位撤回了邀约/))
    await unchanged(async () => expect(await student.refused('card.accept', { caseId })).toMatchObject({ code: 'wrong-state' }))
    const again = await invited(15)
    await again.student.call('card.accept', { caseId: again.caseId })
    await unchanged(async () =>
      expect(await at.operator.refused('card.withdraw', { caseId: again.caseId })).toMatchObject({ code: 'wrong-state' }),
    )
  })

  it('blocks neither the student’s own draft nor other employers; of several only one holds the draft (S0-7, S0-31)', async () => {
    const { student, caseId } = await invited(9)
    const other = await invitedBy(student, at.otherOperator, { pay: '每月 9000 元' })
    await student.call('agreement.saveDraft', { content: contentFor(at.otherEmployerId, { mobile: '13900002222' }) })
    expect(await student.call('card.invitation', { caseId: other })).toMatchObject({ replacesDraft: true })
    await student.call('card.accept', { caseId: other })
    expect(await student.call('agreement.mine', {})).toMatchObject({ content: { pay: '每月 9000 元', mobile: '13900002222' } })
    await unchanged(async () =>
      expect(await student.refused('card.accept', { caseId })).toMatchObject({
        code: 'other-invitation-accepted',
        fix: { page: '/pages/card/index' },
      }),
    )
    await student.call('card.decline', { caseId: other, reason: '另有选择' })
    expect(await student.call('card.accept', { caseId })).toMatchObject({ state: 'accepted' })
  })

  it('is not accepted while an agreement is on its way to another employer, and does not tell the employer so (S0-7, S0-31)', async () => {
    const student = await at.student(number(10))
    await passOrigin(student, at.officer)
    await submitAgreement(student, at.otherEmployerId)
    const caseId = await invitedBy(student, at.operator)
    await unchanged(async () => expect(await student.refused('card.accept', { caseId })).toMatchObject({ code: 'agreement-under-way' }))
    const { agreement, mayI } = await at.operator.call('card.invitation', { caseId })
    expect({ agreement, mayI }).toMatchObject({ agreement: null, mayI: [{ action: 'withdraw', blocked: null }] })
  })

  it('runs out by the clock, both are told, and the employer may invite again (S0-31)', async () => {
    const { student, caseId } = await invited(11)
    at.school.clock.set('2027-03-08T23:59')
    await at.school.jobs.deadlines()
    expect((await (await at.student(number(11))).call('card.invitation', { caseId })).state.state).toBe('invited')
    at.school.clock.set('2027-03-09T00:00')
    expect(await at.school.jobs.deadlines()).toBeGreaterThan(0)
    expect(await student.call('card.invitation', { caseId })).toMatchObject({ state: { state: 'expired' }, dueAt: null, mayI: [] })
    expect(await inboxOf(student)).toContainEqual(expect.stringMatching(/^邀约已过期/))
    expect(await inboxOf(at.operator)).toContainEqual(expect.stringMatching(/^邀约到期未答复/))
    expect((await at.operator.call('card.invitation', { caseId })).mayI).toMatchObject([{ action: 'invite', blocked: null }])
  })

  describe('at the same moment', () => {
    // Students of other colleges, of whom nothing is asked but an answer.
    const anyone = (place: number) => {
      const rows = at.school.people.students.filter((row) => row.培养方式 === '非定向' && !row.学号.startsWith('20230100'))
      return at.student(rows[place]?.学号 ?? '')
    }

    it('accepted and withdrawn: one of the two wins (S0-31)', async () => {
      const student = await anyone(3)
      const caseId = await invitedBy(student, at.operator)
      const answers = await Promise.all([student.ask('card.accept', { caseId }), at.operator.ask('card.withdraw', { caseId })])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const { state } = await student.call('card.invitation', { caseId })
      const mine = await student.call('agreement.mine', {})
      expect(mine.invitationId).toBe(state.state === 'accepted' ? caseId : null)
    })

    it('two invitations accepted: the draft holds one, the other stays open (S0-7, S0-31)', async () => {
      const student = await anyone(4)
      const cases = [await invitedBy(student, at.operator), await invitedBy(student, at.otherOperator)]
      const answers = await Promise.all(cases.map((caseId) => student.ask('card.accept', { caseId })))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const states = await Promise.all(cases.map(async (caseId) => (await student.call('card.invitation', { caseId })).state.state))
      expect(states[cases.indexOf((await student.call('agreement.mine', {})).invitationId ?? '')]).toBe('accepted')
      expect([...states].filter((state) => state === 'invited')).toHaveLength(1)
    })

    it('sent by two operators: one invitation, one notice (S0-31)', async () => {
      const student = await anyone(5)
      const claimId = await claimedBy(student, at.operator)
      const answers = await Promise.all([1, 2].map(() => at.operator.ask('card.invite', { claimId, terms })))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect((await inboxOf(student)).filter((line) => line.startsWith('收到签约邀约'))).toHaveLength(1)
    })
  })

  describe('is refused', () => {
    const refusedInvite = (operator: Client, claimId: string) => operator.refused('card.invite', { claimId, terms })

    it('without a card, with one taken back, and with another employer’s (S0-31)', async () => {
      const student = await at.student(number(12))
      const claimId = await claimedBy(student, at.operator)
      await unchanged(async () => expect(await refusedInvite(at.otherOperator, claimId)).toMatchObject({ kind: 'not-found' }))
      await student.call('card.revoke', {})
      await unchanged(async () =>
        expect(await refusedInvite(at.operator, claimId)).toMatchObject({ kind: 'not-found', message: expect.stringContaining('收回') }),
      )
    })

    it('to an operator who has not read the notes (S0-38)', async () => {
      const newcomer = await inBrowser(at.school, 'E0003')
      const claimId = await claimedBy(await at.student(number(13)), newcomer)
      await unchanged(async () => expect(await refusedInvite(newcomer, claimId)).toMatchObject({ code: 'notes-not-read' }))
    })

    it('to an employer that is not approved, saying so before the form is filled (S0-31, A-6)', async () => {
      const claimId = await claimedBy(await at.student(number(14)), at.operator)
      await at.school.database.run(sql`update employer set state = 'rejected' where employer_id = ${at.employerId}`)
      expect((await at.operator.call('card.form', { claimId })).invite).toMatchObject({ blocked: { code: 'employer-not-approved' } })
      await unchanged(async () => expect(await refusedInvite(at.operator, claimId)).toMatchObject({ code: 'employer-not-approved' }))
      await at.school.database.run(sql`update employer set state = 'approved' where employer_id = ${at.employerId}`)
    })

    it('with terms that are missing or cannot be printed, by field (S0-36)', async () => {
      const claimId = await claimedBy(await at.student(number(14)), at.operator)
      await unchanged(async () => {
        expect(await at.operator.refused('card.invite', { claimId, terms: { ...terms, pay: ' ' } })).toMatchObject({
          fields: { 'terms.pay': '请填写' },
        })
        expect(await at.operator.refused('card.invite', { claimId, terms: { ...terms, remarks: '包住☺' } })).toMatchObject({
          fields: { 'terms.remarks': '有打印不出的字符：☺，请换一种写法' },
        })
      })
    })

    it('outside the signing window, invited and accepted alike (S0-31)', async () => {
      const elsewhere = at.school.people.students.filter((row) => row.培养方式 === '非定向' && !row.学号.startsWith('20230100'))
      const [one, other] = await Promise.all(elsewhere.slice(0, 2).map((row) => at.student(row.学号)))
      if (!one || !other) throw new Error('students are missing')
      const claimId = await claimedBy(one, at.operator)
      const caseId = await invitedBy(other, at.operator)
      const place = { schoolId: 'qicheng', seasonId: '2027' }
      const window = { opens: '2026-09-01T08:00', closes: '2027-03-02T12:00' }
      await at.school.database.transaction((tx) =>
        publishPolicy(tx, place, 'agreement', { ...defaultAgreementPolicy, window }, at.school.clock.now),
      )
      await unchanged(async () => {
        expect(await refusedInvite(at.operator, claimId)).toMatchObject({ code: 'agreement-window-closed' })
        expect(await other.refused('card.accept', { caseId })).toMatchObject({ code: 'agreement-window-closed' })
      })
    })
  })
})
