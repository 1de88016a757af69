import { View } from '@tarojs/components'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import { useTopAfter } from '@/app/top-after'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import type { ReleaseView } from '@/shared/release/contract'
import type { ReleaseState } from '@/shared/release/workflow'
import { Links, Notice, Page, PageState, Section, spokenDeadline } from '@/ui'
import { Answer, Headline } from './_parts/Answer'
import { Delays, ReleaseFacts, ReleaseTrail } from './_parts/Facts'
import { Packet } from './_parts/Packet'
import { SheetButton } from './_parts/SheetButton'
import { Ways } from './_parts/Ways'
import { studentAnswers, releasePageWords as words } from './wording'

type Mine = Output<'release.mine'>

function WindowLine({ window }: Pick<Mine, 'window'>) {
  if (window.state === 'early' && window.opens) return <Notice>{words.opens(spokenMinute(new Date(window.opens)))}</Notice>
  if (window.state === 'closed' && window.closes) return <Notice>{words.closes(spokenDeadline(new Date(window.closes)))}</Notice>
  return null
}

/** What to know, and the ways out of the agreement that binds now. */
function Beginning({ mine, refresh }: { mine: Mine; refresh(): Promise<unknown> }) {
  const { ways, agreement, release, used, allowed } = mine
  const bound = ways.find(({ offer }) => offer.blocked?.code === 'agreement-not-binding')
  if (!agreement || ways.length === 0 || bound)
    return release ? null : (
      <>
        <Headline headline={words.noAgreement} text={words.noAgreementText} />
        <Section>
          <Links rows={[{ key: 'agreement', title: words.toAgreement, onPress: () => openPage('/pages/agreement/index') }]} />
        </Section>
      </>
    )
  return (
    <View>
      <Headline headline={words.choose(agreement.employer)} text={words.chooseText} />
      <WindowLine window={mine.window} />
      <Section title={words.notes}>
        <View role='list'>
          {[...mine.notes, words.used(used, allowed)].map((note) => (
            <View key={note} className='release__line' role='listitem'>{`· ${note}`}</View>
          ))}
        </View>
      </Section>
      <Ways ways={ways} refresh={refresh} />
    </View>
  )
}

/** A release that is under way or done: the answer, the packet, and all that is known of it. */
function Live({ view, mine, refresh }: { view: ReleaseView; mine: Mine; refresh(): Promise<unknown> }) {
  const state = view.state.state as ReleaseState
  return (
    <>
      <Answer view={view} {...studentAnswers[state]} />
      <SheetButton view={view} />
      <Packet key={state} view={view} refresh={refresh}>
        {(state === 'open' || state === 'returned') && mine.ways.length > 0 && (
          <Section title={words.otherWay} folded>
            <Ways ways={mine.ways} refresh={refresh} />
          </Section>
        )}
        <ReleaseFacts view={view} />
        <Delays delays={mine.delays} />
        <ReleaseTrail view={view} />
        <Section>
          <Links rows={[{ key: 'agreement', title: words.history, onPress: () => openPage('/pages/agreement/index') }]} />
        </Section>
      </Packet>
    </>
  )
}

function Body({ mine, refresh }: { mine: Mine; refresh(): Promise<unknown> }) {
  const { release } = mine
  if (release && release.state.state !== 'abandoned') return <Live view={release} mine={mine} refresh={refresh} />
  return (
    <>
      {release && <Notice title={studentAnswers.abandoned.headline}>{release.reason ?? undefined}</Notice>}
      <Beginning mine={mine} refresh={refresh} />
      <Delays delays={mine.delays} />
      {release && <ReleaseTrail view={release} />}
    </>
  )
}

/** The student's way out of a signed agreement (S0-66…77). */
export default function ReleasePage() {
  const query = useQuery('release.mine', {})
  // Without a release yet there is a state too: what begins it changes the page as much as any later step.
  useTopAfter(query.data && (query.data.release?.state.state ?? 'none'))
  return (
    <Page title={words.title}>
      <PageState query={query}>{(mine) => <Body mine={mine} refresh={query.refresh} />}</PageState>
    </Page>
  )
}
