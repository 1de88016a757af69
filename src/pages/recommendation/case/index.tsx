import { CaseByCase, type Walk } from '@/app/CaseByCase'
import { useQuery } from '@/app/hooks'
import { PageState } from '@/ui'
import '../_parts/recommendation.scss'
import { recommendationPageWords } from '../wording'
import { Review } from './_parts/Review'

/** Mounted anew for each form, so that a key pressed early never meets the one before. */
function OneCase({ caseId, ...walk }: { caseId: string } & Walk) {
  const query = useQuery('recommendation.case', { caseId })
  return <PageState query={query}>{(shown) => <Review shown={shown} refresh={query.refresh} {...walk} />}</PageState>
}

/** The page of college and career centre about one form: review, seals, release (S0-22, S0-24, S0-25). */
export default function RecommendationCasePage() {
  return (
    <CaseByCase words={recommendationPageWords.review} list='/pages/recommendation/queue/index'>
      {(caseId, walk) => <OneCase key={caseId} caseId={caseId} {...walk} />}
    </CaseByCase>
  )
}
