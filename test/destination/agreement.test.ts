import { callerOf } from '../../cloudfunctions/_kit/caller'
import { findCase } from '../../cloudfunctions/_kit/cases'
import { agreementReleased } from '../../cloudfunctions/destination/steps'
import { sealsSeen } from '../support/agreements'
import { inboxOf } from '../support/inbox'
import { schoolId } from '../support/school'
import { type Signing, signingSchool } from '../support/signing'
import { caseOf, register } from './registration'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('a filed agreement registers the destination', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const filed = async (who: string) => {
    const { caseId } = await at.approved(who)
    await at.officer.call('agreement.file', { caseId, sealsSeen })
    return caseId
  }
  /** As the release does it, in its own transaction. */
  const released = async (caseId: string) => {
    const now = at.school.clock.now
    const caller = await callerOf(at.school.database, schoolId, { token: at.officer.token, openid: null }, now)
    if (!caller) throw new Error('no session')
    await at.school.database.transaction(async (tx) => {
      const agreement = await findCase(tx, caller, ['agreement'], caseId)
      await agreementReleased(
        { tx, now, schoolId, caller, author: { personId: caller.personId, role: caller.role }, command: null },
        agreement,
      )
    })
  }

  it('with code 10, approved at once, its fields from employer and agreement, told to the student (destination registration)', async () => {
    const agreementId = await filed(number(1))
    const student = await at.student(number(1))
    const mine = await student.call('destination.mine', {})
    const employer = at.school.people.employers[0]
    expect([mine.code, mine.state.state, mine.source, mine.agreementId]).toEqual(['10', 'approved', 'agreement', agreementId])
    expect(mine.values).toMatchObject({ employerName: employer?.单位名称, post: '软件工程师' })
    expect(await inboxOf(student)).toContainEqual(expect.stringContaining('毕业去向已自动登记'))
    expect(mine.trail.at(-1)).toMatchObject({ label: '就业协议备案，自动登记', who: '系统' })
    const refused = await student.refused('destination.amend', {})
    expect(refused.code).toBe('destination-from-agreement')
  })

  it('prefills the archive address from the employer’s, and says what is still missing (archive address)', async () => {
    const student = await at.student(number(1))
    const { archive } = await student.call('destination.mine', {})
    expect([archive.suggested, archive.values.kind, archive.values.unit, archive.values.address]).toEqual([
      true,
      'talent-centre',
      '江城市人才中心',
      '江城市人才中心',
    ])
    expect(archive.problems.map(({ field }) => field)).toEqual(['place', 'postcode', 'contact', 'phone'])
    expect((await student.call('desk.home', {})).todos).toContainEqual(
      expect.objectContaining({ id: 'destination-archive', detail: expect.stringContaining('4 项') }),
    )
  })

  it('over one stated before, which becomes an earlier round (destination registration)', async () => {
    const student = await at.student(number(2))
    const caseId = await register(at.school, student, '70')
    await at.officer.call('destination.approve', { caseId })
    await filed(number(2))
    const mine = await student.call('destination.mine', {})
    expect([mine.code, mine.round, mine.history.map(({ codeName, because }) => [codeName, because])]).toEqual([
      '10',
      2,
      [['待就业', '就业协议备案']],
    ])
  })

  it('and its release takes it back: a draft anew with a notice, the agreement’s round in the history (destination registration)', async () => {
    const agreementId = await filed(number(3))
    await released(agreementId)
    const student = await at.student(number(3))
    const mine = await student.call('destination.mine', {})
    expect([mine.state.state, mine.code, mine.round, mine.history[0]?.codeName]).toEqual(['draft', null, 2, '签就业协议形式就业'])
    expect(await inboxOf(student)).toContainEqual(expect.stringContaining('请重新登记毕业去向'))
    const next = await register(at.school, student, '70')
    await at.officer.call('destination.approve', { caseId: next })
    // Released twice, or released after another destination has taken its place: that one stays.
    await released(agreementId)
    expect((await caseOf(at.school, number(3))).state).toBe('approved')
  })
})
