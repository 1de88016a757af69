import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import type { Output } from '@/shared/contracts'
import { ActionBar, Button, ConfirmSheet, Facts, Notice, Page, Section } from '@/ui'
import './index.scss'
import { openWords as words } from './words'

type Opened = Output<'departure.open'>

/** How many graduates and items were missing until now. */
function Result({ graduates, items }: Opened) {
  const facts = [
    { label: words.graduates, value: words.people(graduates) },
    { label: words.items, value: words.pieces(items) },
  ]
  return (
    <Notice tone='good' title={items > 0 ? words.done : words.complete} urgent>
      <Facts facts={facts} />
      {items > 0 ? words.added : words.nothingNew}
    </Notice>
  )
}

/** Makes the clearance items of every graduate from the rules (S2-7, S2-8); safe to do again. */
export default function OpenDeparturePage() {
  const opening = useAction('departure.open')
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  const ask = () => {
    opening.clear()
    setAsking(true)
  }
  const confirm = async () => {
    const answer = await opening.run({})
    if (!answer) return
    setOpened(answer)
    setAsking(false)
  }
  return (
    <Page title={words.title}>
      <View className='open-departure__answer' role='heading' aria-level={2}>
        {words.answer}
      </View>
      <View className='open-departure__text'>{words.answerText}</View>
      {opened && <Result {...opened} />}
      <Section title={words.explanation}>
        <View role='list'>
          {words.what.map((line) => (
            <View key={line} className='open-departure__line' role='listitem'>
              {line}
            </View>
          ))}
        </View>
      </Section>
      <ActionBar>
        <Button tone='accent' onPress={ask}>
          {words.go}
        </Button>
      </ActionBar>
      {asking && (
        <ConfirmSheet
          title={words.confirm}
          confirmLabel={words.go}
          running={opening.running}
          error={opening.error}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          {words.confirmText}
        </ConfirmSheet>
      )}
    </Page>
  )
}
