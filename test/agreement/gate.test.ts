import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultAgreementPolicy } from '../../src/shared/agreement/policy'
import { contentFor, originValues, passOrigin } from '../support/agreements'
import { atTime } from '../support/at-time'
import { footprint } from '../support/footprint'
import { schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { type Signing, signingSchool } from '../support/signing'

const [first, second, third, directed, late] = ['2023010001', '2023010002', '2023010003', '2023010005', '2023010009'] as const

describe('beginning to sign (S0-7, S0-29…36)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const submit = async (number: string, content: object = contentFor(at.employerId)) =>
    (await at.student(number)).ask('agreement.submit', { content, agreesToDefault: true })

  /** Asked, refused as expected, and nothing written. */
  const refusedWithoutTrace = async (number: string, expected: object, content?: object) => {
    const before = await footprint(at.school.database)
    expect(await submit(number, content)).toMatchObject({ ok: false, error: expected })
    expect(await footprint(at.school.database)).toEqual(before)
  }

  it('is closed to 定向 and 委培, before anything else is looked at (S0-3)', async () => {
    await refusedWithoutTrace(directed, {
      code: 'agreement-not-eligible',
      message: expect.stringContaining('定向或委培，按规定不参加网上签约'),
      call: { office: '所在学院学生工作办公室' },
    })
  })

  it('waits for the approved origin and says where that is mended (S0-7)', async () => {
    await refusedWithoutTrace(first, { code: 'origin-not-approved', fix: { page: '/pages/origin/index' } })
    await (await at.student(first)).call('origin.submit', { values: originValues })
    await refusedWithoutTrace(first, { code: 'origin-not-approved', message: expect.stringContaining('生源信息审核通过后才能') })
  })

  it('wants the notes read first (S0-29)', async () => {
    const { rows } = await at.officer.call('origin.queue', { search: first })
    await at.officer.call('origin.approve', { caseId: rows[0]?.caseId ?? '' })
    await refusedWithoutTrace(first, {
      code: 'notes-not-read',
      message: '请先阅读签约须知，再继续办理。',
      fix: { page: '/pages/agreement/notes/index' },
    })
    const student = await at.student(first)
    expect((await student.call('agreement.mine', {})).notesRead).toBe(false)
    await student.call('agreement.readNotes', {})
    expect((await student.call('agreement.mine', {})).notesRead).toBe(true)
  })

  it('is open within its window only, to the minute, the closing instant excluded (S0-7, X-4)', async () => {
    const closed = { code: 'agreement-window-closed', message: '现在不在网上签约开放时间内。', call: { office: '招生就业处' } }
    await atTime(at.school, '2027-07-01T12:00', () => refusedWithoutTrace(first, closed))
    await atTime(at.school, '2026-09-01T07:59:59', () => refusedWithoutTrace(first, closed))
    expect(await atTime(at.school, '2027-07-01T11:59:59', () => submit(first))).toMatchObject({
      ok: true,
      data: { state: 'with-employer' },
    })
    const student = await at.student(second)
    await passOrigin(student, at.officer)
    await student.call('agreement.readNotes', {})
    await at.school.database.run(sql`insert into window_extension (school_id, season_id, person_id, process, closes, granted_by)
      values ('qicheng', '2027', ${await personIdOf(at.school, second)}, 'agreement', '2027-07-03T12:00+08:00', ${await personIdOf(at.school, 'T0001')})`)
    await atTime(at.school, '2027-07-03T12:00', () => refusedWithoutTrace(second, closed))
    expect(await atTime(at.school, '2027-07-03T11:59', () => submit(second))).toMatchObject({ ok: true })
  })

  it('stays open where the policy names no closing (S0-8, X-4)', async () => {
    const window = { opens: '2026-09-20T08:00', closes: null }
    await passOrigin(await at.student(late), at.officer)
    await (await at.student(late)).call('agreement.readNotes', {})
    const publish = (agreement: typeof defaultAgreementPolicy) =>
      at.school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId: '2027' }, 'agreement', agreement, at.school.clock.now))
    await atTime(at.school, '2028-02-01T09:00', () => refusedWithoutTrace(late, { code: 'agreement-window-closed' }))
    await publish({ ...defaultAgreementPolicy, window })
    expect(await atTime(at.school, '2028-02-01T09:00', () => submit(late))).toMatchObject({ ok: true, data: { state: 'with-employer' } })
    await publish({ ...defaultAgreementPolicy, window: { opens: '2026-09-01T08:00', closes: '2027-07-01T12:00' } })
  })

  it('names every field that is missing, wrong or cannot be printed (S0-33…36)', async () => {
    const student = await at.student(third)
    await passOrigin(student, at.officer)
    await student.call('agreement.readNotes', {})
    const content = contentFor(at.employerId, { mobile: '123', email: '', post: ' ', remarks: '𠮷祥' })
    await refusedWithoutTrace(
      third,
      {
        kind: 'invalid',
        message: '签约信息还没有填完整，请补充标出的各项后再提交。',
        fields: {
          'content.mobile': '手机号应为 11 位数字，以 1 开头',
          'content.email': '请填写电子邮箱',
          'content.post': '请填写工作岗位',
          'content.remarks': '有打印不出的字符：𠮷，请换一种写法',
        },
      },
      content,
    )
    await refusedWithoutTrace(
      third,
      { kind: 'invalid', fields: { 'content.employerId': '请选择签约单位' } },
      { ...contentFor(at.employerId), employerId: null },
    )
  })

  it('takes only employers the career centre has approved (S0-31)', async () => {
    const set = (state: string) => at.school.database.run(sql`update employer set state = ${state} where employer_id = ${at.employerId}`)
    await set('registered')
    await refusedWithoutTrace(third, {
      code: 'employer-not-approved',
      message: '这家单位尚未通过审核，暂时不能签约。',
      call: { office: '招生就业处' },
    })
    await set('approved')
    await refusedWithoutTrace(third, { code: 'employer-not-approved' }, contentFor(randomUUID()))
  })

  it('keeps the basic data as the school has it: nothing but the content can be sent (S0-30)', async () => {
    await refusedWithoutTrace(
      third,
      { kind: 'invalid', fields: { 'content.name': expect.any(String) } },
      { ...contentFor(at.employerId), name: '别人' },
    )
    const { student, content, stages } = await (await at.student(third)).call('agreement.mine', {})
    expect(student).toMatchObject({ number: third, college: '计算机学院', idNumber: expect.stringMatching(/^\d{3}\*{11}/) })
    expect(content).toMatchObject({ opinion: '同意', mobile: '13912345678', email: 'graduate@qicheng.example' })
    expect(stages.map(({ name }) => name)).toEqual(['学生提交', '单位签约', '学生确认', '学院审核', '盖章备案'])
  })

  it('keeps a draft however incomplete, and begins with the submission (S0-35, S0-36)', async () => {
    const student = await at.student(third)
    const draft = { ...contentFor(at.employerId), employerId: null, post: '', pay: '' }
    expect(await student.call('agreement.saveDraft', { content: draft })).toMatchObject({ state: 'draft', version: 0 })
    const mine = await student.call('agreement.mine', {})
    expect(mine).toMatchObject({ state: { state: 'draft' }, trail: [], hasDocument: false })
    expect(Object.keys(mine.problems).sort()).toEqual(['employerId', 'pay', 'post'])
    expect((await at.operator.call('agreement.queue', { list: 'to-sign', search: third })).rows).toEqual([])
    expect(await submit(third)).toMatchObject({ ok: true, data: { state: 'with-employer', version: 1 } })
    expect((await at.operator.call('agreement.queue', { list: 'to-sign', search: third })).rows).toMatchObject([
      { number: third, post: '软件工程师' },
    ])
    const before = await footprint(at.school.database)
    expect(await student.refused('agreement.saveDraft', { content: draft })).toMatchObject({ code: 'wrong-state' })
    expect(await footprint(at.school.database)).toEqual(before)
    await refusedWithoutTrace(third, { code: 'wrong-state' })
  })

  it('allows one live agreement, whatever the code believes: the database refuses the second (S0-7)', async () => {
    const studentId = await personIdOf(at.school, third)
    const insert = (state: string) =>
      at.school.database.run(sql`insert into workflow_case (school_id, case_id, season_id, subject, student_id, college, class_name, campus, state, entered_at)
        select school_id, gen_random_uuid(), season_id, 'agreement', person_id, college, class_name, campus, ${state}, now() from graduate
        where person_id = ${studentId}`)
    await expect(insert('draft')).rejects.toMatchObject({ code: '23505', constraint: 'one_live_agreement' })
    await expect(insert('filed')).rejects.toMatchObject({ code: '23505' })
    await expect(insert('released')).resolves.toBe(1)
  })

  it('lets the student withdraw while unsigned, change, and submit to another employer; the first no longer sees it (S0-65)', async () => {
    const number = '2023010004'
    const caseId = await at.submitted(number)
    const student = await at.student(number)
    expect(await student.call('agreement.withdraw', {})).toMatchObject({ caseId, state: 'draft' })
    expect((await at.operator.call('notice.inbox', {})).notices.map(({ title }) => title)).toContain('毕业生撤回了协议')
    for (const action of ['agreement.case', 'agreement.document'])
      expect(await at.operator.refused(action, { caseId })).toMatchObject({ kind: 'not-found' })
    expect((await at.operator.call('agreement.queue', { list: 'all', search: number })).rows).toEqual([])
    await student.call('agreement.submit', { content: contentFor(at.otherEmployerId), agreesToDefault: false })
    expect(await at.operator.refused('agreement.case', { caseId })).toMatchObject({ kind: 'not-found' })
    expect((await at.otherOperator.call('agreement.case', { caseId })).student.number).toBe(number)
  })

  it('stores the rule agreed to with its wording (S0-49)', async () => {
    const consents = (number: string) =>
      at.school.database.row<{ consent_wording: string | null; consented_at: Date | null }>(
        sql`select a.consent_wording, a.consented_at from agreement a join workflow_case c using (school_id, case_id) join person p on p.person_id = c.student_id where p.number = ${number}`,
      )
    expect(await consents(third)).toMatchObject({ consent_wording: expect.stringContaining('7 天内确认'), consented_at: expect.any(Date) })
    expect(await consents('2023010004')).toEqual({ consent_wording: null, consented_at: null })
  })
})

