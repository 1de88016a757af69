import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { readSheet } from '../../cloudfunctions/_kit/sheets/read-sheet'
import { defaultSurveyPolicy } from '../../src/shared/survey/policy'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser } from '../support/sessions'
import { shortAnswers } from '../support/surveys'

const [student, other, foreign] = ['2023010001', '2023010002', '2023030001'] as const
const seasonId = '2027'

describe('the results of a survey (X-5)', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ surveys: true, employers: 1 })
    for (const [number, more] of [
      [student, { pay: '6000', wanted: '=1+1', employers: ['国有企业', '事业单位'] }],
      [other, { pay: '8000' }],
      [foreign, { plan: '自主创业', progress: '', employers: [], places: [] }],
    ] as const)
      await (await inBrowser(school, number)).call('survey.answer', {
        survey: 'intention',
        answers: { ...shortAnswers('intention'), ...more } as never,
      })
  })
  afterAll(() => school.end())

  const centre = () => inBrowser(school, 'T0001')
  const exported = async (which: 'answers' | 'counts') => {
    const { url, name } = await (await centre()).call('survey.export', { survey: 'intention', which })
    const fileId = decodeURIComponent(new URL(url).pathname).replace(/^\//, '')
    const sheet = await readSheet(await school.ports.files.get(`folder://${fileId}`), name)
    return { name, header: sheet.header, rows: sheet.rows.map(({ cells }) => cells.map(({ text }) => text)) }
  }

  it('count each question over the university and over one college (X-5)', async () => {
    const client = await centre()
    const all = await client.call('survey.results', {})
    expect(all.surveys[0]).toMatchObject({ code: 'intention', answered: 3, concerned: 60 })
    expect(all.colleges.find(({ college }) => college === '计算机学院')).toMatchObject({ answered: 2, concerned: 20 })
    const of = (results: typeof all, code: string) => results.questions.find((question) => question.code === code)
    expect(of(all, 'plan')?.lines.filter(({ count }) => count)).toEqual([
      { label: '就业', count: 2 },
      { label: '自主创业', count: 1 },
    ])
    expect(of(all, 'employers')).toMatchObject({ answered: 2 })
    expect(of(all, 'employers')?.lines.filter(({ count }) => count)).toEqual([
      { label: '党政机关', count: 1 },
      { label: '事业单位', count: 1 },
      { label: '国有企业', count: 1 },
    ])
    expect(of(all, 'pay')).toMatchObject({ answered: 2, lines: [], numbers: { average: 7000, least: 6000, greatest: 8000 } })
    expect(of(all, 'wanted')).toMatchObject({ answered: 1, lines: [] })
    const abroad = await client.call('survey.results', { survey: 'intention', college: '外国语学院' })
    expect(of(abroad, 'plan')?.lines.filter(({ count }) => count)).toEqual([{ label: '自主创业', count: 1 }])
  })

  it('are exported without names, free texts as they were written and no formula, and the export is on record (X-5, D-2)', async () => {
    const { header, rows, name } = await exported('answers')
    expect(name).toBe('2027届“你想去 我来请”毕业生求职意向调研问卷答卷.xlsx')
    expect(header).not.toContain('学号')
    expect(rows).toHaveLength(3)
    const flat = rows.flat()
    expect(flat).toContain('=1+1')
    const students = school.people.students.filter((row) => [student, other, foreign].includes(row.学号 as typeof student))
    for (const row of students) for (const secret of [row.学号, row.姓名]) expect(flat).not.toContain(secret)
    const event = await school.database.row(sql`select detail from event where kind = 'survey-exported' order by at limit 1`)
    expect(event).toEqual({ detail: { survey: 'intention', which: 'answers', rows: 3 } })
  })

  it('are exported with names where policy says the survey is not anonymous (X-5)', async () => {
    const named = { surveys: defaultSurveyPolicy.surveys.map((survey) => ({ ...survey, anonymous: false })) }
    await school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId }, 'survey', named, school.clock.now))
    const { header, rows } = await exported('answers')
    expect(header.slice(0, 5)).toEqual(['学院', '层次', '学号', '姓名', '提交日期'])
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set([student, other, foreign]))
  })

  it('are exported as counts, a column for each college, whose sum is the university (X-5)', async () => {
    const { header, rows } = await exported('counts')
    expect(header).toEqual(['题目', '选项', '全校人数', expect.any(String), expect.any(String)])
    for (const [, , all, ...colleges] of rows) expect(colleges.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(all))
    expect(rows).toContainEqual(expect.arrayContaining(['毕业后您首先打算做什么？', '自主创业', '1']))
  })

  it('keep the answers to questions that are asked no longer (X-5)', async () => {
    const surveys = defaultSurveyPolicy.surveys.map((survey) => ({
      ...survey,
      questions: survey.questions.filter(({ code, showIf }) => code !== 'confidence' && showIf?.question !== 'confidence'),
    }))
    await school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId }, 'survey', { surveys }, school.clock.now))
    const { questions } = await (await centre()).call('survey.results', { survey: 'intention' })
    expect(questions.at(-1)).toMatchObject({ code: 'confidence', text: '对顺利落实毕业去向，您有多大信心？（以前的题目）', answered: 3 })
  })
})
