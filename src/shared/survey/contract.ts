import * as z from 'zod'
import { command, moved, query, shape } from '../contract'
import { gates } from './policy'

const question = z.object({
  code: z.string(),
  text: z.string(),
  kind: z.enum(['choice', 'choices', 'scale', 'number', 'text']),
  required: z.boolean(),
  choices: z.array(z.string()),
  most: z.int().nullable(),
  min: z.int().nullable(),
  max: z.int().nullable(),
  ends: z.array(z.string()).nullable(),
  longest: z.int(),
  showIf: z.object({ question: z.string(), is: z.array(z.string()) }).nullable(),
})

const onePlace = z.object({ label: z.string(), page: z.string() })
const surveyCode = z.string('请选择问卷').min(1, '请选择问卷').max(40)

/** How many gave one answer; `numbers` sums up a scale or number. */
const counted = z.object({
  code: z.string(),
  text: z.string(),
  kind: z.enum(['choice', 'choices', 'scale', 'number', 'text']),
  /** Graduates who answered this question. */
  answered: z.int(),
  lines: z.array(z.object({ label: z.string(), count: z.int() })),
  numbers: z.object({ average: z.number(), least: z.number(), greatest: z.number() }).nullable(),
})

export const surveyContract = {
  /** Every survey of the season that concerns the student, those still to be answered with their questions. */
  'survey.mine': query({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({ gate: z.enum(gates).optional() }),
    output: z.object({
      surveys: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          intro: z.string(),
          anonymous: z.boolean(),
          gate: z.enum(gates),
          gateLabel: z.string(),
          /** Where the student goes on once it is answered. */
          opens: onePlace,
          answeredAt: shape.instant.nullable(),
          /** Empty once answered. */
          questions: z.array(question),
        }),
      ),
      now: shape.instant,
    }),
  }),
  /** Final: once per season; what waited for it opens in the same transaction. */
  'survey.answer': command({
    callers: ['student'],
    scope: 'self',
    input: z.strictObject({
      survey: surveyCode,
      answers: z.record(z.string().max(40), z.union([z.string().trim().max(5000), z.array(z.string().trim().max(200)).max(40)])),
    }),
    output: z.object({
      survey: z.string(),
      at: shape.instant,
      opens: onePlace,
      /** The case that went on by this; null where the process only waited. */
      moved: moved.nullable(),
    }),
  }),
  /** Counts per question, of the whole university or one college. Without `survey`: the first. */
  'survey.results': query({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ survey: surveyCode.optional(), college: z.string().max(60).optional() }),
    output: z.object({
      surveys: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          gateLabel: z.string(),
          anonymous: z.boolean(),
          answered: z.int(),
          concerned: z.int(),
        }),
      ),
      /** Code of the survey shown; null where the season has none. */
      shown: z.string().nullable(),
      colleges: z.array(z.object({ college: z.string(), answered: z.int(), concerned: z.int() })),
      questions: z.array(counted),
      now: shape.instant,
    }),
  }),
  /** `answers`: a row for each answer sheet; `counts`: a row for each choice, a column for each college. On record as an event. */
  'survey.export': command({
    callers: ['career-centre'],
    scope: 'university',
    input: z.strictObject({ survey: surveyCode, which: z.enum(['answers', 'counts']) }),
    output: z.object({ url: z.string(), name: z.string() }),
    stepUp: true,
    anySeason: true,
  }),
} as const
