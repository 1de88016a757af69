import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/app/hooks'
import { useTopAfter } from '@/app/top-after'
import { Page, PageState } from '@/ui'
import { queueWords as words } from '../wording'
import { Review } from './_parts/Review'

/** One release as the college and the career centre work on it (S0-70…77). */
export default function ReleaseCasePage() {
  const { caseId = '' } = useRouter().params
  const query = useQuery('release.case', { caseId })
  useTopAfter(query.data?.state.state)
  return (
    <Page title={words.title} wide>
      <PageState query={query}>{(view) => <Review key={view.state.state} view={view} refresh={query.refresh} />}</PageState>
    </Page>
  )
}
