import sql from 'sql-template-tag'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, type School } from '../support/school'
import { inBrowser } from '../support/sessions'
import { answersTo } from '../support/surveys'
import { caseOf, register } from './registration'

const number = (place: number) => `20230100${String(place).padStart(2, '0')}`

describe('departure’s career item follows the registered destination', () => {
  let school: School
  let officer: Client
  beforeAll(async () => {
    school = await foundedSchool()
    officer = await inBrowser(school, 'T0004')
  })
  afterAll(() => school?.end())

  const career = async (who: string) => (await caseOf(school, who, 'clearance', 'career')).state
  const registered = async (who: string, code: string) => {
    const caseId = await register(school, await inBrowser(school, who), code)
    await officer.call('destination.approve', { caseId })
    return caseId
  }

  it.each(['70', '72', '11', '80'])(
    'passes by itself with code %s once it is reviewed, not when it is only stated (S2-22, S2-23, S2-24)',
    async (code) => {
      const who = number(['70', '72', '11', '80'].indexOf(code) + 1)
      const caseId = await register(school, await inBrowser(school, who), code)
      expect(await career(who)).toBe('waiting')
      await officer.call('destination.approve', { caseId })
      expect(await career(who)).toBe('passed')
      expect(await inboxOf(await inBrowser(school, who))).toContainEqual(expect.stringContaining('“就业方案”已通过。'))
    },
  )

  it('waits for no advisor, because what it asks for is done (S2-13, S2-22)', async () => {
    await registered('2024110001', '70')
    expect(await career('2024110001')).toBe('passed')
  })

  it('leads from the sheet to the registration while it has not passed (S2-22, S2-10)', async () => {
    const pageOf = async (who: string) => {
      const { items } = await (await inBrowser(school, who)).call('departure.mine', {})
      return items.find(({ code }) => code === 'career')?.page
    }
    expect(await pageOf(number(6))).toBe('/pages/destination/index')
    expect(await pageOf(number(1))).toBeUndefined()
  })

  it('waits again when the destination is taken back or changed before departure, and passes again with the next (S2-22…24)', async () => {
    const { caseId } = await caseOf(school, number(1))
    await officer.call('destination.takeBack', { caseId, reason: '证明材料有误' })
    expect(await career(number(1))).toBe('waiting')
    const student = await inBrowser(school, number(1))
    await student.call('destination.submit', { code: '70', values: {} })
    await officer.call('destination.approve', { caseId })
    expect(await career(number(1))).toBe('passed')
    await student.call('destination.amend', {})
    expect(await career(number(1))).toBe('waiting')
    expect(
      (await student.call('desk.trail', { caseId: (await caseOf(school, number(1), 'clearance', 'career')).caseId })).trail.map(
        ({ label }) => label,
      ),
    ).toEqual(['通过', '重新待审核', '通过', '重新待审核'])
  })

  it('leaves what the office decided by hand (S2-11, S2-22)', async () => {
    const caseId = await registered(number(7), '70')
    const office = await inBrowser(school, 'T0013')
    const item = await caseOf(school, number(8), 'clearance', 'career')
    const queue = await office.call('departure.queue', { item: 'career' })
    expect(queue.rows.map((row) => row.caseId)).toContain(item.caseId)
    await office.call('departure.decide', { caseIds: [item.caseId], decision: 'pass' })
    const stated = await registered(number(8), '70')
    await officer.call('destination.takeBack', { caseId: stated, reason: '证明材料有误' })
    expect(await career(number(8))).toBe('passed')
    const own = await caseOf(school, number(7), 'clearance', 'career')
    await office.call('departure.decide', { caseIds: [own.caseId], decision: 'refuse', reason: '资料有疑问' })
    await officer.call('destination.takeBack', { caseId, reason: '证明材料有误' })
    expect(await career(number(7))).toBe('not-passed')
  })

  it('stays passed for whoever has departed already (S2-22…24)', async () => {
    const who = number(9)
    const caseId = await registered(who, '70')
    const student = await inBrowser(school, who)
    const { items } = await student.call('departure.mine', {})
    await student.call('survey.answer', answersTo('departure'))
    for (const item of items.filter(({ state }) => state === 'waiting'))
      await school.database.run({ text: "update workflow_case set state = 'passed' where case_id = $1", values: [item.caseId] })
    // The last decision clears; taking the destination back afterwards changes nothing.
    await student.call('destination.amend', {})
    await student.call('destination.submit', { code: '70', values: {} })
    await officer.call('destination.approve', { caseId })
    expect((await student.call('departure.mine', {})).state.state).toBe('cleared')
    await student.call('destination.amend', {})
    expect([await career(who), (await student.call('departure.mine', {})).state.state]).toEqual(['passed', 'cleared'])
  })

  it('passes at once for whoever was registered before departure opened, and goes back with an undone approval (S2-22…24, X-9)', async () => {
    const other = await foundedSchool()
    const officer2 = await inBrowser(other, 'T0004')
    const caseId = await register(other, await inBrowser(other, number(1)), '70')
    const { bulkId } = await officer2.call('destination.approveMany', { caseIds: [caseId] })
    expect((await caseOf(other, number(1), 'clearance', 'career')).state).toBe('passed')
    await officer2.call('desk.undo', { bulkId: bulkId ?? '' })
    expect((await caseOf(other, number(1), 'clearance', 'career')).state).toBe('waiting')
    await officer2.call('destination.approveMany', { caseIds: [caseId] })
    await other.database.run(sql`alter table audit disable trigger all`)
    await other.database.run(sql`delete from audit where case_id in (select case_id from workflow_case where subject = 'clearance')`)
    await other.database.run(sql`delete from workflow_case where subject = 'clearance'`)
    await (await inBrowser(other, 'T0002')).call('departure.open', {})
    expect((await caseOf(other, number(1), 'clearance', 'career')).state).toBe('passed')
    expect((await caseOf(other, number(2), 'clearance', 'career')).state).toBe('waiting')
    await other.end()
  })
})
