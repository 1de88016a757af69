import { Text, View } from '@tarojs/components'
import { useNow } from '@/app/clock'
import type { AgreementView } from '@/shared/agreement/contract'
import { Chip, Deadline, Notice } from '@/ui'
import { agreementPageWords as words } from '../wording'
import './agreement.scss'

/** First line of a page about one agreement: what is so, until when, what to do; then why it came back. */
export function Answer({ view, headline, text }: { view: AgreementView; headline: string; text?: string }) {
  const now = useNow()
  const released = view.state.state === 'released'
  return (
    <View className='agreement__answer'>
      <View role='heading' aria-level={2} className='agreement__headline'>
        {headline}
      </View>
      <View className='agreement__state'>
        <Chip tone={view.state.tone}>{view.state.label}</Chip>
        {view.dueAt && <Deadline due={view.dueAt} now={now} />}
        {view.number && <Text className='agreement__number'>{`${words.agreementNumber} ${view.number}`}</Text>}
      </View>
      {text && <View className='agreement__words'>{text}</View>}
      {view.reason && (
        <Notice tone={released ? 'info' : 'warn'} title={released ? words.releasedBecause : words.returnedBecause}>
          {view.reason}
        </Notice>
      )}
    </View>
  )
}
