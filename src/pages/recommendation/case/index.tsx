import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { Button, Empty, Page, PageState } from '@/ui'
import '../_parts/recommendation.scss'
import { recommendationPageWords } from '../wording'
import { Review } from './_parts/Review'

const words = recommendationPageWords.review

/** Mounted anew for each form, so that a key pressed early never meets the one before. */
function OneCase({ caseId, onNext }: { caseId: string; onNext(next: string | null): void }) {
  const query = useQuery('recommendation.case', { caseId })
  return <PageState query={query}>{(shown) => <Review shown={shown} refresh={query.refresh} onNext={onNext} />}</PageState>
}

/** The page of college and career centre about one form: review, seals, release (S0-22, S0-24, S0-25). */
export default function RecommendationCasePage() {
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
          <Button onPress={() => openPage('/pages/recommendation/queue/index')}>{words.backToList}</Button>
        </Empty>
      ) : (
        <OneCase key={caseId} caseId={caseId} onNext={goOn} />
      )}
    </Page>
  )
}
