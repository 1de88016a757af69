import { hasWording } from '../../src/shared/refusals'
import { answerProblems, askedQuestions, keptAnswers } from '../../src/shared/survey/check'
import { defaultSurveyPolicy, gates, surveyPolicy } from '../../src/shared/survey/policy'
import { shortAnswers } from '../support/surveys'

const [intention] = defaultSurveyPolicy.surveys
if (!intention) throw new Error('no survey')
const { questions } = intention

/** A policy with one survey of these questions, as somebody would write it. */
const withQuestions = (...asked: object[]) =>
  surveyPolicy.safeParse({ surveys: [{ code: 'one', title: '一', gates: 'origin', questions: asked }] })
const choice = { code: 'a', text: '甲？', kind: 'choice', required: true, choices: ['是', '否'] }

describe('questions that hang on an answer (X-5)', () => {
  it('are asked after it, and not when what they hang on is not asked', () => {
    const codes = (answers: object) => askedQuestions(questions, answers as never).map(({ code }) => code)
    expect(codes({})).toEqual(['plan', 'confidence', 'help'])
    expect(codes({ plan: '国内升学' })).toEqual(['plan', 'admission', 'confidence', 'help'])
    expect(codes({ plan: '暂不就业', progress: '已有录用意向' })).toEqual(['plan', 'confidence', 'help'])
  })

  it('are neither checked nor kept when they are not asked', () => {
    const answers = { plan: '暂不就业', pay: '不是数字', confidence: '1' }
    expect(answerProblems(questions, answers)).toEqual({})
    expect(keptAnswers(questions, answers)).toEqual({ plan: '暂不就业', confidence: '1' })
  })

  it('take a blank as no answer', () => {
    expect(answerProblems(questions, { plan: '  ', confidence: '1' })).toEqual({ plan: '请回答：毕业后您首先打算做什么？' })
    expect(keptAnswers(questions, { ...shortAnswers('intention'), wanted: ' 甲公司 ', help: [] })).toMatchObject({ wanted: '甲公司' })
  })
})

describe('a survey as policy (X-5)', () => {
  it('is refused where nobody could answer it', () => {
    expect(withQuestions(choice).success).toBe(true)
    for (const wrong of [
      [{ ...choice, choices: ['是'] }],
      [{ ...choice, choices: ['是', '是'] }],
      [choice, choice],
      [{ ...choice, kind: 'choices', most: 3 }],
      [{ ...choice, kind: 'scale', choices: [] }],
      [{ ...choice, kind: 'number', choices: [], min: 5, max: 1 }],
      [{ ...choice, showIf: { question: 'b', is: ['是'] } }],
      [choice, { ...choice, code: 'b', showIf: { question: 'a', is: ['也许'] } }],
    ])
      expect([wrong, withQuestions(...wrong).success]).toEqual([wrong, false])
  })

  it.each(gates)('has a refusal with its way on before %s (X-3)', (gate) => {
    expect(hasWording(`survey-before-${gate}`)).toBe(true)
  })
})
