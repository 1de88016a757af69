import { View } from '@tarojs/components'
import { useNow } from '@/app/clock'
import { useQuery } from '@/app/hooks'
import { openPage } from '@/app/routes'
import type { Output } from '@/shared/contracts'
import { Chip, Deadline, Links, Notice, Page, PageState, Section } from '@/ui'
import { Answer } from './_parts/Answer'
import { Claims } from './_parts/Claims'
import { LiveCard } from './_parts/LiveCard'
import { MakeCard } from './_parts/MakeCard'
import { ShownFacts } from './_parts/ShownFacts'
import { cardPageWords as words } from './wording'

type Mine = Output<'card.mine'>

function Invitations({ invitations }: { invitations: Mine['invitations'] }) {
  const now = useNow()
  if (invitations.length === 0) {
    return (
      <Section title={words.invitations}>
        <View className='card__words'>{words.noInvitations}</View>
      </Section>
    )
  }
  const rows = invitations.map(({ caseId, employer, post, state, dueAt }) => ({
    key: caseId,
    title: employer,
    detail: post,
    aside: <Chip tone={state.tone}>{state.label}</Chip>,
    below: dueAt ? <Deadline due={dueAt} now={now} /> : undefined,
    onPress: () => openPage(`/pages/card/invitation/index?caseId=${caseId}`),
  }))
  return (
    <Section title={words.invitations}>
      <Links rows={rows} />
    </Section>
  )
}

function Content({ mine, refresh }: { mine: Mine; refresh(): void }) {
  const { card, shown, blocked } = mine
  if (blocked) return <Notice tone='warn' title={blocked.message} call={blocked.call} />
  return (
    <>
      <Answer headline={card ? words.live(card.expiresAt) : words.none} text={card ? words.liveText : words.noneText} />
      {card ? (
        <LiveCard shown={shown} card={card} onRevoked={refresh} />
      ) : (
        <Section>
          <View className='card__hint'>{words.shows}</View>
          <ShownFacts shown={shown} />
        </Section>
      )}
      <MakeCard key={card?.ticket} hours={mine.validHours} replaces={card !== null} onDone={refresh} />
      <Invitations invitations={mine.invitations} />
      <Claims claims={mine.claims} onDropped={refresh} />
    </>
  )
}

/** The student's name card: made, shown, taken back; who kept it and what came of it (S0-31). */
export default function CardPage() {
  const query = useQuery('card.mine', {})
  return (
    <Page title={words.title}>
      <PageState query={query}>{(mine) => <Content mine={mine} refresh={() => void query.refresh()} />}</PageState>
    </Page>
  )
}
