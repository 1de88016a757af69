import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultRecommendationPolicy } from '../../src/shared/recommendation/policy'
import { picturesOf } from '../support/raster'
import { type Client, foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { pdfAt, people, submitForm, texts, verifiedStudent } from './forms'

const place = { schoolId, seasonId: '2027' }

describe('the student and the recommendation form', () => {
  let school: School
  let officer: Client
  let student: Client
  let next = 2023010001
  beforeAll(async () => {
    school = await foundedSchool({ employers: 1 })
    officer = await inBrowser(school, people.officer)
  })
  beforeEach(async () => {
    student = await verifiedStudent(school, officer, String(next++))
  })
  afterAll(() => school?.end())

  it('fills, previews and submits; the college approves; the student prints; the paper takes effect (S0-19, S0-21, S0-23, S0-25)', async () => {
    const empty = await student.call('recommendation.mine', {})
    expect([empty.caseId, empty.state.state, empty.sections.map(({ text }) => text).join('')]).toEqual([null, 'draft', ''])
    const { caseId, problems } = await student.call('recommendation.save', { content: texts })
    expect(problems).toEqual({})
    await student.call('recommendation.preview', { caseId })
    await student.call('recommendation.submit', { content: texts })
    await officer.call('recommendation.approve', { caseId })
    const printed = await student.call('recommendation.document', { caseId })
    expect(printed).toMatchObject({ state: 'printed', copy: 1 })
    await officer.call('recommendation.tick', { caseIds: [caseId], item: 'opinion' })
    await officer.call('recommendation.tick', { caseIds: [caseId], item: 'collegeSeal' })
    const career = await inBrowser(school, people.career)
    await career.call('recommendation.tick', { caseIds: [caseId], item: 'universitySeal' })
    const own = await student.call('recommendation.mine', {})
    expect([own.state.state, own.checklist.map(({ ticked }) => ticked)]).toEqual(['effective', [true, true, true]])
    expect(own.trail.map(({ label }) => label)).toEqual([
      '提交审核',
      '审核通过',
      '打印',
      '确认推荐意见和签字',
      '确认学院公章',
      '确认就业专用章',
    ])
    const { notices } = await student.call('notice.inbox', {})
    expect(notices.map(({ title }) => title)).toEqual(expect.arrayContaining(['就业推荐表审核通过', '就业推荐表已生效']))
  })

  it('shows in the preview the very page that is printed, under a watermark (S0-20)', async () => {
    const caseId = await submitForm(student)
    await officer.call('recommendation.approve', { caseId })
    const preview = await picturesOf(await pdfAt(school, (await student.call('recommendation.preview', { caseId })).url))
    const printed = await picturesOf(await pdfAt(school, (await student.call('recommendation.document', { caseId })).url))
    expect([preview.length, printed.length]).toEqual([1, 1])
    // The watermark is black at 9 %: no pixel may be lighter than on paper, and none darker by more than that.
    const darker = Array.from(printed[0]?.data ?? [], (grey, at) => grey - (preview[0]?.data[at] ?? 255))
    expect([...new Set(darker)].filter((by) => by < 0 || by > 24)).toEqual([])
    expect(darker.filter((by) => by > 15).length).toBeGreaterThan(10_000)
  })

  it('tells while saving which field is over and by how many lines, and refuses to submit it (S0-20)', async () => {
    const content = { ...texts, practice: '参与仓储系统开发，负责需求分析。'.repeat(200) }
    const { problems, caseId } = await student.call('recommendation.save', { content })
    expect(problems).toEqual({ practice: expect.stringMatching(/“社会实践”.*超出 \d+ 行/) })
    const shown = await student.call('recommendation.mine', {})
    expect(shown.sections.find(({ code }) => code === 'practice')?.problem).toBe(problems.practice)
    for (const refused of [
      await student.refused('recommendation.submit', { content }),
      await student.refused('recommendation.preview', { caseId }),
    ])
      expect([refused.kind, Object.values(refused.fields ?? {})]).toEqual(['invalid', [problems.practice]])
    expect((await student.call('recommendation.mine', {})).state.state).toBe('draft')
  })

  it('names empty and unprintable texts at their fields (S0-19, S0-20)', async () => {
    const refused = await student.refused('recommendation.submit', { content: { ...texts, awards: ' ', skills: '弹琴🎹' } })
    expect(refused.fields).toEqual({
      'content.awards': expect.stringContaining('请填写奖惩情况'),
      'content.skills': expect.stringContaining('🎹'),
    })
    const unknown = await student.refused('recommendation.save', { content: { hobbies: '下棋' } })
    expect(unknown.fields).toEqual({ 'content.hobbies': expect.any(String) })
  })

  it('is printed once, and only after approval; a release allows one more (S0-23, S0-24)', async () => {
    const caseId = await submitForm(student)
    expect((await student.refused('recommendation.document', { caseId })).code).toBe('wrong-state')
    await officer.call('recommendation.approve', { caseId })
    const first = await student.call('recommendation.document', { caseId }, 'print-once-1')
    expect(await student.call('recommendation.document', { caseId }, 'print-once-1')).toEqual(first)
    expect((await student.refused('recommendation.document', { caseId })).code).toBe('recommendation-printed')
    const offer = (await student.call('recommendation.mine', {})).mayI.find(({ action }) => action === 'print')
    expect(offer?.blocked?.code).toBe('recommendation-printed')
    await officer.call('recommendation.tick', { caseIds: [caseId], item: 'opinion' })
    await officer.call('recommendation.release', { caseId, reason: '原件遗失' })
    const again = await student.call('recommendation.mine', {})
    expect([again.copies, again.checklist.some(({ ticked }) => ticked)]).toEqual([{ printed: 1, allowed: 2 }, false])
    expect(await student.call('recommendation.document', { caseId })).toMatchObject({ copy: 2 })
    expect((await student.refused('recommendation.document', { caseId })).code).toBe('recommendation-printed')
    const { trail } = await officer.call('desk.trail', { caseId })
    expect(trail.find(({ label }) => label === '准予补打')).toMatchObject({ reason: '原件遗失', role: '学院审核员' })
  })

  it('lets one of two prints at the same time win (S0-24)', async () => {
    const caseId = await submitForm(student)
    await officer.call('recommendation.approve', { caseId })
    const answers = await Promise.all(Array.from({ length: 6 }, () => student.ask('recommendation.document', { caseId })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(Array(5).fill('recommendation-printed'))
    expect((await student.call('recommendation.mine', {})).copies).toEqual({ printed: 1, allowed: 1 })
  })

  it('can be withdrawn before the review, and mended after a rejection with its reason (S0-21, S0-22)', async () => {
    const caseId = await submitForm(student)
    expect((await student.refused('recommendation.save', { content: texts })).code).toBe('wrong-state')
    await student.call('recommendation.withdraw', {})
    await submitForm(student)
    await officer.call('recommendation.reject', { caseId, reason: '社会实践请写具体' })
    expect(await student.call('recommendation.mine', {})).toMatchObject({ state: { state: 'rejected' }, reason: '社会实践请写具体' })
    await student.call('recommendation.save', { content: { ...texts, practice: '2026 年 7 月至 8 月在湘江智能公司实习' } })
    expect(await student.call('recommendation.submit', { content: texts })).toMatchObject({ caseId, state: 'submitted' })
  })

  it('keeps the sections it was submitted under when the policy changes (S0-19)', async () => {
    const caseId = await submitForm(student)
    const changed = { ...defaultRecommendationPolicy, sections: defaultRecommendationPolicy.sections.slice(0, 2) }
    await school.database.transaction((tx) => publishPolicy(tx, place, 'recommendation', changed, school.clock.now))
    expect((await officer.call('recommendation.case', { caseId })).sections).toHaveLength(6)
    await officer.call('recommendation.reject', { caseId, reason: '请按新版填写' })
    expect((await student.call('recommendation.mine', {})).sections).toHaveLength(2)
    await school.database.transaction((tx) => publishPolicy(tx, place, 'recommendation', defaultRecommendationPolicy, school.clock.now))
  })

  it('waits on the home page where it has to be filled, mended, printed and signed (S0-19, S0-21)', async () => {
    const todo = async () => (await student.call('desk.home', {})).todos.find(({ id }) => id === 'recommendation')?.title
    expect(await todo()).toBe('填写就业推荐表')
    const { waiting } = await officer.call('recommendation.case', {
      caseId: (await student.call('recommendation.save', { content: texts })).caseId,
    })
    const caseId = await submitForm(student)
    expect(await todo()).toBeUndefined()
    expect((await officer.call('desk.home', {})).todos.find(({ id }) => id === 'recommendation-review')).toMatchObject({
      count: 1 + waiting,
    })
    await officer.call('recommendation.approve', { caseId })
    expect(await todo()).toBe('打印就业推荐表')
    await student.call('recommendation.document', { caseId })
    expect(await todo()).toBe('就业推荐表请导师签字')
  })
})
