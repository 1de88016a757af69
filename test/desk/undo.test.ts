import sql from 'sql-template-tag'
import { employerIdOf, opinions, passOrigin, prepareEmployer, submitAgreement } from '../support/agreements'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser, newcomer } from '../support/sessions'
import { answersTo } from '../support/surveys'

const number = '2023010001'

describe('a bulk decision taken back (X-9)', () => {
  let school: School
  let student: Client
  let operator: Client
  beforeAll(async () => {
    school = await foundedSchool()
    student = await inBrowser(school, number)
    operator = await inBrowser(school, 'E0001')
    await passOrigin(student, await inBrowser(school, 'T0004'))
    await prepareEmployer(operator)
  })
  afterAll(() => school?.end())

  it('unsigns agreements the student has not confirmed, deadline included (S0-44, X-9)', async () => {
    const caseId = await submitAgreement(student, await employerIdOf(school, 'E0001'))
    const { bulkId, undoUntil } = await operator.call('agreement.signMany', { caseIds: [caseId], ...opinions })
    expect(undoUntil).toBe(new Date(school.clock.now.getTime() + 10 * 60_000).toISOString())
    await operator.call('desk.undo', { bulkId: bulkId ?? '' })
    const row = await school.database.row(
      sql`select c.state, c.due_at, a.signed_at, a.employer_opinion from workflow_case c join agreement a using (school_id, case_id) where c.case_id = ${caseId}`,
    )
    expect(row).toEqual({ state: 'with-employer', due_at: null, signed_at: null, employer_opinion: '' })
    const again = await operator.call('agreement.signMany', { caseIds: [caseId], ...opinions })
    await student.call('agreement.confirm', {})
    const late = await operator.call('desk.undo', { bulkId: again.bulkId ?? '' })
    expect(late.results[0]).toMatchObject({ ok: false, code: 'changed-meanwhile' })
  })

  it('reopens the departure of whoever had left by the undone items (S2-12, X-9)', async () => {
    await student.call('survey.answer', answersTo('departure'))
    const items = await school.database.rows<{ case_id: string; part: string; office: string }>(
      sql`select c.case_id, c.part, c.office from workflow_case c join person p on p.person_id = c.student_id where p.number = ${number} and c.subject = 'clearance' and c.state <> 'passed'`,
    )
    const state = async () =>
      (
        await school.database.row<{ state: string }>(
          sql`select c.state from workflow_case c join person p on p.person_id = c.student_id where p.number = ${number} and c.subject = 'departure'`,
        )
      )?.state
    const library = items.find(({ office }) => office === '图书馆')
    // Everybody else has passed; the library's is the last item.
    await school.database.run(
      sql`update workflow_case set state = 'passed' where case_id = any(${items.filter((item) => item !== library).map(({ case_id }) => case_id)}::uuid[])`,
    )
    const officer = await newcomer(school, 'clearance-officer', '图书馆')
    const decided = await officer.call('departure.decide', { caseIds: [library?.case_id ?? ''], decision: 'pass' })
    expect([decided.done, await state()]).toEqual([1, 'cleared'])
    const undone = await officer.call('desk.undo', { bulkId: decided.bulkId ?? '' })
    expect([undone.done, await state()]).toEqual([1, 'clearing'])
  })
})
