import { View } from '@tarojs/components'
import { useState } from 'react'
import { spokenMinute } from '@/shared/calendar'
import type { OriginFormField } from '@/shared/origin/contract'
import { Button, Facts, Icon } from '@/ui'
import { originPageWording as words } from '../wording'
import { AskSheet } from './AskSheet'
import { anchorOf } from './ToMend'

/** Who mends which of these fields (S1-9), one sentence for each office. */
function corrections(fields: readonly OriginFormField[]): string[] {
  const offices = (['college', 'career-centre'] as const).filter((office) => fields.some(({ correctedBy }) => correctedBy === office))
  return offices.map((office) => {
    const labels = fields.filter(({ correctedBy }) => correctedBy === office).map(({ label }) => label)
    return words.correctedBy[office](labels.length === fields.length ? words.all : labels.join('、'))
  })
}

/** What became of the student's last request about a field. */
function AskState({ ask, correctedBy }: OriginFormField) {
  if (!ask) return null
  const at = spokenMinute(new Date(ask.at))
  if (ask.open) return <View className='origin__asked'>{words.ask.waiting(ask.shouldBe, at, correctedBy ?? 'college')}</View>
  return ask.answer ? <View className='origin__asked'>{words.ask.answered(ask.answer)}</View> : null
}

function LockedValue({ field, onAsk }: { field: OriginFormField; onAsk(): void }) {
  const { code, label, shown, rejectedBecause, warning, ask } = field
  return (
    <View id={anchorOf(code)}>
      <View className='origin__held'>
        <View className='origin__held-value'>{shown || '—'}</View>
        {!ask?.open && !ask?.today && (
          <Button tone='quiet' label={`${words.ask.button} ${words.ask.title(label)}`} onPress={onAsk}>
            {words.ask.button}
          </Button>
        )}
      </View>
      {warning && (
        <View className='origin__differs origin__differs--bad'>
          <Icon name='warn' />
          <View>{warning}</View>
        </View>
      )}
      {rejectedBecause && <View className='origin__bad'>{words.pointedOut(rejectedBecause)}</View>}
      <AskState {...field} />
    </View>
  )
}

/** Fields the school holds and the student only reads (S1-8), grey, with who corrects them and one tap to ask. */
export function Locked({ fields, refresh }: { fields: readonly OriginFormField[]; refresh(): Promise<void> }) {
  const [asking, setAsking] = useState<OriginFormField>()
  if (fields.length === 0) return null
  const close = () => setAsking(undefined)
  return (
    <View className='origin__locked'>
      <Facts facts={fields.map((field) => ({ label: field.label, value: <LockedValue field={field} onAsk={() => setAsking(field)} /> }))} />
      <View className='origin__lock'>
        <Icon name='lock' />
        <View>
          {words.lockedNote}
          {corrections(fields).join('')}
        </View>
      </View>
      {asking && (
        <AskSheet
          field={asking}
          onClose={close}
          onDone={() => {
            close()
            void refresh()
          }}
        />
      )}
    </View>
  )
}
