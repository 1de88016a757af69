import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { setClock } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { Notice, Page, PageState } from '@/ui'
import { Answer } from './_parts/Answer'
import { FormTrail, SchoolFacts } from './_parts/Blocks'
import { EditForm } from './_parts/EditForm'
import { ReadForm } from './_parts/ReadForm'
import type { RecommendationForm } from './_parts/use-draft'
import { recommendationPageWords as words } from './wording'

/** Back to the top, where the answer stands, whenever the state on the page has become another. */
function useTopAfter(state: string | undefined): void {
  const last = useRef(state)
  useEffect(() => {
    if (last.current !== undefined && state !== last.current) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
    last.current = state
  }, [state])
}

/** What of the page is the student's to do: write, read and print, or wait for what stands in the way. */
function Body({ form, refresh }: { form: RecommendationForm; refresh(): Promise<void> }) {
  const submit = form.mayI.find(({ action }) => action === 'submit')
  const obstacle = submit?.blocked && submit.blocked.code !== 'recommendation-incomplete' ? submit.blocked : null
  const details = (
    <>
      <SchoolFacts view={form} note={words.factsNote} folded />
      <FormTrail view={form} />
    </>
  )
  const { headline = form.state.label, text } = words.answer[form.state.state] ?? {}
  return (
    <>
      <Answer view={form} headline={obstacle ? words.notNow : headline} text={obstacle ? undefined : text} />
      {obstacle && (
        <Notice
          tone='warn'
          fix={['origin-not-approved', 'survey-before-recommendation'].includes(obstacle.code) ? obstacle.fix : undefined}
          call={obstacle.call}
        >
          {obstacle.message}
        </Notice>
      )}
      {submit && !obstacle && (
        <EditForm form={form} submitLabel={submit.label} refresh={refresh}>
          {details}
        </EditForm>
      )}
      {!submit && form.caseId && (
        <ReadForm form={form} caseId={form.caseId} refresh={refresh}>
          {details}
        </ReadForm>
      )}
      {obstacle && details}
    </>
  )
}

/** The student's recommendation form: fill, preview, submit, print, follow the seals (S0-19…25). */
export default function RecommendationPage() {
  const query = useQuery('recommendation.mine', {})
  const { data, refresh } = query
  useTopAfter(data?.state.state)
  useEffect(() => {
    if (data) setClock(data.now)
  }, [data])
  return (
    <Page title={words.title}>
      {/* A new state begins anew, for what was typed before is on record; only the print just made stays at hand. */}
      <PageState query={query}>
        {(form) => <Body key={form.state.state === 'printed' ? 'approved' : form.state.state} form={form} refresh={refresh} />}
      </PageState>
    </Page>
  )
}
