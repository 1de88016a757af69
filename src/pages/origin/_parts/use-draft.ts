import { useAction } from '@/app/hooks'
import { useDraft } from '@/app/use-draft'
import type { Output } from '@/shared/contracts'
import { valuesOf } from './fields'

export type OriginForm = Output<'origin.mine'>

/** The values being typed, kept as a draft by themselves. */
export function useOriginDraft(form: OriginForm, refresh: () => Promise<void>) {
  const action = useAction('origin.save')
  const draft = useDraft({
    onRecord: valuesOf(form.fields),
    async keep(values) {
      const answer = await action.run({ values })
      if (answer && answer.state !== form.state.state) await refresh()
      return answer !== undefined
    },
  })
  return { ...draft, error: action.error }
}
