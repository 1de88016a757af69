import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultOpeningPolicy, type OpeningPolicy } from '../../src/shared/opening/policy'
import { contentFor, employerIdOf, passOrigin, submitAgreement } from '../support/agreements'
import { sendAttachment, smallPdf } from '../support/attachments'
import { footprint } from '../support/footprint'
import { inboxOf } from '../support/inbox'
import { type Client, foundedSchool, importRoster, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'

const [student, plain, partTime] = ['2023010001', '2023010002', '2023010003'] as const
const content = { employer: '昌都市人民医院', province: '540000', remarks: '' }

describe('opening online signing to one graduate (S0-4)', () => {
  let school: School
  let client: Client
  let centre: Client
  let caseId = ''
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    const rows = school.people.students.flatMap((row) => {
      if (row.学号 === student) return [{ ...row, 培养方式: '少数民族骨干', 生源地代码: '542100' }]
      return row.学号 === partTime ? [{ ...row, 学习形式: '非全日制' }] : []
    })
    client = await inBrowser(school, student)
    centre = await inBrowser(school, 'T0001')
    for (const number of [student, plain, partTime]) {
      const person = await inBrowser(school, number)
      await passOrigin(person, await inBrowser(school, 'T0004'))
      await person.call('agreement.readNotes', {})
    }
    // The registry changes as it does every term: by importing the roster again.
    for (const row of rows) await importRoster(await inBrowser(school, 'T0002'), school.ports, 'students', [row])
  })
  afterAll(() => school.end())

  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
  }
  const agreement = async () => ({ content: contentFor(await employerIdOf(school, 'E0001')), agreesToDefault: true })
  const publish = (policy: OpeningPolicy) =>
    school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId: '2027' }, 'opening', policy, school.clock.now))

  it('keeps 少数民族骨干 from signing and says how to apply; nothing is written (S0-3, S0-4)', async () => {
    await unchanged(async () => {
      expect(await client.refused('agreement.submit', await agreement())).toMatchObject({
        code: 'opening-needed',
        fix: { page: '/pages/opening/index' },
        call: { office: '招生就业处' },
      })
    })
    const { mayI } = await client.call('agreement.mine', {})
    expect(mayI.find(({ action }) => action === 'submit')?.blocked?.code).toBe('opening-needed')
    const home = await client.call('desk.home', {})
    expect(home.todos.map(({ title }) => title)).toContain('申请开放网上签约')
    expect(home.progress.map(({ title }) => title)).not.toContain('就业协议网签')
  })

  it('takes no application of who needs none (S0-4)', async () => {
    const other = await inBrowser(school, plain)
    expect(await other.call('opening.mine', {})).toMatchObject({ needed: false, caseId: null })
    const fileId = await sendAttachment(school, other, smallPdf(), 'letter.pdf')
    await unchanged(async () => {
      expect(await other.refused('opening.submit', { content })).toMatchObject({ code: 'opening-not-needed' })
      expect(await other.refused('opening.attach', { fileId })).toMatchObject({ code: 'opening-not-needed' })
    })
  })

  it('names what is missing, and asks for the letter (S0-4)', async () => {
    await unchanged(async () => {
      expect((await client.refused('opening.submit', { content: { employer: '', province: '', remarks: '' } })).fields).toEqual({
        'content.employer': '请填写出具接收函的单位全称',
        'content.province': '请选择单位所在的省份',
      })
      expect((await client.refused('opening.submit', { content: { ...content, province: '999999' } })).fields).toEqual({
        'content.province': '请从列表中选择省份',
      })
      expect(await client.refused('opening.submit', { content })).toMatchObject({ code: 'opening-letter-missing' })
    })
  })

  it('is submitted with the letter; the career centre is told and sees it (S0-4, X-6)', async () => {
    const fileId = await sendAttachment(school, client, smallPdf(), 'letter.pdf')
    const { attachmentId } = await client.call('opening.attach', { fileId })
    await client.call('opening.detach', { attachmentId })
    expect((await client.call('opening.mine', {})).letters).toEqual([])
    await client.call('opening.attach', { fileId: await sendAttachment(school, client, smallPdf(), 'letter.pdf') })
    caseId = (await client.call('opening.submit', { content })).caseId
    expect((await centre.call('desk.home', {})).todos).toContainEqual(expect.objectContaining({ title: '开放签约申请待核准', count: 1 }))
    expect((await inboxOf(centre)).some((line) => line.startsWith('有开放签约申请待核准'))).toBe(true)
    const { rows } = await centre.call('opening.queue', { list: 'submitted', search: student })
    expect(rows).toEqual([expect.objectContaining({ caseId, employer: content.employer, provinceName: '西藏自治区', warning: null })])
    const seen = await centre.call('opening.case', { caseId })
    expect(seen.mayI.map(({ action, blocked }) => [action, blocked])).toEqual([
      ['approve', null],
      ['reject', null],
    ])
    const [letter] = seen.letters
    expect(await centre.call('attachment.open', { caseId, attachmentId: letter?.attachmentId ?? '' })).toMatchObject({
      type: 'application/pdf',
    })
    await unchanged(async () => {
      expect(await client.refused('opening.detach', { attachmentId: letter?.attachmentId ?? randomUUID() })).toMatchObject({
        code: 'wrong-state',
      })
    })
  })

  it('is sent back with a reason and may be handed in again; another province warns and never blocks (S0-4, X-3)', async () => {
    expect(await centre.refused('opening.reject', { caseId, reason: '' })).toMatchObject({ kind: 'invalid' })
    await centre.call('opening.reject', { caseId, reason: '接收函没有盖章' })
    const mine = await client.call('opening.mine', {})
    expect(mine).toMatchObject({ reason: '接收函没有盖章', state: { state: 'rejected' } })
    expect((await client.call('desk.home', {})).todos.map(({ title }) => title)).toContain('开放签约申请未核准')
    await client.call('opening.submit', { content: { ...content, province: '430000' } })
    expect((await centre.call('opening.case', { caseId })).warning).toBe('单位不在生源省份，请核对接收函和定向协议后再决定。')
  })

  it('opens signing to this one graduate by approval; the trail says who (S0-4, X-7)', async () => {
    await unchanged(async () => {
      const officer = await inBrowser(school, 'T0004')
      expect(await officer.refused('opening.approve', { caseId })).toMatchObject({ code: 'role-not-allowed' })
    })
    await centre.call('opening.approve', { caseId })
    const { trail } = await client.call('desk.trail', { caseId })
    expect(trail.map(({ label }) => label)).toEqual(['提交申请', '不予核准', '提交申请', '核准开放'])
    expect((await client.call('agreement.mine', {})).mayI.find(({ action }) => action === 'submit')?.blocked?.code).not.toBe(
      'opening-needed',
    )
    expect(await submitAgreement(client, await employerIdOf(school, 'E0001'))).toBeTruthy()
  })

  it('is not taken back once an agreement has gone out; before that it is, with a reason (S0-4)', async () => {
    await unchanged(async () => {
      expect(await centre.refused('opening.revoke', { caseId, reason: '单位撤回了接收函' })).toMatchObject({ code: 'opening-in-use' })
    })
    await client.call('agreement.withdraw', {})
    await centre.call('opening.revoke', { caseId, reason: '单位撤回了接收函' })
    await unchanged(async () =>
      expect(await client.refused('agreement.submit', await agreement())).toMatchObject({ code: 'opening-needed' }),
    )
  })

  it('is for the levels and study modes that the season names (S0-2)', async () => {
    await publish({ ...defaultOpeningPolicy, studyModes: ['full-time'] })
    const part = await inBrowser(school, partTime)
    const other = await inBrowser(school, plain)
    await unchanged(async () => {
      expect(await part.refused('agreement.submit', await agreement())).toMatchObject({ code: 'signing-not-offered' })
    })
    await publish({ ...defaultOpeningPolicy, levels: ['master', 'doctor'] })
    await unchanged(async () => {
      expect(await other.refused('agreement.submit', await agreement())).toMatchObject({ code: 'signing-not-offered' })
    })
    await publish(defaultOpeningPolicy)
    expect(await other.call('agreement.submit', await agreement())).toMatchObject({ state: 'with-employer' })
  })

  it('leaves 定向 and 委培 excluded with their own words, application or not (S0-3)', async () => {
    const directed = school.people.students.find((row) => row.培养方式 === '定向')?.学号 ?? ''
    const person = await inBrowser(school, directed)
    await unchanged(async () => {
      const refused = await person.refused('opening.submit', { content })
      expect(refused.code).toBe('opening-not-needed')
    })
    const { mayI } = await person.call('agreement.mine', {})
    expect(mayI.find(({ action }) => action === 'submit')?.blocked?.code).toBe('agreement-not-eligible')
  })

  it('counts re-enrolled and held-back graduates like everybody on the roster of their season (S1-3)', async () => {
    const row = school.people.students.find((one) => one.学号 === '2023020001')
    const personId = await personIdOf(school, '2023020001')
    // Held back from the season before: removed there, on this season's roster again.
    await school.database.run(
      sql`insert into season (school_id, season_id, name, is_current) values (${schoolId}, '2026', '2026届', false)`,
    )
    await school.database.run(sql`insert into graduate (school_id, season_id, person_id, college, class_name, major, campus, level, training_mode, registry, state)
      select school_id, '2026', person_id, college, class_name, major, campus, level, training_mode, registry, 'removed' from graduate where person_id = ${personId}`)
    const person = await inBrowser(school, '2023020001')
    await passOrigin(person, await inBrowser(school, 'T0005'))
    expect(row?.培养方式).toBe('非定向')
    expect(await submitAgreement(person, await employerIdOf(school, 'E0001'))).toBeTruthy()
  })
})
