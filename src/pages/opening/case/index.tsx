import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState } from '@/ui'
import { openingPageWords } from '../words'
import { Review } from './_parts/Review'

const words = openingPageWords.review

/** Mounted anew for each application, so that a key pressed early never meets the one before. */
function OneCase({ caseId, onNext }: { caseId: string; onNext(next: string | null): void }) {
  const query = useQuery('opening.case', { caseId })
  return <PageState query={query}>{(shown) => <Review shown={shown} refresh={query.refresh} onNext={onNext} />}</PageState>
}

/** The career centre's page about one application: the letter, the home province, the decision (S0-4). */
export default function OpeningCasePage() {
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
          <Button onPress={() => openPage('/pages/opening/queue/index')}>{words.backToList}</Button>
        </Empty>
      ) : (
        <OneCase key={caseId} caseId={caseId} onNext={goOn} />
      )}
    </Page>
  )
}
