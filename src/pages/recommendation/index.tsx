import { useEffect } from 'react'
import { setClock } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { Notice, Page, PageState } from '@/ui'
import { Answer } from './_parts/Answer'
import { FormTrail, SchoolFacts } from './_parts/Blocks'
import { EditForm } from './_parts/EditForm'
import { ReadForm } from './_parts/ReadForm'
import type { RecommendationForm } from './_parts/use-draft'
import { recommendationPageWords as words } from './wording'

/** What of the page is the student's to do: write, read and print, or wait for what stands in the way. */
function Body({ form, refresh }: { form: RecommendationForm; refresh(): Promise<void> }) {
  const submit = form.mayI.find(({ action }) => action === 'submit')
  const obstacle = submit?.blocked && submit.blocked.code !== 'recommendation-incomplete' ? submit.blocked : null
  const { headline = form.state.label, text } = words.answer[form.state.state] ?? {}
  return (
    <>
      <Answer view={form} headline={obstacle ? words.notNow : headline} text={obstacle ? undefined : text} />
      {obstacle && (
        <Notice tone='warn' fix={obstacle.code === 'origin-not-approved' ? obstacle.fix : undefined} call={obstacle.call}>
          {obstacle.message}
        </Notice>
      )}
      {submit && !obstacle && <EditForm form={form} submitLabel={submit.label} refresh={refresh} />}
      {!submit && form.caseId && <ReadForm form={form} caseId={form.caseId} refresh={refresh} />}
      <SchoolFacts view={form} note={words.factsNote} folded />
      <FormTrail view={form} />
    </>
  )
}

/** The student's recommendation form: fill, preview, submit, print, follow the seals (S0-19…25). */
export default function RecommendationPage() {
  const query = useQuery('recommendation.mine', {})
  const { data, refresh } = query
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
