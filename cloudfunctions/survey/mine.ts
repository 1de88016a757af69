import { NotFound } from '../../src/shared/errors'
import { concerns } from '../../src/shared/survey/audience'
import { gateWords, surveyWords } from '../../src/shared/survey/wording'
import type { QueryAction } from '../_kit/handler'
import { policyOf } from '../_kit/policies'
import { answeredBy } from './facts'

/** The season's surveys of one student; questions only of what is still to be answered. */
export const mine: QueryAction<'survey.mine'> = async ({ input, caller, db, now }) => {
  const policy = await policyOf(db, caller, 'survey')
  const { asked, answered } = await answeredBy(db, { ...caller, studentId: caller.personId })
  if (!asked) throw new NotFound(surveyWords.notFound)
  const mine = policy.surveys.filter((survey) => concerns(survey, asked) && (!input.gate || survey.gates === input.gate))
  return {
    surveys: mine.map(({ code, title, intro, anonymous, gates: gate, questions }) => {
      const at = answered.get(code)
      const { label: gateLabel, next: label, page } = gateWords[gate]
      return {
        code,
        title,
        intro,
        anonymous,
        gate,
        gateLabel,
        opens: { label, page },
        answeredAt: at?.toISOString() ?? null,
        questions: at ? [] : questions,
      }
    }),
    now: now.toISOString(),
  }
}
