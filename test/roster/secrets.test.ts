import { randomUUID } from 'node:crypto'
import { handle } from '../../cloudfunctions/_kit/handler'
import { actions } from '../../cloudfunctions/api/actions'
import { contracts } from '../../src/shared/contracts'
import { foundedSchool, type School, sheetOf, uploadFile } from '../support/school'

let school: School
beforeAll(async () => {
  school = await foundedSchool()
})
afterAll(() => school.end())

/** Everything PostgreSQL holds, as text; bytes as hex. */
async function everythingStored(): Promise<string> {
  const tables = await school.database.rows<{ name: string }>({
    text: "select tablename as name from pg_tables where schemaname = 'public'",
    values: [],
  })
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await school.database.rows<{ text: string }>({ text: `select t::text as text from "${name}" t`, values: [] })
      return rows.map(({ text }) => text).join('\n')
    }),
  )
  return texts.join('\n')
}

const idNumbers = () => [
  ...school.people.students.map((row) => row.身份证号),
  ...school.people.staff.map((row) => row.身份证号),
  ...school.people.employers.map((row) => row.操作员身份证号),
]

describe('ID numbers (requirements, preamble of D-1; DESIGN §4)', () => {
  it('are nowhere in the database in the clear, nor as their bytes (D-1)', async () => {
    const stored = await everythingStored()
    expect(stored).toContain(school.people.students[0]?.学号)
    for (const idNumber of idNumbers()) {
      expect(stored).not.toContain(idNumber)
      expect(stored).not.toContain(Buffer.from(idNumber).toString('hex'))
    }
  })

  it('of one person sealed twice look different, and do not open when copied to another person (D-1)', async () => {
    const rows = await school.database.rows<{ number: string; sealed: Buffer }>({
      text: 'select number, id_number_sealed as sealed from person where number in ($1, $2) order by number',
      values: [school.people.students[0]?.学号, school.people.students[1]?.学号],
    })
    await school.database.run({
      text: 'update person set id_number_sealed = $1 where number = $2',
      values: [rows[0]?.sealed, rows[1]?.number],
    })
    const copied = await school
      .nobody()
      .ask('account.signIn', { number: rows[1]?.number, password: (school.people.students[0]?.身份证号 ?? '').slice(-6) })
    expect(copied.ok).toBe(false)
    await school.database.run({
      text: 'update person set id_number_sealed = $1 where number = $2',
      values: [rows[1]?.sealed, rows[1]?.number],
    })
  })

  it('are masked in answers and in row errors, and in no log line, whatever is asked (D-1, D-2)', async () => {
    const lines: object[] = []
    const logged = handle(contracts, actions, school.ports, (line) => lines.push(line))
    const ask = (token: string | null, action: string, data: unknown) =>
      logged({ body: { action, data, requestId: randomUUID() }, credentials: { token, openid: null }, channel: 'web' })
    const [row] = school.people.students
    const idNumber = row?.身份证号 ?? ''
    const wrong = `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`
    const [student, office, officer] = [await school.as(row?.学号 ?? ''), await school.as('T0001'), await school.as('T0004')]
    const fileId = await uploadFile(office, school.ports, 'students', await sheetOf([{ ...row, 身份证号: wrong }]))
    const queue = await officer.call('origin.queue', { search: row?.学号 ?? '' })
    const answers = [
      await ask(student.token, 'origin.mine', {}),
      await ask(student.token, 'agreement.mine', {}),
      await ask(student.token, 'account.me', {}),
      await ask(student.token, 'desk.home', {}),
      await ask(officer.token, 'origin.case', { caseId: queue.rows[0]?.caseId }),
      await ask(office.token, 'roster.preview', { kind: 'students', fileId }),
      await ask(null, 'account.signIn', { number: idNumber, password: idNumber.slice(-6) }),
      await ask(student.token, idNumber, {}),
      await ask(student.token, 'notice.inbox', { [idNumber]: idNumber }),
    ]
    const said = answers.slice(0, 6)
    expect(said.every(({ ok }) => ok)).toBe(true)
    for (const answer of said) {
      expect(JSON.stringify(answer)).not.toContain(idNumber)
      expect(JSON.stringify(answer)).not.toContain(wrong)
      expect(JSON.stringify(answer)).not.toContain(idNumber.slice(6, 16))
    }
    expect(lines).toHaveLength(answers.length)
    const log = JSON.stringify(lines)
    for (const secret of [idNumber, wrong, idNumber.slice(-6), row?.姓名 ?? '', row?.学号 ?? '']) expect(log).not.toContain(secret)
    expect(lines[0]).toEqual({
      at: school.clock.now.toISOString(),
      action: 'origin.mine',
      requestId: expect.any(String),
      role: 'student',
      ms: expect.any(Number),
      outcome: 'ok',
    })
  })
})
