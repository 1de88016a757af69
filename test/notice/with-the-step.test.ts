import { originValues } from '../support/agreements'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

let school: School
let officer: Client
beforeAll(async () => {
  school = await foundedSchool()
  officer = await inBrowser(school, 'T0004')
  // Opening the departure has told everybody; here the inboxes begin empty.
  await school.database.run({ text: 'delete from notice where school_id = $1', values: [schoolId] })
})
afterAll(() => school.end())

const numbers = () => school.people.students.filter(({ 学院, 层次 }) => 学院 === '计算机学院' && 层次 === '本科').map(({ 学号 }) => 学号)

async function bound(index: number): Promise<{ number: string; client: Client }> {
  const number = numbers()[index] ?? ''
  const client = await inBrowser(school, number)
  await school.phone(`openid-${index}`, client.token).call('account.bindHere', {})
  return { number, client }
}

/** What is stored about a person: notices, messages waiting, and where the origin case stands. */
async function stored(number: string) {
  const personId = await personIdOf(school, number)
  return school.database.row({
    text: `select (select count(*)::int from notice where person_id = $2) as notices,
      (select count(*)::int from outbox o join notice n using (school_id, notice_id) where n.person_id = $2) as messages,
      (select state from workflow_case where student_id = $2 and subject = 'origin') as state,
      (select count(*)::int from audit a join workflow_case c using (school_id, case_id) where c.student_id = $2 and c.subject = 'origin') as steps
      from school where school_id = $1`,
    values: [schoolId, personId],
  })
}

/** While `work` runs, nothing can be written to the table. */
async function broken(table: string, work: () => Promise<void>): Promise<void> {
  await school.database.run({
    text: `create function break_down() returns trigger language plpgsql as $$ begin raise exception 'out of order'; end $$`,
    values: [],
  })
  await school.database.run({
    text: `create trigger out_of_order before insert on ${table} for each row execute function break_down()`,
    values: [],
  })
  try {
    await work()
  } finally {
    await school.database.run({ text: 'drop function break_down cascade', values: [] })
  }
}

describe('a notice and the step that causes it (N-1)', () => {
  it.each(['outbox', 'notice', 'audit', 'request'].map((table, index): [string, number] => [table, index]))(
    'are both absent when %s cannot be written, and both there after the retry with the same requestId, once (N-1)',
    async (table, index) => {
      const { number, client } = await bound(index)
      const { caseId } = await client.call('origin.submit', { values: originValues })
      const before = await stored(number)
      expect(before).toEqual({ notices: 0, messages: 0, state: 'submitted', steps: 1 })
      const requestId = `approve-${table}-1`
      await broken(table, async () => {
        expect((await officer.refused('origin.approve', { caseId }, requestId)).kind).toBe('fault')
        expect(await stored(number)).toEqual(before)
      })
      const first = await officer.call('origin.approve', { caseId }, requestId)
      expect(await officer.call('origin.approve', { caseId }, requestId)).toEqual(first)
      expect(await stored(number)).toEqual({ notices: 1, messages: 1, state: 'approved', steps: 2 })
    },
  )

  it('are both absent when the step is refused (N-1)', async () => {
    const { number, client } = await bound(4)
    const { caseId } = await client.call('origin.submit', { values: originValues })
    await officer.call('origin.approve', { caseId })
    const before = await stored(number)
    expect((await officer.refused('origin.reject', { caseId, fields: [{ code: 'mobile', reason: '号码不对' }] })).code).toBe('wrong-state')
    expect(await stored(number)).toEqual(before)
  })

  it('reach one person once when twenty officers press in the same moment (N-1)', async () => {
    const { number, client } = await bound(5)
    const { caseId } = await client.call('origin.submit', { values: originValues })
    const answers = await Promise.all(Array.from({ length: 20 }, () => officer.ask('origin.approve', { caseId })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await stored(number)).toEqual({ notices: 1, messages: 1, state: 'approved', steps: 2 })
  })

  it('queue nothing for WeChat where nobody is bound: the inbox has it (N-2)', async () => {
    const number = numbers()[6] ?? ''
    const { caseId } = await (await inBrowser(school, number)).call('origin.submit', { values: originValues })
    await officer.call('origin.approve', { caseId })
    expect(await stored(number)).toEqual({ notices: 1, messages: 0, state: 'approved', steps: 2 })
  })
})
