import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { setClock } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { useTopAfter } from '@/app/top-after'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Empty, Notice, Page, PageState } from '@/ui'
import { Sheet } from './_parts/Sheet'
import { sheetWords as words } from './_parts/words'
import './index.scss'

type Mine = Output<'departure.mine'>

/** The survey that comes first, or why it cannot be answered now; afterwards the sheet. */
function Departure({ mine }: { mine: Mine }) {
  const { survey } = mine
  if (!survey) return <Sheet mine={mine} />
  const blocked = mine.mayI.find((offer) => offer.action === 'answerSurvey')?.blocked
  if (blocked)
    return (
      <Notice tone='warn' title={words.survey.closed} fix={blocked.fix} call={blocked.call}>
        {blocked.message}
      </Notice>
    )
  return (
    <View>
      <View className='departure__answer-words'>
        <View className='departure__headline' role='heading' aria-level={2}>
          {words.survey.answer(survey.questions)}
        </View>
        <View className='departure__secondary'>{words.survey.text(survey.title)}</View>
      </View>
      <ActionBar>
        <Button tone='accent' onPress={() => openPage(survey.page)}>
          {words.survey.open}
        </Button>
      </ActionBar>
    </View>
  )
}

/** The student's departure: survey first (S2-6), then what blocks me and whom to call (S2-10). */
export default function DeparturePage() {
  const query = useQuery('departure.mine', {})
  const { data, error } = query
  useTopAfter(data && (data.survey ? 'survey' : 'sheet'))
  // Before departure opens there is nothing of this student's to find.
  const notOpen = data === undefined && error?.kind === 'not-found'
  useEffect(() => {
    if (data) setClock(data.now)
  }, [data])
  return (
    <Page title={words.title}>
      {notOpen ? (
        <Empty title={words.notOpen}>{words.notOpenText}</Empty>
      ) : (
        <PageState query={query}>{(mine) => <Departure mine={mine} />}</PageState>
      )}
    </Page>
  )
}
