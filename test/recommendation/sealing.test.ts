import { randomUUID } from 'node:crypto'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, newcomer } from '../support/sessions'
import { people, printForm, submitForm, verifiedStudent } from './forms'

describe('the lists of college and career centre', () => {
  let school: School
  let officer: Client
  let career: Client
  let one: string
  let other: string
  let foreign: string
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await inBrowser(school, people.officer)
    career = await inBrowser(school, people.career)
    const otherOfficer = await inBrowser(school, people.otherOfficer)
    one = await printForm(await verifiedStudent(school, officer, people.student), officer)
    other = await printForm(await verifiedStudent(school, officer, people.fellow), officer)
    foreign = await printForm(await verifiedStudent(school, otherOfficer, people.stranger), otherOfficer)
  })
  afterAll(() => school?.end())

  const codes = async (client: Client, item: 'opinion' | 'collegeSeal' | 'universitySeal', caseIds = [one, other, foreign]) =>
    (await client.call('recommendation.tick', { caseIds, item })).results.map(({ ok, state, code }) => (ok ? state : code))

  it('ticks a pile with a result for each paper, in the order signature, college seal, 就业专用章 (S0-25, S0-26)', async () => {
    expect(await codes(officer, 'collegeSeal')).toEqual(['recommendation-not-signed', 'recommendation-not-signed', 'not-found'])
    expect(await codes(career, 'universitySeal')).toEqual(Array(3).fill('recommendation-not-signed'))
    expect(await codes(officer, 'opinion')).toEqual(['signed', 'signed', 'not-found'])
    expect(await codes(officer, 'opinion', [one])).toEqual(['wrong-state'])
    expect(await codes(career, 'universitySeal')).toEqual([
      'recommendation-not-sealed',
      'recommendation-not-sealed',
      'recommendation-not-signed',
    ])
    expect(await codes(officer, 'collegeSeal', [one])).toEqual(['sealed'])
    expect(await codes(officer, 'universitySeal', [one])).toEqual(['not-your-action'])
    expect(await codes(career, 'opinion', [foreign])).toEqual(['not-your-action'])
    expect(await codes(career, 'universitySeal', [one, other])).toEqual(['effective', 'recommendation-not-sealed'])
  })

  it('lists what waits for whom, with counts, search and what is ticked there (S0-26)', async () => {
    const list = await officer.call('recommendation.queue', { list: 'to-seal' })
    expect(list.rows.map(({ caseId }) => caseId)).toEqual([other])
    expect(list.tick).toEqual({ item: 'collegeSeal', label: '确认学院公章' })
    expect(Object.fromEntries(list.counts.map((count) => [count.list, count.count]))).toMatchObject({
      'to-sign': 0,
      'to-seal': 1,
      'to-stamp': 0,
      effective: 1,
      all: 2,
    })
    expect((await career.call('recommendation.queue', { list: 'to-seal' })).tick).toBeNull()
    expect((await career.call('recommendation.queue', { list: 'all' })).rows).toHaveLength(3)
    const found = await officer.call('recommendation.queue', { list: 'all', search: people.student })
    expect(found.rows.map(({ caseId }) => caseId)).toEqual([one])
    expect((await officer.call('recommendation.queue', { list: 'all', search: '%' })).rows).toEqual([])
  })

  it('lets the side that ticked take its last tick back with a reason, and nobody else (S0-25)', async () => {
    expect((await career.refused('recommendation.undoTick', { caseId: other, reason: '不该由我撤' })).code).toBe('not-your-action')
    expect(await officer.call('recommendation.undoTick', { caseId: other, reason: '勾错了人' })).toMatchObject({ state: 'printed' })
    expect((await officer.refused('recommendation.undoTick', { caseId: one, reason: '已生效' })).code).toBe('not-your-action')
    expect(await career.call('recommendation.undoTick', { caseId: one, reason: '章没有盖清' })).toMatchObject({ state: 'sealed' })
  })

  it('shows the reviewer the next form waiting (S0-22)', async () => {
    const third = await submitForm(await verifiedStudent(school, officer, '2023010003'))
    const shown = await officer.call('recommendation.case', { caseId: one })
    expect([shown.nextCaseId, shown.waiting]).toEqual([third, 1])
    expect(shown.mayI.map(({ action }) => action)).toEqual(['undoCollegeSeal', 'release'])
  })

  it('is nobody else’s: other classes, colleges and students find nothing (S0-26, X-2)', async () => {
    const stranger = await school.as(people.stranger)
    for (const action of ['recommendation.preview', 'recommendation.document'] as const)
      expect((await stranger.refused(action, { caseId: one })).kind).toBe('not-found')
    const counselor = await newcomer(school, 'counselor', '没有这个班')
    expect((await counselor.call('recommendation.queue', { list: 'all' })).counts.every(({ count }) => count === 0)).toBe(true)
    for (const client of [await inBrowser(school, people.otherOfficer), counselor])
      for (const [action, data] of [
        ['recommendation.case', { caseId: one }],
        ['recommendation.preview', { caseId: one }],
        ['recommendation.approve', { caseId: one }],
        ['recommendation.reject', { caseId: one, reason: '不归我管' }],
        ['recommendation.release', { caseId: one, reason: '不归我管' }],
        ['recommendation.undoTick', { caseId: one, reason: '不归我管' }],
      ] as const)
        expect([action, (await client.refused(action, data)).kind]).toEqual([action, 'not-found'])
  })

  it('refuses more than 1,000 papers at once (S0-26, X-9)', async () => {
    const caseIds = Array.from({ length: 1001 }, () => randomUUID())
    expect((await officer.refused('recommendation.tick', { caseIds, item: 'opinion' })).kind).toBe('invalid')
  })
})
