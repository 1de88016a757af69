import { View } from '@tarojs/components'
import { useNow } from '@/app/clock'
import { spokenMinute } from '@/shared/calendar'
import type { OpeningView } from '@/shared/opening/contract'
import { Chip, Deadline, Notice, StageBar, spokenDeadline } from '@/ui'
import { openingPageWords as words } from '../words'
import './opening.scss'

function WindowLine({ window }: Pick<OpeningView, 'window'>) {
  const now = useNow()
  if (window.state === 'early' && window.opens)
    return <View className='opening__quiet'>{words.opens(spokenMinute(new Date(window.opens)))}</View>
  if (window.state === 'closed' && window.closes)
    return <View className='opening__quiet'>{words.closed(spokenDeadline(new Date(window.closes)))}</View>
  return window.closes ? <Deadline due={window.closes} now={now} /> : null
}

/** First line of a page about one application: what is so, until when, what to do; then what was said last. */
export function Answer({ view, headline, text }: { view: OpeningView; headline: string; text?: string }) {
  const { state, reason } = view
  return (
    <View className='opening__answer'>
      <View role='heading' aria-level={2} className='opening__headline'>
        {headline}
      </View>
      <View className='opening__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
        {(state.state === 'draft' || state.state === 'rejected') && <WindowLine window={view.window} />}
      </View>
      {text && <View className='opening__quiet'>{text}</View>}
      <View className='opening__stages'>
        <StageBar stages={view.stages} label={words.stages} />
      </View>
      {reason && (
        <Notice tone='warn' title={words.because}>
          {reason}
        </Notice>
      )}
    </View>
  )
}
