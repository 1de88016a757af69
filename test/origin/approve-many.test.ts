import sql from 'sql-template-tag'
import { auditFaults } from '../../cloudfunctions/_kit/audit-verify'
import { originValues } from '../support/agreements'
import { footprint } from '../support/footprint'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'

const [plain, alike, differing, untouched, foreign] = ['2023010001', '2023010002', '2023010003', '2023010004', '2023020001'] as const

describe('bulk approval of origin and its undo (S1-27, X-9)', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const graduateOf = async (number: string) => {
    const row = await school.database.row<{
      registry: Record<string, string>
      mobile: string | null
      email: string | null
      training_mode: string
    }>(
      sql`select g.registry, g.training_mode, p.mobile, p.email from graduate g join person p using (school_id, person_id) where p.number = ${number}`,
    )
    if (!row) throw new Error(`no graduate ${number}`)
    return row
  }
  /** Submits what the registry holds, and what it does not hold. */
  const submitted = async (number: string, more: Record<string, string> = {}) => {
    const { registry } = await graduateOf(number)
    const own = Object.fromEntries(Object.keys(originValues).map((code) => [code, registry[code] ?? originValues[code as 'mobile']]))
    const client = await inBrowser(school, number)
    return (await client.call('origin.submit', { values: { ...own, ...more } })).caseId
  }
  const caseOf = async (number: string) => {
    const row = await school.database.row<{ case_id: string; state: string; entered_at: Date }>(
      sql`select c.case_id, c.state, c.entered_at from workflow_case c join person p on p.person_id = c.student_id where p.number = ${number} and c.subject = 'origin'`,
    )
    if (!row) throw new Error(`no case of ${number}`)
    return row
  }

  it('approves where nothing differs and says of every other row why not; a foreign one is not found (X-2, X-9)', async () => {
    const ids = [await submitted(plain), await submitted(alike), await submitted(differing, { mobile: '13700000001' })]
    const [unsent, stranger] = [await caseOf(untouched), await submitted(foreign)]
    const answer = await officer.call('origin.approveMany', { caseIds: [...ids, unsent.case_id, stranger] })
    expect(answer.results.map(({ ok, code }) => [ok, code])).toEqual([
      [true, null],
      [true, null],
      [false, 'origin-differs'],
      [false, 'wrong-state'],
      [false, 'not-found'],
    ])
    expect(answer).toMatchObject({ done: 2, failed: 3, undoUntil: '2027-03-01T01:10:00.000Z' })
    expect((await graduateOf(plain)).registry.homeAddress).toBe(originValues.homeAddress)
    await officer.call('desk.undo', { bulkId: answer.bulkId ?? '' })
  })

  it('goes back on undo: state, place in the list, registry and contacts as before, with a step of its own in the trail (X-7, X-9)', async () => {
    const [before, waiting] = [await graduateOf(plain), await caseOf(plain)]
    school.clock.add(60_000)
    const { bulkId } = await officer.call('origin.approveMany', { caseIds: [waiting.case_id] })
    expect((await caseOf(plain)).state).toBe('approved')
    school.clock.add(9 * 60_000)
    const undone = await officer.call('desk.undo', { bulkId: bulkId ?? '' })
    expect(undone.results).toEqual([{ caseId: waiting.case_id, ok: true, state: 'submitted', code: null, message: null }])
    expect(await graduateOf(plain)).toEqual(before)
    expect(await caseOf(plain)).toEqual(waiting)
    const { trail } = await officer.call('desk.trail', { caseId: waiting.case_id })
    expect(trail.at(-1)).toMatchObject({ label: '撤销批量办理', state: '学生已核' })
    expect((await auditFaults(school.database)).faults).toEqual([])
    const student = await inBrowser(school, plain)
    expect((await student.call('notice.inbox', {})).notices.map(({ title }) => title)).toContain('办理结果已撤销')
  })

  it('leaves alone what somebody has acted on since, and undoes the rest (X-9)', async () => {
    const [one, two] = [await caseOf(plain), await caseOf(alike)]
    const { bulkId } = await officer.call('origin.approveMany', { caseIds: [one.case_id, two.case_id] })
    await officer.call('origin.correct', { caseId: one.case_id, field: 'major', value: '软件工程', reason: '转专业' })
    const undone = await officer.call('desk.undo', { bulkId: bulkId ?? '' })
    const fates = Object.fromEntries(undone.results.map(({ caseId, ok, code }) => [caseId, [ok, code]]))
    expect(fates).toEqual({ [one.case_id]: [false, 'changed-meanwhile'], [two.case_id]: [true, null] })
    expect([(await caseOf(plain)).state, (await caseOf(alike)).state]).toEqual(['approved', 'submitted'])
    expect((await officer.refused('desk.undo', { bulkId })).code).toBe('undone-already')
  })

  it('is refused from the tenth minute on, and to anybody else, writing nothing (X-2, X-9)', async () => {
    const { bulkId } = await officer.call('origin.approveMany', { caseIds: [(await caseOf(alike)).case_id] })
    const before = await footprint(school.database)
    const colleague = await inBrowser(school, 'T0005')
    expect((await colleague.refused('desk.undo', { bulkId })).kind).toBe('not-found')
    school.clock.add(10 * 60_000)
    expect((await officer.refused('desk.undo', { bulkId })).code).toBe('undo-too-late')
    expect(await footprint(school.database)).toEqual(before)
  })

  it('offers nothing to undo where nothing was done (X-9)', async () => {
    const answer = await officer.call('origin.approveMany', { caseIds: [(await caseOf(differing)).case_id] })
    expect(answer).toMatchObject({ done: 0, bulkId: null, undoUntil: null })
  })
})