describe('finding an employer (S0-31)', () => {
  let at: Signing
  beforeAll(async () => {
    at = await signingSchool()
  })
  afterAll(() => at.school.end())

  const found = async (text: string) =>
    (await (await at.student(first)).call('agreement.searchEmployers', { text })).employers.map(({ name }) => name)

  it('finds by any part of the name, whole pinyin, initials and any part of the credit code, in either case', async () => {
    const { pinyin } = await import('pinyin-pro')
    const { 单位名称: name, 统一社会信用代码: code } = at.school.people.employers[0] as (typeof at.school.people.employers)[number]
    const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    for (const text of [
      name,
      name.slice(2, 6),
      syllables.join(''),
      syllables.slice(1, 4).join('').toUpperCase(),
      syllables.map((one) => one[0]).join(''),
      code,
      code.toLowerCase().slice(4, 16),
      ` ${name.slice(0, 2)} ${name.slice(2, 4)} `,
    ])
      expect([text, await found(text)]).toEqual([text, expect.arrayContaining([name])])
  })

  it.each(['%', '_', '%%', '_'.repeat(5), '\\', '\\%'])('takes %s as what it is, not as any character', async (text) => {
    expect(await found(text)).toEqual([])
  })

  it('offers only approved employers', async () => {
    const name = at.school.people.employers[1]?.单位名称 ?? ''
    expect(await found(name)).toEqual([name])
    await at.school.database.run(sql`update employer set state = 'rejected' where name = ${name}`)
    expect(await found(name)).toEqual([])
  })

  it('wants something to search for', async () => {
    const student = await inBrowser(at.school, first)
    expect(await student.refused('agreement.searchEmployers', { text: '  ' })).toMatchObject({
      fields: { text: '请输入单位名称、拼音首字母或信用代码' },
    })
  })
})
