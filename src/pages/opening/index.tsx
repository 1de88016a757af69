import { type ReactNode, useEffect, useState } from 'react'
import { setClock } from '@/app/clock'
import { useAction, useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { useMe } from '@/app/session'
import { useTopAfter } from '@/app/top-after'
import type { OpeningView } from '@/shared/opening/contract'
import { ActionBar, Button, ConfirmSheet, Notice, Page, PageState, toast } from '@/ui'
import { Answer } from './_parts/Answer'
import { ApplyForm } from './_parts/ApplyForm'
import { OpeningTrail, StudentFacts, Written } from './_parts/Written'
import { openingPageWords as words } from './words'

/** Obstacles to submission that the form itself removes. */
const mendedHere = ['opening-incomplete', 'opening-letter-missing']

/** What has been handed in: take it back while it waits, go on once it is approved. */
function HandedIn({ view, refresh, children }: { view: OpeningView; refresh(): Promise<void>; children: ReactNode }) {
  const [sure, setSure] = useState(false)
  const withdrawing = useAction('opening.withdraw')
  const withdraw = async () => {
    if (!(await withdrawing.run({}))) return
    toast(words.withdrawn)
    await refresh()
  }
  return (
    <>
      <Written view={view} />
      {children}
      {view.state.state === 'approved' && (
        <ActionBar>
          <Button tone='accent' onPress={() => openPage('/pages/agreement/index')}>
            {words.toSign}
          </Button>
        </ActionBar>
      )}
      {view.mayI.some(({ action }) => action === 'withdraw') && (
        <ActionBar>
          <Button onPress={() => setSure(true)}>{words.withdraw}</Button>
        </ActionBar>
      )}
      {sure && (
        <ConfirmSheet
          title={words.withdraw}
          confirmLabel={words.withdraw}
          running={withdrawing.running}
          error={withdrawing.error}
          onConfirm={() => void withdraw()}
          onClose={() => setSure(false)}
        >
          {words.text.submitted}
        </ConfirmSheet>
      )}
    </>
  )
}

function Content({ view, refresh }: { view: OpeningView; refresh(): Promise<void> }) {
  const submit = view.mayI.find(({ action }) => action === 'submit')
  const obstacle = submit?.blocked && !mendedHere.includes(submit.blocked.code) ? submit.blocked : null
  const { state } = view.state
  const details = (
    <>
      <StudentFacts view={view} folded />
      <OpeningTrail view={view} />
    </>
  )
  const headline = obstacle ? (view.needed ? words.notNow : words.notNeeded) : (words.answer[state] ?? view.state.label)
  return (
    <>
      <Answer view={view} headline={headline} text={obstacle ? undefined : words.text[state]} />
      {obstacle && (
        <Notice tone='warn' call={obstacle.call}>
          {obstacle.message}
        </Notice>
      )}
      {submit && !obstacle && (
        <ApplyForm view={view} refresh={refresh}>
          {details}
        </ApplyForm>
      )}
      {!submit && (
        <HandedIn view={view} refresh={refresh}>
          {details}
        </HandedIn>
      )}
      {obstacle && details}
    </>
  )
}

/** The student's application to have online signing opened (S0-4). */
export default function OpeningPage() {
  const query = useQuery('opening.mine', {})
  const me = useMe()
  const { data } = query
  useTopAfter(data?.state.state)
  useEffect(() => {
    if (data) setClock(data.now)
  }, [data])
  return (
    <Page title={words.title}>
      {/* The draft is kept under the person's number, so the form waits until that is known. */}
      <PageState query={query}>{(view) => me && <Content key={view.state.state} view={view} refresh={query.refresh} />}</PageState>
    </Page>
  )
}
