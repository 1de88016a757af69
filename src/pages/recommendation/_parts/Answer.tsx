import { View } from '@tarojs/components'
import { useNow } from '@/app/clock'
import { spokenMinute } from '@/shared/calendar'
import type { RecommendationView } from '@/shared/recommendation/contract'
import { Chip, Deadline, Notice, StageBar, spokenDeadline } from '@/ui'
import { recommendationPageWords as words } from '../wording'
import './recommendation.scss'

function WindowLine({ window }: Pick<RecommendationView, 'window'>) {
  const now = useNow()
  if (window.state === 'early' && window.opens)
    return <View className='recommendation__quiet'>{words.opens(spokenMinute(new Date(window.opens)))}</View>
  if (window.state === 'closed' && window.closes)
    return <View className='recommendation__quiet'>{words.closed(spokenDeadline(new Date(window.closes)))}</View>
  return window.closes ? <Deadline due={window.closes} now={now} /> : null
}

/** First line of a page about one form: what is so, until when, what to do; then how far it has come and what was said last. */
export function Answer({ view, headline, text }: { view: RecommendationView; headline: string; text?: string }) {
  const { state, reason, copies } = view
  const writable = state.state === 'draft' || state.state === 'rejected'
  return (
    <View className='recommendation__answer'>
      <View role='heading' aria-level={2} className='recommendation__headline'>
        {headline}
      </View>
      <View className='recommendation__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
        {writable && <WindowLine window={view.window} />}
        {copies.printed > 0 && <View className='recommendation__quiet'>{words.copies(copies.printed)}</View>}
      </View>
      {text && <View className='recommendation__quiet'>{text}</View>}
      <View className='recommendation__stages'>
        <StageBar stages={view.stages} label={words.stages} />
      </View>
      {reason && (
        <Notice tone='warn' title={state.state === 'rejected' ? words.rejectedBecause : words.because}>
          {reason}
        </Notice>
      )}
    </View>
  )
}
