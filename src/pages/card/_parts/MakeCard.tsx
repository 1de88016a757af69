import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/hooks'
import { Button, ConfirmSheet, ProblemNotice, Section, Select, toast } from '@/ui'
import { cardPageWords as words } from '../wording'

/** Makes a card for some hours; where one is shown already, asks first, because the old code stops. */
export function MakeCard({ hours, replaces, onDone }: { hours: number[]; replaces: boolean; onDone(): void }) {
  const [chosen, setChosen] = useState(String(hours[0] ?? ''))
  const [asking, setAsking] = useState(false)
  const { run, running, error, fields } = useAction('card.make')
  const make = async () => {
    if (!(await run({ hours: Number(chosen) }))) return
    setAsking(false)
    toast(words.made)
    onDone()
  }
  return (
    <Section title={replaces ? words.again : undefined} folded={replaces}>
      <Select
        label={words.hours}
        value={chosen}
        choices={hours.map((one) => ({ value: String(one), label: words.hoursOf(one) }))}
        onChange={setChosen}
        error={fields.hours}
      />
      {!asking && <ProblemNotice problem={error} />}
      <View className='card__buttons'>
        <Button
          tone={replaces ? 'plain' : 'accent'}
          running={running && !asking}
          onPress={() => (replaces ? setAsking(true) : void make())}
        >
          {replaces ? words.again : words.make}
        </Button>
      </View>
      {asking && (
        <ConfirmSheet
          title={words.againTitle}
          confirmLabel={words.again}
          running={running}
          error={error}
          onConfirm={() => void make()}
          onClose={() => setAsking(false)}
        >
          {words.againText}
        </ConfirmSheet>
      )}
    </Section>
  )
}
