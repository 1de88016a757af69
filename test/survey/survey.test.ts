import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sql from 'sql-template-tag'
import { publishPolicy } from '../../cloudfunctions/_kit/policies'
import { defaultSurveyPolicy, type SurveyPolicy } from '../../src/shared/survey/policy'
import { contentFor, employerIdOf, originValues, submitAgreement } from '../support/agreements'
import { footprint } from '../support/footprint'
import { foundedSchool, type School, schoolId } from '../support/school'
import { inBrowser, personIdOf } from '../support/sessions'
import { answersTo, shortAnswers } from '../support/surveys'

const [student, other, third, master, foreign] = ['2023010001', '2023010002', '2023010003', '2024110001', '2023030001'] as const
const seasonId = '2027'
const [intention] = defaultSurveyPolicy.surveys
if (!intention) throw new Error('no survey before origin')

describe('a survey before a process (X-5)', () => {
  let school: School
  beforeAll(async () => {
    school = await foundedSchool({ surveys: true, employers: 1 })
  })
  afterAll(() => school.end())

  const as = (number: string) => inBrowser(school, number)
  const unchanged = async (work: () => Promise<unknown>) => {
    const before = await footprint(school.database)
    await work()
    expect(await footprint(school.database)).toEqual(before)
  }
  const publish = (policy: SurveyPolicy) =>
    school.database.transaction((tx) => publishPolicy(tx, { schoolId, seasonId }, 'survey', policy, school.clock.now))
  const stored = async (number: string, survey: string) =>
    school.database.row<{ answers: object; policy_version: number }>(
      sql`select answers, policy_version from survey_answer where person_id = ${await personIdOf(school, number)} and survey = ${survey}`,
    )

  it('keeps origin closed and leads to the survey; nothing is written (S0-14, S1-4)', async () => {
    const client = await as(student)
    await unchanged(async () => {
      for (const [action, data] of [
        ['origin.save', { values: { qq: '12345' } }],
        ['origin.submit', { values: originValues }],
      ] as const)
        expect(await client.refused(action, data)).toMatchObject({
          kind: 'refused',
          code: 'survey-before-origin',
          fix: { label: '去填写问卷', page: '/pages/survey/index?gate=origin' },
        })
    })
    const { mayI } = await client.call('origin.mine', {})
    expect(mayI.find(({ action }) => action === 'submit')?.blocked?.code).toBe('survey-before-origin')
    const home = await client.call('desk.home', {})
    expect(home.todos.map(({ title }) => title)).toEqual([
      '填写问卷：“你想去 我来请”毕业生求职意向调研问卷',
      '核对生源信息',
      '登记毕业去向',
      '填写问卷：毕业生就业与人才培养质量调研',
    ])
  })

  it('names every gap and every wrong answer at its question, and writes nothing (X-5)', async () => {
    const client = await as(student)
    const said = async (answers: object) => (await client.refused('survey.answer', { survey: 'intention', answers })).fields
    await unchanged(async () => {
      expect(await said({})).toEqual({
        'answers.plan': '请回答：毕业后您首先打算做什么？',
        'answers.confidence': '请回答：对顺利落实毕业去向，您有多大信心？',
      })
      expect(
        await said({
          plan: '就业',
          progress: '随便',
          employers: ['国有企业', '民营企业', '外资企业', '科研院所'],
          places: '京津冀',
          pay: '很多',
          wanted: '字'.repeat(201),
          confidence: '6',
          colour: '蓝',
        }),
      ).toEqual({
        'answers.progress': '请从选项中选择',
        'answers.employers': '最多选 3 项',
        'answers.places': '请从选项中选择',
        'answers.pay': '请填 1000 到 100000 之间的整数',
        'answers.wanted': '不能超过 200 个字，请删去 1 个字',
        'answers.confidence': '请填 1 到 5 之间的整数',
        'answers.colour': '没有这道题，请刷新页面后重试',
      })
      expect(await client.refused('survey.answer', { survey: 'nothing', answers: {} })).toMatchObject({ kind: 'not-found' })
    })
  })

  it('opens the process with the answers, once per season, kept with the version they were given under (X-5, S0-14, S1-4)', async () => {
    const client = await as(student)
    // What hangs on another answer is dropped where it is not asked.
    const answers = { plan: '国内升学', admission: '正在备考', pay: '8000', help: ['政策咨询', '岗位推荐'], confidence: '4' }
    const answer = await client.call('survey.answer', { survey: 'intention', answers }, 'survey-once-0001')
    expect(answer).toMatchObject({ survey: 'intention', opens: { page: '/pages/origin/index' }, moved: null })
    expect(await client.call('survey.answer', { survey: 'intention', answers }, 'survey-once-0001')).toEqual(answer)
    const { pay: _, ...kept } = answers
    const version = await school.database.row<{ version: number }>(
      sql`select policy_version as version from season where season_id = ${seasonId}`,
    )
    expect(await stored(student, 'intention')).toEqual({ answers: kept, policy_version: version?.version })
    expect(await client.call('origin.submit', { values: originValues })).toMatchObject({ state: 'submitted' })
    await unchanged(async () => {
      expect(await client.refused('survey.answer', answersTo('intention'))).toMatchObject({ code: 'survey-answered' })
    })
    const { surveys } = await client.call('survey.mine', { gate: 'origin' })
    expect(surveys).toEqual([expect.objectContaining({ code: 'intention', answeredAt: answer.at, questions: [] })])
  })

  it('lets two phones at once answer once (X-5)', async () => {
    const client = await as(other)
    const said = await Promise.all(Array.from({ length: 6 }, () => client.ask('survey.answer', answersTo('intention'))))
    expect(said.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual(['ok', ...Array(5).fill('survey-answered')])
  })

  it('concerns only the levels and training modes that policy names (X-5)', async () => {
    const own = { ...intention, code: 'bachelors', levels: ['bachelor'], trainingModes: ['1'] }
    await publish({ surveys: [own] })
    const bachelor = await as(third)
    const graduate = await as(master)
    expect((await bachelor.call('survey.mine', {})).surveys.map(({ code }) => code)).toEqual(['bachelors'])
    expect((await graduate.call('survey.mine', {})).surveys).toEqual([])
    expect(await bachelor.refused('origin.submit', { values: originValues })).toMatchObject({ code: 'survey-before-origin' })
    expect(await graduate.refused('survey.answer', { survey: 'bachelors', answers: {} })).toMatchObject({ kind: 'not-found' })
    expect(await graduate.call('origin.submit', { values: originValues })).toMatchObject({ state: 'submitted' })
    await publish(defaultSurveyPolicy)
  })

  it('does not hold back again what was handed in before the survey was published (X-5)', async () => {
    const client = await as(master)
    await client.call('origin.withdraw', {})
    expect((await client.call('survey.mine', { gate: 'origin' })).surveys).toEqual([expect.objectContaining({ answeredAt: null })])
    expect(await client.call('origin.submit', { values: originValues })).toMatchObject({ state: 'submitted' })
  })

  it('can stand before signing and the recommendation form as well (X-5)', async () => {
    const standing = (code: string, gates: 'agreement' | 'recommendation') => ({ ...intention, code, gates })
    await publish({ surveys: [...defaultSurveyPolicy.surveys, standing('signing', 'agreement'), standing('form', 'recommendation')] })
    const client = await as(student)
    const officer = await as('T0004')
    await officer.call('origin.approve', { caseId: (await client.call('origin.mine', {})).caseId })
    const content = { evaluation: '认真', intention: '软件' }
    await client.call('agreement.readNotes', {})
    await unchanged(async () => {
      expect(await client.refused('recommendation.submit', { content })).toMatchObject({ code: 'survey-before-recommendation' })
      const agreement = { content: contentFor(await employerIdOf(school, 'E0001')), agreesToDefault: true }
      expect(await client.refused('agreement.submit', agreement)).toMatchObject({ code: 'survey-before-agreement' })
    })
    const titles = (await client.call('desk.home', {})).todos.map(({ id }) => id)
    expect(titles).toEqual(expect.arrayContaining(['survey-signing', 'survey-form']))
    for (const survey of ['signing', 'form']) await client.call('survey.answer', { survey, answers: shortAnswers('intention') })
    expect(await submitAgreement(client, await employerIdOf(school, 'E0001'))).toBeTruthy()
    expect(await client.refused('recommendation.submit', { content })).toMatchObject({ kind: 'invalid' })
    await publish(defaultSurveyPolicy)
  })

  it('lets departure begin at the sheet where no survey stands before it, also for those who waited for one (S2-6)', async () => {
    await publish({ surveys: [intention] })
    const client = await as(foreign)
    expect((await client.call('departure.mine', {})).state.state).toBe('survey')
    await (await as('T0002')).call('departure.open', {})
    expect(await client.call('departure.mine', {})).toMatchObject({ survey: null, state: { state: 'clearing' } })
    await publish(defaultSurveyPolicy)
  })

  it('keeps asking a running season what its departure policy asked, and its answers stay (S2-6)', async () => {
    const { database } = school
    const old = {
      title: '旧问卷',
      questions: [{ code: 'place', text: '去哪里？', kind: 'choice', choices: ['本省', '外省'], required: true }],
    }
    await database.run(sql`delete from policy where name = 'survey'`)
    await database.run(
      sql`update workflow_case set state = 'survey' where subject = 'departure' and student_id = ${await personIdOf(school, third)}`,
    )
    await database.run(sql`update policy set data = data || ${JSON.stringify({ survey: old })}::jsonb where name = 'departure'`)
    await database.run(sql`update survey_answer set policy_version = 0`)
    await database.run({
      text: readFileSync(join(__dirname, '../../cloudfunctions/_migrations/0013-survey.sql'), 'utf8'),
      values: undefined as never,
    })
    await database.run(sql`update season set policy_version = policy_version + 1`)
    const client = await as(third)
    const { surveys } = await client.call('survey.mine', {})
    expect(surveys.map(({ code, gate, title, questions }) => [code, gate, title, questions.map(({ code: each }) => each)])).toEqual([
      ['departure', 'departure', '旧问卷', ['place']],
    ])
    expect(await client.call('survey.answer', { survey: 'departure', answers: { place: '本省' } })).toMatchObject({
      moved: { state: 'clearing' },
    })
    expect((await stored(student, 'intention'))?.answers).toMatchObject({ plan: '国内升学' })
    await publish(defaultSurveyPolicy)
  })
})
