import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { contentFor, opinions, passOrigin, prepareEmployer } from '../support/agreements'
import { inboxOf } from '../support/inbox'
import { accepted, handIn, stateOf } from '../support/releases'
import type { Client } from '../support/school'
import { inBrowser } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const cancelled = '单位书面通知取消该岗位，不再接收毕业生'

describe('录取升学和单位违约', () => {
  let at: Signing
  let career: Client

  beforeAll(async () => {
    at = await signingSchool()
    career = await inBrowser(at.school, 'T0001')
  })
  afterAll(() => at?.school.end())
  afterEach(async () => expect((await auditFaults(at.school.database)).faults).toEqual([]))

  /** An agreement that the employer has signed, with or without the clause that admission voids it. */
  const signedWith = async (number: string, voidOnAdmission: boolean) => {
    const student = await at.student(number)
    await passOrigin(student, at.officer)
    await student.call('agreement.readNotes', {})
    const { caseId } = await student.call('agreement.submit', {
      content: contentFor(at.employerId, { voidOnAdmission }),
      agreesToDefault: true,
    })
    await at.operator.call('agreement.sign', { caseId, ...opinions })
    return { student, agreementId: caseId }
  }

  it('ends with the college’s word where the agreement says that admission voids it, and is no breach (S0-75)', async () => {
    const number = '2023010001'
    const { student, agreementId } = await signedWith(number, true)
    const { ways } = await student.call('release.mine', {})
    expect(ways.find(({ path }) => path === 'doctoral-b')?.offer.blocked?.code).toBe('release-clause-applies')
    const { caseId } = await student.call('release.start', { path: 'doctoral-a' })
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    await handIn(at.school, student, caseId, 'admission-notice')
    await student.call('release.submit', {})
    const shown = await at.officer.call('release.case', { caseId })
    expect(shown.mayI.map(({ action, blocked }) => [action, blocked?.code])).toEqual([
      ['confirmAdmission', 'pieces-not-accepted'],
      ['reject', 'nothing-returned'],
    ])
    await accepted(at.officer, caseId, ['admission-notice'])
    expect(await at.officer.call('release.approve', { caseId })).toMatchObject({ state: 'released' })
    expect(await stateOf(at.school, agreementId)).toBe('released')
    expect((await student.call('release.mine', {})).used).toBe(0)
  })

  it('tells the employer of an admission as soon as the student hands it in, and again at the end (S0-76)', async () => {
    const inbox = (await inboxOf(at.operator)).join()
    expect(inbox).toContain('正在申请解除与贵单位的就业协议')
    expect(inbox).toContain('毕业生录取升学，按协议约定自动失效')
  })

  it('asks for the sealed letter and the notice where the agreement has no such clause; college, then university; it counts (S0-77)', async () => {
    const number = '2023010002'
    const { student, agreementId } = await signedWith(number, false)
    expect((await student.refused('release.start', { path: 'doctoral-a' })).code).toBe('release-without-clause')
    const { caseId } = await student.call('release.start', { path: 'doctoral-b' })
    await handIn(at.school, student, caseId, 'admission-notice')
    expect((await student.refused('release.submit', {})).code).toBe('packet-incomplete')
    await handIn(at.school, student, caseId, 'release-letter')
    await student.call('release.submit', {})
    await accepted(at.officer, caseId, ['release-letter', 'admission-notice'])
    expect(await at.officer.call('release.approve', { caseId })).toMatchObject({ state: 'with-university' })
    expect(await stateOf(at.school, agreementId)).toBe('with-student')
    await career.call('release.grant', { caseId })
    expect(await stateOf(at.school, agreementId)).toBe('released')
    expect((await student.call('release.mine', {})).used).toBe(1)
  })

  it('frees the student at once when the career centre has verified the employer’s breach; no breach of the student’s (S0-70)', async () => {
    const number = '2023010003'
    const agreement = await at.approved(number)
    const student = await at.student(number)
    expect((await student.refused('release.report', { reason: '不要我' })).fields?.reason).toContain('至少 10 个字')
    const { caseId } = await student.call('release.report', { reason: cancelled })
    await handIn(at.school, student, caseId, 'evidence')
    expect((await career.call('desk.home', {})).todos.map(({ id }) => id)).toContain('release-verify')
    expect((await at.officer.refused('release.verify', { caseId, reason: '属实' })).code).toBe('role-not-allowed')
    expect((await career.call('release.case', { caseId })).reason).toBe(cancelled)
    await career.call('release.verify', { caseId, reason: '单位来函承认取消岗位' })
    expect(await stateOf(at.school, agreement.caseId)).toBe('released')
    const { used, allowed } = await student.call('release.mine', {})
    expect([used, allowed]).toEqual([0, 1])
    await student.call('agreement.submit', { content: contentFor(at.otherEmployerId), agreesToDefault: true })
    expect((await student.call('agreement.mine', {})).state.state).toBe('with-employer')
  })

  it('keeps track of how the employer makes it good, and flags it: staff see the number, students a neutral advice, the employer nothing (S0-70)', async () => {
    const { rows } = await career.call('release.queue', { list: 'ended' })
    const caseId = rows.find(({ number }) => number === '2023010003')?.caseId ?? ''
    const agreementId = (await at.submitted('2023010004')) as string
    const student = await at.student('2023010004')
    const seen = async (client: Client) => (await client.call('agreement.case', { caseId: agreementId })).advice
    expect(await seen(at.officer)).toBe('这家单位有 1 次经核实的违约，其中 1 次尚未履约。')
    expect(await seen(career)).toBe(await seen(at.officer))
    expect(await seen(at.operator)).toBeNull()
    expect((await student.call('agreement.mine', {})).advice).toContain('建议先向招生就业处了解情况')
    expect((await student.call('agreement.mine', {})).advice).not.toContain('违约的')
    await career.call('release.noteRemedy', { caseId, remedy: 'agreed', reason: '单位答应支付违约金 5000 元' })
    expect((await career.call('release.case', { caseId })).remedy).toEqual({ remedy: 'agreed', label: '已商定补偿' })
    await career.call('release.noteRemedy', { caseId, remedy: 'done', reason: '违约金已到账' })
    expect((await inboxOf(await at.student('2023010003'))).join()).toContain('违约金已到账')
    expect((await student.call('agreement.mine', {})).advice).toBeNull()
    expect(await seen(at.officer)).toBe('这家单位有 1 次经核实的违约，均已履约。')
    expect((await at.officer.call('release.records', {})).employers.map(({ flag }) => flag)).toEqual([await seen(at.officer)])
    const { trail } = await career.call('desk.trail', { caseId })
    expect(trail.filter(({ label }) => label === '登记单位履约情况')).toHaveLength(2)
  })

  it('lets the college report the employer’s breach, over what the student had begun; unfounded, it changes nothing (S0-70)', async () => {
    const agreementId = await at.signed('2023010009')
    const student = await at.student('2023010009')
    const begun = await student.call('release.start', { path: 'breach' })
    const { breach } = await at.officer.call('release.reportable', { caseId: agreementId })
    expect(breach.blocked).toBeNull()
    const { caseId } = await at.officer.call('release.reportFor', { caseId: agreementId, reason: cancelled })
    expect(caseId).toBe(begun.caseId)
    expect((await inboxOf(student)).join()).toContain('学院登记了您的签约单位违约')
    expect((await student.refused('release.withdraw', {})).code).toBe('release-not-own')
    expect((await at.officer.call('release.reportable', { caseId: agreementId })).breach.blocked?.code).toBe('release-under-way')
    await career.call('release.dismiss', { caseId, reason: '单位表示仍愿接收' })
    expect([await stateOf(at.school, caseId), await stateOf(at.school, agreementId)]).toEqual(['abandoned', 'with-student'])
    expect((await student.call('release.start', { path: 'breach' })).caseId).toBe(caseId)
    expect((await career.refused('release.noteRemedy', { caseId, remedy: 'done', reason: '没有' })).code).toBe('wrong-state')
  })

  it('records a deliberate delay and does nothing else: student and career centre see it, the employer does not, filing goes on (S0-69)', async () => {
    const number = '2023010006'
    const { caseId } = await at.approved(number)
    const student = await at.student(number)
    const early = await at.submitted('2023010007')
    expect((await at.officer.refused('release.reportDelay', { caseId: early, text: '三周没有来办理盖章手续' })).code).toBe('delay-not-now')
    const before = await at.school.database.rows(sql`select state, version from workflow_case where student_id =
      (select person_id from person where number = ${number}) order by case_id`)
    await at.officer.call('release.reportDelay', { caseId, text: '审核通过三周，没有来办理盖章' })
    expect(
      await at.school.database.rows(sql`select state, version from workflow_case where student_id =
        (select person_id from person where number = ${number}) order by case_id`),
    ).toEqual(before)
    expect((await inboxOf(student)).join()).toContain('仅作记录，不影响离校和毕业证书')
    expect((await student.call('release.mine', {})).delays.map(({ text }) => text)).toEqual(['审核通过三周，没有来办理盖章'])
    expect((await career.call('release.records', {})).delays.map((line) => line.number)).toEqual([number])
    expect((await inBrowser(at.school, 'T0005').then((other) => other.call('release.records', {}))).delays).toEqual([])
    expect((await at.operator.call('agreement.case', { caseId })).trail.map(({ label }) => label)).not.toContain('登记拖延盖章')
    expect((await student.call('release.mine', {})).ways[0]?.offer.blocked).toBeNull()
    await at.officer.call('agreement.file', { caseId, sealsSeen: ['college', 'university', 'employer'] })
  })

  it('keeps what is told in a release from the employer and the advisor (X-2)', async () => {
    const { rows } = await career.call('release.queue', { list: 'under-way' })
    expect(rows.length).toBeGreaterThan(0)
    const caseId = rows[0]?.caseId ?? ''
    await prepareEmployer(at.operator)
    expect((await at.operator.refused('desk.trail', { caseId })).kind).toBe('not-found')
    expect((await at.operator.refused('release.case', { caseId })).code).toBe('role-not-allowed')
  })
})
