import type { ActionContract } from '../../src/shared/contract'
import { type ActionName, contracts } from '../../src/shared/contracts'
import { type Role, roleNames, roles } from '../../src/shared/roles'
import { foundedSchool, type School } from '../support/school'
import { newcomer } from '../support/sessions'
import { sampleOf, samples } from './samples'

const all = Object.entries(contracts) as [ActionName, ActionContract][]
const closed = all.filter(([, { callers }]) => callers !== 'anyone')
const scopeOf: Record<string, string> = {
  university: 'university',
  self: 'self',
  advisees: 'self',
  class: '无此班',
  college: '无此学院',
  campus: '无此校区',
  office: '无此处',
  employer: '00000000-0000-4000-8000-000000000000',
}

describe('every action of the contract', () => {
  it('has a sample input here that its own contract accepts, so that no action is left out of this walk (X-2)', () => {
    expect(Object.keys(samples).sort()).toEqual(all.map(([action]) => action).sort())
    for (const [action, { input }] of all) expect([action, input.safeParse(sampleOf(action)).success]).toEqual([action, true])
  })

  it('declares callers and a scope; without a session there is nothing that belongs to anybody (X-2)', () => {
    const scopes = ['none', 'self', 'case', 'list', 'university']
    for (const [action, { callers, scope, kind }] of all) {
      expect([action, scopes.includes(scope), callers === 'anyone' ? scope : 'closed']).toEqual([
        action,
        true,
        callers === 'anyone' ? 'none' : 'closed',
      ])
      const narrow = Array.isArray(callers) ? (callers as Role[]).filter((role) => roles[role].scope !== 'university') : []
      if (scope === 'university' && kind === 'command') expect([action, narrow]).toEqual([action, []])
    }
  })
})

describe('the walk through the handler', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
  })
  afterAll(() => school?.end())

  it('answers unauthenticated to nobody and to a session that does not exist, whatever the action (X-2)', async () => {
    for (const [action] of closed)
      for (const client of [school.nobody(), school.nobody('oStranger000000001'), school.web('forged'.repeat(8))])
        expect([action, (await client.refused(action, sampleOf(action))).kind]).toEqual([action, 'unauthenticated'])
  })

  it.each(roleNames)('refuses a %s every action whose contract does not name the role, and no other (X-1, X-2)', async (role) => {
    const client = await newcomer(school, role, scopeOf[roles[role].scope] ?? '')
    const named = all.filter(([, { callers }]) => Array.isArray(callers))
    const refused: string[] = []
    for (const [action] of named) {
      const answer = await client.ask(action, sampleOf(action))
      if (!answer.ok && answer.error.code === 'role-not-allowed') refused.push(action)
      if (!answer.ok) expect([action, answer.error.kind]).not.toEqual([action, 'fault'])
    }
    expect(refused).toEqual(named.filter(([, { callers }]) => !(callers as readonly string[]).includes(role)).map(([action]) => action))
  })

  it('lets nobody past the initial password but to replace it, bind, look at oneself or leave (A-1)', async () => {
    const student = school.people.students.at(-1)
    const { token } = await school
      .nobody()
      .call('account.signIn', { number: student?.学号 ?? '', password: student?.身份证号.slice(-6) ?? '' })
    const open: string[] = []
    for (const [action] of closed.filter(([name]) => !['account.signOut', 'account.changePassword', 'account.bindHere'].includes(name))) {
      const answer = await school.web(token).ask(action, sampleOf(action))
      if (answer.ok || answer.error.code !== 'change-password-first') open.push(action)
    }
    expect(open.sort()).toEqual(['account.actAs', 'account.bindingStatus', 'account.me', 'account.startBinding'])
  })
})
