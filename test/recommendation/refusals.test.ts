import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultRecommendationPolicy } from '../../src/shared/recommendation/policy'
import { originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { people, printForm, texts, verifiedStudent } from './forms'

const place = { schoolId, seasonId: '2027' }

describe('each refusal to the student', () => {
  let school: School
  let officer: Client
  const window = { opens: '2026-09-01T08:00', closes: '2027-02-01T12:00' }
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await school.as(people.officer)
  })
  afterAll(() => school?.end())

  /** The code, and that nothing was written. */
  async function refusedWithout(client: Client, action: string, data: object): Promise<string> {
    const before = await footprint(school.database)
    const { code } = await client.refused(action, data)
    expect(await footprint(school.database)).toEqual(before)
    return code
  }

  it('writes nothing, in the order of the workflow (S0-19…24)', async () => {
    const early = await school.as(people.fellow)
    expect(await refusedWithout(early, 'recommendation.save', { content: texts })).toBe('origin-not-approved')
    expect(await refusedWithout(early, 'recommendation.submit', { content: texts })).toBe('origin-not-approved')
    expect(await refusedWithout(early, 'recommendation.withdraw', {})).toBe('not-found')
    await early.call('origin.submit', { values: originValues })
    expect(await refusedWithout(early, 'recommendation.submit', { content: texts })).toBe('origin-not-approved')

    const student = await verifiedStudent(school, officer, people.student)
    expect(await refusedWithout(student, 'recommendation.submit', { content: {} })).toBe('invalid-input')
    const caseId = await printForm(student, officer)
    expect(await refusedWithout(student, 'recommendation.document', { caseId })).toBe('recommendation-printed')
    expect(await refusedWithout(student, 'recommendation.submit', { content: texts })).toBe('wrong-state')
    expect(await refusedWithout(student, 'recommendation.withdraw', {})).toBe('wrong-state')
    expect(await refusedWithout(officer, 'recommendation.approve', { caseId })).toBe('wrong-state')
    expect(await refusedWithout(officer, 'recommendation.reject', { caseId, reason: '晚了' })).toBe('wrong-state')
    expect(await refusedWithout(officer, 'recommendation.reject', { caseId, reason: ' ' })).toBe('invalid-input')
    expect(await refusedWithout(officer, 'recommendation.undoTick', { caseId, reason: '还没有勾' })).toBe('wrong-state')

    await officer.call('origin.approve', { caseId: (await early.call('origin.mine', {})).caseId })
    await early.call('recommendation.save', { content: texts })
    await school.database.transaction((tx) =>
      publishPolicy(tx, place, 'recommendation', { ...defaultRecommendationPolicy, window }, school.clock.now),
    )
    expect(await refusedWithout(early, 'recommendation.save', { content: texts })).toBe('recommendation-window-closed')
    expect(await refusedWithout(early, 'recommendation.submit', { content: texts })).toBe('recommendation-window-closed')
  })
})
