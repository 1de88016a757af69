import { useEffect } from 'react'
import { setClock } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { Page, PageState, Section, Trail } from '@/ui'
import { Answer } from './_parts/Answer'
import { EditForm } from './_parts/EditForm'
import { ReadForm } from './_parts/ReadForm'
import type { OriginForm } from './_parts/use-draft'
import './index.scss'
import { originPageWording as words } from './wording'

/** The offer to submit, where nothing but missing fields holds it back. */
const openOffer = ({ mayI }: OriginForm) =>
  mayI.find(({ action, blocked }) => action === 'submit' && (!blocked || blocked.code === 'origin-incomplete'))

/** The student's origin: fill, submit, withdraw, mend what the college sent back (S1-7…11, S1-28, S1-34). */
export default function OriginPage() {
  const query = useQuery('origin.mine', {})
  const { data, refresh } = query
  useEffect(() => {
    if (data) setClock(data.now)
  }, [data])
  return (
    <Page title={words.title}>
      <PageState query={query}>
        {(form) => {
          const submit = openOffer(form)
          const trail = form.trail.length > 0 && (
            <Section title={words.trail} folded>
              <Trail steps={form.trail} />
            </Section>
          )
          return (
            <>
              <Answer form={form} />
              {submit ? (
                <EditForm key={form.caseId} form={form} submitLabel={submit.label} refresh={refresh}>
                  {trail}
                </EditForm>
              ) : (
                <ReadForm form={form} refresh={refresh}>
                  {trail}
                </ReadForm>
              )}
            </>
          )
        }}
      </PageState>
    </Page>
  )
}
