import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { OfferView } from '@/shared/contract'
import type { Output } from '@/shared/contracts'
import { Button, Notice, Page, PageState, type Problem, ProblemNotice, Section, TextArea, toast } from '@/ui'
import { Headline } from '../_parts/Answer'
import { Delays } from '../_parts/Facts'
import { reportWords as words } from '../wording'

const shortest = 10

interface TellingProps {
  title: string
  text: string
  offer: OfferView
  running: boolean
  error: Problem | undefined
  /** True once it is on record. */
  onTell(text: string): Promise<boolean>
}

/** A field for what happened, and the button that puts it on record; or why it cannot be put there now. */
function Telling({ title, text, offer, running, error, onTell }: TellingProps) {
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const short = Array.from(typed.trim()).length < shortest
  const tell = async () => {
    setTried(true)
    if (short || !(await onTell(typed))) return
    setTyped('')
    setTried(false)
  }
  return (
    <Section title={title}>
      <View className='release__quiet'>{text}</View>
      {offer.blocked ? (
        <Notice tone='info' fix={offer.blocked.fix}>
          {offer.blocked.message}
        </Notice>
      ) : (
        <View>
          <TextArea
            label={words.text}
            value={typed}
            onChange={setTyped}
            maxLength={1000}
            error={tried && short ? words.missing : undefined}
            required
          />
          <ProblemNotice problem={error} />
          <View className='release__decide'>
            <Button running={running} onPress={() => void tell()}>
              {title}
            </Button>
          </View>
        </View>
      )}
    </Section>
  )
}

function Body({ caseId, found, refresh }: { caseId: string; found: Output<'release.reportable'>; refresh(): Promise<unknown> }) {
  const breaching = useAction('release.reportFor')
  const delaying = useAction('release.reportDelay')
  const breach = async (reason: string) => {
    const answer = await breaching.run({ caseId, reason })
    if (!answer) return false
    toast(words.breachDone)
    openPage(`/pages/release/case/index?caseId=${answer.caseId}`)
    return true
  }
  const delay = async (text: string) => {
    if (!(await delaying.run({ caseId, text }))) return false
    toast(words.delayDone)
    await refresh()
    return true
  }
  return (
    <>
      <Headline headline={words.answer(found.student.name, found.employer)} />
      <Telling
        title={words.breach}
        text={words.breachText}
        offer={found.breach}
        running={breaching.running}
        error={breaching.error}
        onTell={breach}
      />
      <Telling
        title={words.delay}
        text={words.delayText}
        offer={found.delay}
        running={delaying.running}
        error={delaying.error}
        onTell={delay}
      />
      <Delays delays={found.delays} />
    </>
  )
}

/** What the college puts on record about an agreement: the employer's breach, or a delay of sealing (S0-69, S0-70). */
export default function ReleaseReportPage() {
  const { caseId = '' } = useRouter().params
  const query = useQuery('release.reportable', { caseId })
  return (
    <Page title={words.title}>
      <PageState query={query}>{(found) => <Body caseId={caseId} found={found} refresh={query.refresh} />}</PageState>
    </Page>
  )
}
