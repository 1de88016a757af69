import { useRef, useState } from 'react'
import { useAction } from '@/app/hooks'
import { useDraft } from '@/app/use-draft'
import type { Output } from '@/shared/contracts'

export type RecommendationForm = Output<'recommendation.mine'>

const textsOf = ({ sections }: RecommendationForm) => Object.fromEntries(sections.map(({ code, text }) => [code, text]))
const problemsOf = ({ sections }: RecommendationForm): Record<string, string> =>
  Object.fromEntries(sections.flatMap(({ code, problem }) => (problem ? [[code, problem]] : [])))

/** The texts being typed, kept by themselves and measured on the page each time (S0-20). */
export function useRecommendationDraft(form: RecommendationForm) {
  const [problems, setProblems] = useState(() => problemsOf(form))
  const caseId = useRef(form.caseId ?? undefined)
  const action = useAction('recommendation.save')
  const draft = useDraft({
    onRecord: textsOf(form),
    unkept: form.caseId === null,
    async keep(content) {
      const answer = await action.run({ content })
      if (!answer) return false
      caseId.current = answer.caseId
      setProblems(answer.problems)
      return true
    },
  })
  return {
    ...draft,
    problems,
    error: action.error,
    /** Saves now; answers the case, undefined while not all of it is on record. */
    flush: async () => ((await draft.flush()) ? caseId.current : undefined),
  }
}
