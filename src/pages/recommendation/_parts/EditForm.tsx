import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { useAction } from '@/app/hooks'
import { askConsent } from '@/app/subscribe'
import { missingTexts } from '@/shared/recommendation/check'
import { recommendationWords } from '@/shared/recommendation/wording'
import { ActionBar, Button, Notice, ProblemNotice, Section, toast } from '@/ui'
import { recommendationPageWords as words } from '../wording'
import { PageText } from './PageText'
import { usePreview } from './pdf'
import { type RecommendationForm, useRecommendationDraft } from './use-draft'

const anchorOf = (code: string) => `recommendation-${code}`
const goTo = (code: string) => void Taro.pageScrollTo({ selector: `#${anchorOf(code)}`, offsetTop: -70, duration: 0 })
/** Where the server's objection stands, reached like a field. */
const problemPlace = 'problem'

/** What is missing is marked once submission was tried; what does not fit or print is marked at once (S0-20). */
function useMistakes(form: RecommendationForm, draft: ReturnType<typeof useRecommendationDraft>, tried: boolean) {
  const missing = missingTexts(form.sections, draft.typed)
  const said = (code: string) => {
    if (missing[code]) return tried ? missing[code] : undefined
    const problem = draft.problems[code]
    const label = form.sections.find((section) => section.code === code)?.label ?? ''
    return problem === recommendationWords.required(label) ? undefined : problem
  }
  return Object.fromEntries(form.sections.flatMap(({ code }) => (said(code) ? [[code, said(code)]] : []))) as Record<string, string>
}

/** The form while it may be written: saves itself, tells what does not fit, shows the page, and submits. */
export function EditForm({
  form,
  submitLabel,
  refresh,
  children,
}: {
  form: RecommendationForm
  submitLabel: string
  refresh(): Promise<void>
  /** Details that stand above the buttons. */
  children: ReactNode
}) {
  const draft = useRecommendationDraft(form)
  const submitting = useAction('recommendation.submit')
  const [tried, setTried] = useState(false)
  const preview = usePreview(draft.flush)
  const mistakes = useMistakes(form, draft, tried)
  const count = Object.keys(mistakes).length
  const errorAt = (code: string) => mistakes[code] ?? submitting.fields[`content.${code}`]

  const send = async () => {
    if (!(await draft.flush())) return goTo(problemPlace)
    const answer = await submitting.run({ content: draft.typed })
    if (!answer) return goTo(problemPlace)
    draft.kept()
    toast(words.submitted)
    await refresh()
  }
  const submit = () => {
    setTried(true)
    const first = form.sections.find(({ code, required }) => draft.problems[code] || (required && !draft.typed[code]?.trim()))
    if (first && errorAt(first.code)) return goTo(first.code)
    // WeChat takes the question only inside the tap, so it comes before anything that waits.
    void askConsent(['review-result'])
    void send()
  }
  const keeping = draft.saving === 'saved' && count > 0 ? 'over' : draft.saving
  return (
    <>
      {tried && count > 0 && (
        <Notice tone='bad' urgent>
          {words.toComplete(count)}
        </Notice>
      )}
      <Section title={words.textsTitle}>
        {form.sections.map(({ code, label, hint, required }) => (
          <View key={code} id={anchorOf(code)} className='recommendation__anchor'>
            <PageText
              label={label}
              hint={hint}
              required={required}
              value={draft.typed[code] ?? ''}
              error={errorAt(code)}
              onChange={(text) => {
                submitting.clear()
                draft.change(code, text)
              }}
            />
          </View>
        ))}
      </Section>
      <View id={anchorOf(problemPlace)} className='recommendation__anchor'>
        <ProblemNotice problem={submitting.error ?? draft.error ?? preview.problem} />
      </View>
      {children}
      <ActionBar note={words.draft[keeping]}>
        <Button running={preview.opening} onPress={() => void preview.open()}>
          {words.preview}
        </Button>
        <Button tone='accent' running={submitting.running} onPress={submit}>
          {submitLabel}
        </Button>
      </ActionBar>
    </>
  )
}
