import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { setClock, useNow } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { useTopAfter } from '@/app/top-after'
import { spokenMinute } from '@/shared/calendar'
import { Chip, Deadline, Notice, Page, PageState, spokenDeadline } from '@/ui'
import { Archive, useArchive } from './_parts/Archive'
import { EditForm } from './_parts/EditForm'
import { History } from './_parts/History'
import { ReadForm } from './_parts/ReadForm'
import type { Mine } from './_parts/use-draft'
import './index.scss'
import { destinationPageWords as words } from './wording'

/** What the form itself shows at its fields does not hold the form back. */
const inForm = ['destination-incomplete', 'destination-evidence-missing', 'destination-only-by-agreement']

const submitOf = ({ mayI }: Mine) => mayI.find(({ action }) => action === 'submit')
const obstacleOf = (mine: Mine) => {
  const blocked = submitOf(mine)?.blocked
  return blocked && !inForm.includes(blocked.code) ? blocked : null
}

function WindowLine({ window }: Pick<Mine, 'window'>) {
  const now = useNow()
  if (window.state === 'early' && window.opens)
    return <View className='destination__quiet'>{words.opens(spokenMinute(new Date(window.opens)))}</View>
  if (window.state === 'closed' && window.closes)
    return <View className='destination__quiet'>{words.closed(spokenDeadline(new Date(window.closes)))}</View>
  return window.closes ? <Deadline due={window.closes} now={now} /> : null
}

/** The first line: what is so and what to do until when; below it what stands in the way. */
function Answer({ mine }: { mine: Mine }) {
  const { state, codeName, amendUntil, reason } = mine
  const obstacle = obstacleOf(mine)
  const headline = state.state === 'approved' ? words.approved(codeName ?? '') : (words.answer[state.state] ?? state.label)
  const explained = words.explained[state.state]
  const mayAmend = mine.mayI.some(({ action, blocked }) => action === 'amend' && !blocked)
  return (
    <View className='destination__answer'>
      <View role='heading' aria-level={2} className='destination__headline'>
        {obstacle ? words.notNow : headline}
      </View>
      <View className='destination__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
        {submitOf(mine) && <WindowLine window={mine.window} />}
      </View>
      {explained && !obstacle && <View className='destination__quiet'>{explained}</View>}
      {mayAmend && amendUntil && <View className='destination__quiet'>{words.amendUntil(spokenMinute(new Date(amendUntil)))}</View>}
      {reason && (
        <Notice tone='bad' title={words.rejectedBecause}>
          {reason}
        </Notice>
      )}
      {obstacle && (
        <Notice tone='warn' call={obstacle.call}>
          {obstacle.message}
        </Notice>
      )}
    </View>
  )
}

function Body({ mine, refresh }: { mine: Mine; refresh(): Promise<void> }) {
  const typed = useArchive(mine)
  const Form = submitOf(mine) && !obstacleOf(mine) ? EditForm : ReadForm
  return (
    <>
      <Answer mine={mine} />
      <Form mine={mine} refresh={refresh}>
        <Archive mine={mine} typed={typed} refresh={refresh} />
        <History view={mine} />
      </Form>
    </>
  )
}

/** The student's destination and archive address (destination registration, 档案转递). */
export default function DestinationPage() {
  const query = useQuery('destination.mine', {})
  const { data, refresh } = query
  useTopAfter(data?.state.state)
  useEffect(() => {
    if (data) setClock(data.now)
  }, [data])
  return (
    <Page title={words.title}>
      <PageState query={query}>{(mine) => <Body mine={mine} refresh={refresh} />}</PageState>
    </Page>
  )
}
