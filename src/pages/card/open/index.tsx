import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useAction, useQuery } from '@/app/hooks'
import { openPage, routes } from '@/app/routes'
import { hasToken, useMe } from '@/app/session'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, Notice, Page, ProblemNotice, Section, Select } from '@/ui'
import { Answer } from '../_parts/Answer'
import { openPageOf } from '../_parts/link'
import { ShownFacts } from '../_parts/ShownFacts'
import { cardPageWords, openWords as words } from '../wording'

const HELD = '/pages/card/held/index'

/** Opens the card once for each visit: each opening counts. */
function useOpened(ticket: string) {
  const [card, setCard] = useState<Output<'card.open'>>()
  const { run, running, error } = useAction('card.open')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each ticket
  useEffect(() => {
    if (ticket) void run({ ticket }).then(setCard)
  }, [ticket])
  return { card, running, error, again: () => void run({ ticket }).then(setCard) }
}

/** For an operator: keeps the card and goes on to the terms. */
function Claim({ ticket }: { ticket: string }) {
  const query = useQuery('account.myEmployers', {})
  const [chosen, setChosen] = useState('')
  const { run, running, error, fields } = useAction('card.claim')
  const employers = query.data?.employers ?? []
  const claim = async () => {
    const kept = await run({ ticket, ...(chosen && { employerId: chosen }) })
    if (kept) openPage(`/pages/card/invite/index?claimId=${kept.claimId}`)
  }
  return (
    <>
      {employers.length > 1 && (
        <Section>
          <Select
            label={words.employer}
            value={chosen}
            choices={employers.map(({ employerId, fields: { name = '' } }) => ({ value: employerId, label: name }))}
            onChange={setChosen}
            error={fields.employerId}
            required
          />
        </Section>
      )}
      <ProblemNotice problem={Object.keys(fields).length > 0 ? undefined : error} />
      <ActionBar>
        <Button tone='accent' running={running} onPress={() => void claim()}>
          {words.claim}
        </Button>
      </ActionBar>
    </>
  )
}

/** For whoever has no session: to sign in or to register, and back here either way. */
function WaysIn({ ticket }: { ticket: string }) {
  return (
    <>
      <Section title={words.next}>
        {words.steps.map((step) => (
          <View key={step} className='card__hint'>
            {step}
          </View>
        ))}
      </Section>
      <ActionBar>
        <Button onPress={() => openPage(`/pages/account/employer/register/index?card=${encodeURIComponent(ticket)}`)}>
          {words.register}
        </Button>
        <Button tone='accent' onPress={() => openPage(`${routes.signIn}?stay=1&next=${encodeURIComponent(openPageOf(ticket))}`)}>
          {words.signIn}
        </Button>
      </ActionBar>
    </>
  )
}

function Ways({ ticket }: { ticket: string }) {
  const me = useMe()
  if (!hasToken()) return <WaysIn ticket={ticket} />
  if (!me) return null
  return me.role === 'employer-operator' ? <Claim ticket={ticket} /> : <Notice>{words.forEmployers}</Notice>
}

/** What a card shows without an account, and the way on for the employer who scanned it (S0-31). */
export default function OpenPage() {
  const { ticket: linked, scene } = useRouter().params
  const ticket = decodeURIComponent(linked ?? scene ?? '')
  const { card, running, error, again } = useOpened(ticket)
  const isOperator = useMe()?.role === 'employer-operator'
  const offline = error?.kind === 'offline' || error?.kind === 'busy'
  return (
    <Page title={words.title} alone>
      {!ticket && <Notice tone='warn'>{words.noTicket}</Notice>}
      <ProblemNotice problem={error} />
      {offline && (
        <Button running={running} onPress={again}>
          {cardPageWords.retry}
        </Button>
      )}
      {error && !offline && (
        <Section>
          <View className='card__hint'>{words.heldBefore}</View>
          <Button onPress={() => openPage(HELD)}>{words.held}</Button>
        </Section>
      )}
      {card && (
        <>
          <Answer headline={words.answer(card.name)} text={(isOperator ? words.textKnown : words.text)(card.expiresAt)} />
          <Section>
            <ShownFacts shown={card} />
            <View className='card__hint'>{words.only}</View>
          </Section>
          <Ways ticket={ticket} />
        </>
      )}
    </Page>
  )
}
