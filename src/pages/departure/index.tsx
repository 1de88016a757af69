import { useEffect } from 'react'
import { setClock } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { useTopAfter } from '@/app/top-after'
import type { Output } from '@/shared/contracts'
import { Empty, Notice, Page, PageState } from '@/ui'
import { Sheet } from './_parts/Sheet'
import { Survey } from './_parts/Survey'
import { sheetWords as words } from './_parts/words'
import './index.scss'

type Mine = Output<'departure.mine'>

/** The survey while it waits for answers (or why it cannot be answered now), afterwards the sheet. */
function Departure({ mine, refresh }: { mine: Mine; refresh(): void }) {
  const { survey, caseId } = mine
  if (!survey || !caseId) return <Sheet mine={mine} />
  const blocked = mine.mayI.find((offer) => offer.action === 'answerSurvey')?.blocked
  if (!blocked) return <Survey caseId={caseId} survey={survey} onAnswered={refresh} />
  return (
    <Notice tone='warn' title={words.survey.closed} fix={blocked.fix} call={blocked.call}>
      {blocked.message}
    </Notice>
  )
}

/** The student's departure: survey first (S2-6), then what blocks me and whom to call (S2-10). */
export default function DeparturePage() {
  const query = useQuery('departure.mine', {})
  const { data, error, refresh } = query
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
        <PageState query={query}>{(mine) => <Departure mine={mine} refresh={() => void refresh()} />}</PageState>
      )}
    </Page>
  )
}
