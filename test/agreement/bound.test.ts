import sql from 'sql-template-tag'
import { contentFor, opinions } from '../support/agreements'
import { type Signing, signingSchool } from '../support/signing'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`
const reason = '工作地点写错了'

describe('a signature that stands while mended terms wait for it', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at?.school.end())

  /** Signed, confirmed, sent back to the student by the college and submitted again with a clause nobody has signed. */
  const mended = async (place: number) => {
    const caseId = await at.confirmed(number(place))
    await at.officer.call('agreement.reject', { caseId, to: 'student', reason })
    const student = await at.student(number(place))
    const content = contentFor(at.employerId, { voidOnAdmission: true })
    await student.call('agreement.submit', { content, agreesToDefault: true })
    return { caseId, student }
  }
  const signature = async (caseId: string) =>
    at.school.database.row(sql`select employer_opinion, signed_at, bound_at from agreement where case_id = ${caseId}`)

  it('leaves the student the release as the way out, but not by a clause the employer has not signed (S0-64, S0-66, S0-75)', async () => {
    const { student } = await mended(1)
    expect((await student.refused('agreement.withdraw', {})).code).toBe('employer-has-signed')
    expect((await student.call('agreement.mine', {})).links.map(({ page }) => page)).toEqual(['/pages/release/index'])
    expect((await student.refused('release.start', { path: 'doctoral-a' })).code).toBe('release-without-clause')
    expect(await student.call('release.start', { path: 'breach' })).toMatchObject({ state: 'open' })
  })

  it('stands again when a bulk signature over it is undone (S0-66, X-9)', async () => {
    const { caseId, student } = await mended(2)
    const before = await signature(caseId)
    const { bulkId } = await at.operator.call('agreement.signMany', { caseIds: [caseId], ...opinions })
    await at.operator.call('desk.undo', { bulkId: bulkId ?? '' })
    expect(await signature(caseId)).toEqual(before)
    expect((await student.refused('agreement.withdraw', {})).code).toBe('employer-has-signed')
  })

  it('frees the student as before when a first bulk signature is undone (X-9)', async () => {
    const caseId = await at.submitted(number(3))
    const { bulkId } = await at.operator.call('agreement.signMany', { caseIds: [caseId], ...opinions })
    await at.operator.call('desk.undo', { bulkId: bulkId ?? '' })
    expect(await signature(caseId)).toEqual({ employer_opinion: '', signed_at: null, bound_at: null })
    expect(await (await at.student(number(3))).call('agreement.withdraw', {})).toMatchObject({ state: 'draft' })
  })
})

it('an employer reads nothing of the one the student had turned to before: not in the page, the trail or on paper (X-2)', async () => {
  const at = await signingSchool()
  const caseId = await at.submitted(number(4))
  await at.operator.call('agreement.return', { caseId, reason: '岗位已招满' })
  const student = await at.student(number(4))
  await student.call('agreement.submit', { content: contentFor(at.otherEmployerId), agreesToDefault: true })
  const labels = (trail: { label: string }[]) => trail.map(({ label }) => label)
  expect(labels((await at.otherOperator.call('agreement.case', { caseId })).trail)).toEqual(['正式提交'])
  expect(labels((await at.otherOperator.call('desk.trail', { caseId })).trail)).toEqual(['正式提交'])
  expect(labels((await student.call('agreement.mine', {})).trail)).toEqual(['正式提交', '退回', '正式提交'])
  // What the same employer returned and gets again stays in its sight.
  await at.otherOperator.call('agreement.return', { caseId, reason: '薪酬写错' })
  await student.call('agreement.submit', { content: contentFor(at.otherEmployerId), agreesToDefault: true })
  expect(labels((await at.otherOperator.call('agreement.case', { caseId })).trail)).toEqual(['正式提交', '退回', '正式提交'])
  await at.otherOperator.call('agreement.sign', { caseId, ...opinions })
  await student.call('agreement.confirm', {})
  await at.officer.call('agreement.approve', {
    caseId,
    schoolContact: { contact: '王老师', phone: '027-60000001', postcode: '430074', address: '江城市' },
  })
  const paper = await at.school.database.row<{ data: { record: { step: string }[] } }>(
    sql`select data from agreement_paper where case_id = ${caseId}`,
  )
  expect(paper?.data.record.map(({ step }) => step).slice(0, 3)).toEqual(['正式提交', '退回', '正式提交'])
  expect(paper?.data.record).toHaveLength(6)
  await at.school.end()
})
