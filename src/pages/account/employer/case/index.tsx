import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/app/hooks'
import { goBack } from '@/app/routes'
import { Notice, Page, PageState } from '@/ui'
import { caseWords as words } from '../wording'
import '../_parts/employer.scss'
import { Review } from './_parts/Review'

/** One employer under review; goes on to the next that waits. */
export default function CasePage() {
  const [employerId, setEmployerId] = useState(useRouter().params.employerId ?? '')
  const query = useQuery('account.employerToReview', employerId ? { employerId } : null)
  const goOn = (next: string | null) => {
    if (!next) return goBack()
    setEmployerId(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  return (
    <Page title={words.title} wide>
      {employerId ? (
        <PageState query={query}>{(shown) => <Review key={shown.employerId} shown={shown} onNext={goOn} />}</PageState>
      ) : (
        <Notice tone='bad'>{words.noCase}</Notice>
      )}
    </Page>
  )
}
