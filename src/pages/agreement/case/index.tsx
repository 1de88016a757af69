import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/app/hooks'
import { useTopAfter } from '@/app/top-after'
import { Page, PageState } from '@/ui'
import { agreementPageWords as words } from '../wording'
import { CaseView } from './_parts/CaseView'

/** One agreement as the employer, the college or the career centre sees it (S0-37…62). */
export default function CasePage() {
  const { caseId = '' } = useRouter().params
  const query = useQuery('agreement.case', { caseId })
  useTopAfter(query.data?.state.state)
  return (
    <Page title={words.title} wide>
      <PageState query={query}>
        {/* A new state starts new forms: what was written for the step before belongs to it. */}
        {(view) => <CaseView key={`${caseId} ${view.state.state}`} view={view} caseId={caseId} refresh={() => void query.refresh()} />}
      </PageState>
    </Page>
  )
}
