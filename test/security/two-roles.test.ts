import sql from 'sql-template-tag'
import type { ActionContract } from '../../src/shared/contract'
import { type ActionName, contracts } from '../../src/shared/contracts'
import { type Role, roleNames, roles } from '../../src/shared/roles'
import { foundedSchool, type School, schoolId } from '../support/school'
import { newcomer } from '../support/sessions'
import { sampleOf } from './samples'

const named = (Object.entries(contracts) as [ActionName, ActionContract][]).filter(([, { callers }]) => Array.isArray(callers))
const scopeOf = {
  university: 'university',
  self: 'self',
  advisees: 'self',
  class: '无此班',
  college: '无此学院',
  campus: '无此校区',
  office: '无此处',
}
const scopeFor = (role: Role) => scopeOf[roles[role].scope as keyof typeof scopeOf] ?? '00000000-0000-4000-8000-000000000000'

const allows = (callers: ActionContract['callers'], role: Role) => (callers as readonly string[]).includes(role)

describe('a person of two roles', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
  })
  afterAll(() => school?.end())

  const alsoHolds = async (personId: string, role: Role, scopeId: string) =>
    school.database.run(sql`insert into role_grant values (${schoolId}, ${personId}, ${role}, ${scopeId}) on conflict do nothing`)

  // Every role beside the next one in the list: each role is once the one acted in and once the one only held.
  it.each(roleNames.map((role, index): [Role, Role] => [role, roleNames[(index + 1) % roleNames.length] as Role]))(
    'acts as %s with the actions of that role alone, although %s is held too, and the other way round (X-1, X-2)',
    async (first, second) => {
      const client = await newcomer(school, first, scopeFor(first))
      await alsoHolds((await client.call('account.me', {})).personId, second, scopeFor(second))
      // Only where the two differ: everything else is the walk of one role (walk.test.ts).
      const differing = named.filter(([, { callers }]) => allows(callers, first) !== allows(callers, second))
      for (const role of [second, first]) {
        expect((await client.call('account.actAs', { role })).role).toBe(role)
        const refused: string[] = []
        for (const [action] of differing) {
          const answer = await client.ask(action, sampleOf(action))
          if (!answer.ok && answer.error.code === 'role-not-allowed') refused.push(action)
          if (!answer.ok) expect([action, answer.error.kind]).not.toEqual([action, 'fault'])
        }
        expect(refused).toEqual(differing.filter(([, { callers }]) => !allows(callers, role)).map(([action]) => action))
      }
    },
  )

  it('sees as counselor the two classes and as clearance officer the one office, never both, and finds no case of the other part (X-1, X-2)', async () => {
    const [classA, classB] = [...new Set(school.people.students.map((row) => row.班级))].sort()
    const person = await newcomer(school, 'counselor', classA ?? '')
    const { personId } = await person.call('account.me', {})
    await alsoHolds(personId, 'counselor', classB ?? '')
    await alsoHolds(personId, 'clearance-officer', '图书馆')
    const cases = await school.database.rows<{ case_id: string; subject: string; class_name: string; office: string | null }>(
      sql`select case_id, subject, class_name, office from workflow_case where season_id = '2027' order by advisor_id nulls first, case_id`,
    )
    const library = cases.filter(({ office, class_name }) => office === '图书馆' && class_name !== classA && class_name !== classB)
    const origin = cases.filter(({ subject }) => subject === 'origin')
    await person.call('account.actAs', { role: 'counselor' })
    const mine = (await person.call('origin.queue', {})).rows.map(({ caseId }) => caseId)
    const classOf = new Map(origin.map(({ case_id, class_name }) => [case_id, class_name]))
    expect(new Set(mine.map((id) => classOf.get(id)))).toEqual(new Set([classA, classB]))
    expect((await person.refused('departure.decide', { caseIds: [library[0]?.case_id], decision: 'pass' })).code).toBe('role-not-allowed')
    await person.call('account.actAs', { role: 'clearance-officer' })
    const office = (await person.call('departure.queue', {})).rows.map(({ caseId }) => caseId)
    const officeOf = new Map(cases.map(({ case_id, office: name }) => [case_id, name]))
    expect([...new Set(office.map((id) => officeOf.get(id)))]).toEqual(['图书馆'])
    expect((await person.refused('origin.case', { caseId: mine[0] })).code).toBe('role-not-allowed')
    const { results } = await person.call('departure.decide', { caseIds: [library[0]?.case_id ?? ''], decision: 'pass' })
    expect(results[0]?.ok).toBe(true)
    const foreign = cases.find(({ subject, office: name }) => subject === 'clearance' && name !== '图书馆')
    const bulk = await person.call('departure.decide', { caseIds: [foreign?.case_id ?? ''], decision: 'pass' })
    expect(bulk.results[0]).toMatchObject({ ok: false, code: 'not-found' })
    expect((await person.call('account.me', {})).roles).toEqual([
      { role: 'clearance-officer', roleName: '离校办理员', scopes: ['图书馆'] },
      { role: 'counselor', roleName: '辅导员', scopes: [classA, classB] },
    ])
  })
})
