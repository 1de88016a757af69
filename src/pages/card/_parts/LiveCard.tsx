import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { Button, ConfirmSheet, Facts, Section, toast } from '@/ui'
import { cardPageWords as words } from '../wording'
import { CardCode } from './CardCode'
import { linkOf } from './link'

type Mine = Output<'card.mine'>

/** The card as it is shown: the code, what it tells, how often it was opened, and the way to take it back. */
export function LiveCard({ shown, card, onRevoked }: { shown: Mine['shown']; card: NonNullable<Mine['card']>; onRevoked(): void }) {
  const [asking, setAsking] = useState(false)
  const { run, running, error } = useAction('card.revoke')
  const copy = async () => {
    await Taro.setClipboardData({ data: linkOf(card.ticket) })
    toast(words.copied)
  }
  const revoke = async () => {
    if (!(await run({}))) return
    setAsking(false)
    toast(words.revoked)
    onRevoked()
  }
  return (
    <Section>
      <View className='card__code'>
        <CardCode ticket={card.ticket} />
        <View className='card__name'>{shown.name}</View>
        <View className='card__words'>{`${shown.school} · ${shown.major}`}</View>
      </View>
      <Facts facts={[{ label: words.opened, value: words.openedTimes(card.opened, card.lastOpenedAt) }]} />
      <View className='card__buttons'>
        {process.env.TARO_ENV === 'h5' && <Button onPress={() => void copy()}>{words.copy}</Button>}
        <Button tone='bad' onPress={() => setAsking(true)}>
          {words.revoke}
        </Button>
      </View>
      {asking && (
        <ConfirmSheet
          title={words.revoke}
          confirmLabel={words.revoke}
          tone='bad'
          running={running}
          error={error}
          onConfirm={() => void revoke()}
          onClose={() => setAsking(false)}
        >
          {words.revokeText}
        </ConfirmSheet>
      )}
    </Section>
  )
}
