import * as z from 'zod'
import { defaultSurveys } from './default-surveys'

/** Processes that a survey may come before; each has its refusal `survey-before-<gate>`. */
export const gates = ['origin', 'recommendation', 'agreement', 'departure'] as const
export type Gate = (typeof gates)[number]

const kinds = ['choice', 'choices', 'scale', 'number', 'text'] as const

const question = z.strictObject({
  code: z.string().min(1).max(40),
  text: z.string().min(1).max(200),
  /** One of a few, several of a few, a step between `min` and `max`, a whole number, words. */
  kind: z.enum(kinds),
  required: z.boolean(),
  choices: z.array(z.string().min(1).max(100)).max(40).default([]),
  /** `choices`: so many at most. */
  most: z.int().min(1).nullable().default(null),
  /** `scale`, `number`: the least and the greatest. */
  min: z.int().nullable().default(null),
  max: z.int().nullable().default(null),
  /** `scale`: what its two ends mean. */
  ends: z.tuple([z.string(), z.string()]).nullable().default(null),
  /** `text`: characters at most. */
  longest: z.int().min(1).max(2000).default(500),
  /** Asked only where an earlier question was answered with one of these. */
  showIf: z
    .strictObject({ question: z.string(), is: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
})

const survey = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '问卷代码只能用小写字母、数字和短横线'),
  title: z.string().min(1).max(60),
  /** The process that waits for it. */
  gates: z.enum(gates),
  /** Whom it concerns, by codes; null: all. */
  levels: z.array(z.string()).min(1).nullable().default(null),
  trainingModes: z.array(z.string()).min(1).nullable().default(null),
  /** Why it is asked and what becomes of it. */
  intro: z.string().max(300).default(''),
  /** Results carry no names. */
  anonymous: z.boolean().default(true),
  questions: z.array(question).min(1).max(60),
})

export type SurveyQuestion = z.output<typeof question>
export type Survey = z.output<typeof survey>

/** Surveys of a season (X-5, S0-14, S1-4, S2-6). */
export const surveyPolicy = z.strictObject({
  surveys: z
    .array(survey)
    .refine(unique, '问卷代码重复')
    .superRefine((surveys, context) => {
      for (const [at, one] of surveys.entries())
        for (const [path, message] of mistakesIn(one)) context.addIssue({ code: 'custom', path: [at, 'questions', path], message })
    }),
})

export type SurveyPolicy = z.output<typeof surveyPolicy>

export const defaultSurveyPolicy: SurveyPolicy = surveyPolicy.parse({ surveys: defaultSurveys })

function unique(list: readonly { code: string }[]): boolean {
  return new Set(list.map(({ code }) => code)).size === list.length
}

/** What makes a survey unanswerable, with the place of the question. */
function mistakesIn({ questions }: Survey): [number, string][] {
  const found = questions.flatMap((asked, at): [number, string][] => {
    const message = mistakeIn(asked, questions.slice(0, at))
    return message ? [[at, message]] : []
  })
  return unique(questions) ? found : [[0, '题目代码重复'], ...found]
}

function mistakeIn(asked: SurveyQuestion, earlier: SurveyQuestion[]): string | null {
  const { kind, choices, most, min, max, showIf } = asked
  const chosen = kind === 'choice' || kind === 'choices'
  if (chosen && new Set(choices).size !== choices.length) return '选项重复'
  if (chosen && choices.length < 2) return '选择题至少要有 2 个选项'
  if (most !== null && most > choices.length) return '最多可选的个数超过选项数'
  if (kind === 'scale' && (min === null || max === null || max <= min || max - min > 10)) return '量表题要写明起止数字，相差不超过 10'
  if (min !== null && max !== null && max < min) return '最大值小于最小值'
  if (!showIf) return null
  const source = earlier.find(({ code }) => code === showIf.question)
  if (!source || source.choices.length === 0) return '显示条件要引用前面的选择题'
  return showIf.is.every((choice) => source.choices.includes(choice)) ? null : '显示条件里有前面题目没有的选项'
}
