import { CaseByCase, type Walk } from '@/app/CaseByCase'
import { useQuery } from '@/app/hooks'
import { PageState } from '@/ui'
import { originPageWording } from '../wording'
import { Review } from './_parts/Review'
import './index.scss'

/** Mounted anew for each case, so that a key pressed early never meets the case before. */
function OneCase({ caseId, ...walk }: { caseId: string } & Walk) {
  const query = useQuery('origin.case', { caseId })
  return <PageState query={query}>{(shown) => <Review shown={shown} refresh={query.refresh} {...walk} />}</PageState>
}

/** The reviewer's page: after each decision the next waiting case opens at once (S1-27). */
export default function OriginCasePage() {
  return (
    <CaseByCase words={originPageWording.review} list='/pages/origin/queue/index'>
      {(caseId, walk) => <OneCase key={caseId} caseId={caseId} {...walk} />}
    </CaseByCase>
  )
}
