import { defaultOriginPolicy } from '../../src/shared/origin/policy'
import { originValues } from '../support/agreements'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { fieldOf, publish } from './support'

describe('a policy published midway', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  it('is for those who begin afterwards; whoever has begun, submitted or passed keeps the form they know (S1-8, S0-9)', async () => {
    const [drafting, submitted, approved, later] = await Promise.all(
      ['2023010001', '2023010002', '2023010003', '2023010004'].map((number) => inBrowser(school, number)),
    )
    if (!drafting || !submitted || !approved || !later) throw new Error('four students')
    await drafting.call('origin.save', { values: originValues })
    const waiting = await submitted.call('origin.submit', { values: originValues })
    const passed = await approved.call('origin.submit', { values: originValues })
    await officer.call('origin.approve', { caseId: passed.caseId })

    const guardian = { ...defaultOriginPolicy.fields.find(({ code }) => code === 'homeAddress'), code: 'guardian', label: '监护人' }
    const fields = [
      ...defaultOriginPolicy.fields.filter(({ code }) => code !== 'postcode'),
      guardian as (typeof defaultOriginPolicy.fields)[number],
    ]
    await publish(school, { fields, meaning: { ...defaultOriginPolicy.meaning, bachelor: '新的说明' } })

    expect(await fieldOf(drafting, 'guardian')).toBeUndefined()
    expect((await drafting.call('origin.mine', {})).meaning).not.toBe('新的说明')
    await drafting.call('origin.submit', { values: originValues })
    await drafting.call('origin.withdraw', {})
    await drafting.call('origin.submit', { values: originValues })

    expect(await fieldOf(officer, 'postcode', waiting.caseId)).toMatchObject({ value: originValues.postcode })
    await officer.call('origin.reject', { caseId: waiting.caseId, fields: [{ code: 'postcode', reason: '与住址不符' }] })
    await submitted.call('origin.submit', { values: { ...originValues, postcode: '410000' } })
    expect(await officer.call('origin.approve', { caseId: waiting.caseId })).toMatchObject({ state: 'approved' })
    expect(await fieldOf(approved, 'postcode')).toMatchObject({ value: originValues.postcode })

    expect((await later.call('origin.mine', {})).meaning).toBe('新的说明')
    const { postcode: _, ...values } = originValues
    expect((await later.refused('origin.submit', { values })).fields).toEqual({ 'values.guardian': '请填写监护人' })
    const { caseId } = await later.call('origin.submit', { values: { ...values, guardian: '张父' } })
    const again = await drafting.call('origin.mine', {})
    const { results } = await officer.call('origin.approveMany', { caseIds: [caseId, again.caseId] })
    expect(results.map(({ code }) => code).filter((code) => code !== 'origin-differs' && code !== null)).toEqual([])
    const list = await officer.call('origin.queue', {})
    expect(list.rows.length).toBeGreaterThan(4)
  })

  it('prolongs the window for those who have begun too (S1-5, X-4)', async () => {
    await publish(school)
    const client = await inBrowser(school, '2023010006')
    await client.call('origin.save', { values: originValues })
    await publish(school, { window: { opens: '2026-09-01T08:00', closes: '2027-02-28T12:00' } })
    expect((await client.refused('origin.submit', { values: originValues })).code).toBe('origin-window-closed')
    await publish(school, { window: { opens: '2026-09-01T08:00', closes: '2027-03-05T12:00' } })
    expect(await client.call('origin.submit', { values: originValues })).toMatchObject({ state: 'submitted' })
  })
})
