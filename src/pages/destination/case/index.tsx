import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState } from '@/ui'
import { destinationPageWords } from '../wording'
import { Review } from './_parts/Review'
import '../index.scss'
import './index.scss'

const words = destinationPageWords.review

/** Mounted anew for each case, so that a key pressed early never meets the case before. */
function OneCase({ caseId, onNext }: { caseId: string; onNext(next: string | null): void }) {
  const query = useQuery('destination.case', { caseId })
  return <PageState query={query}>{(shown) => <Review shown={shown} refresh={query.refresh} onNext={onNext} />}</PageState>
}

/** The reviewer's page: after each decision the next waiting destination opens at once. */
export default function DestinationCasePage() {
  const [caseId, setCaseId] = useState<string | null>(useRouter().params.caseId ?? '')
  const goOn = (next: string | null) => {
    setCaseId(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return (
    <Page title={words.title} wide>
      {caseId === null ? (
        <Empty title={words.finished}>
          {words.finishedText}
          <Button onPress={() => openPage('/pages/destination/queue/index')}>{words.backToList}</Button>
        </Empty>
      ) : (
        <OneCase key={caseId} caseId={caseId} onNext={goOn} />
      )}
    </Page>
  )
}
