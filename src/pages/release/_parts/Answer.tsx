import { View } from '@tarojs/components'
import type { ReleaseView } from '@/shared/release/contract'
import { Chip, Notice, StageBar } from '@/ui'
import { releasePageWords as words } from '../wording'
import './release.scss'

/** First line of a page about releases: what is so and what to do now. */
export function Headline({ headline, text }: { headline: string; text?: string }) {
  return (
    <View className='release__answer'>
      <View role='heading' aria-level={2} className='release__headline'>
        {headline}
      </View>
      {text && <View className='release__quiet'>{text}</View>}
    </View>
  )
}

/** The answer about one release; then how far it has come and what was said last. */
export function Answer({ view, headline, text }: { view: ReleaseView; headline: string; text?: string }) {
  const { state, path, stages, reason } = view
  return (
    <View>
      <Headline headline={headline} text={text} />
      <View className='release__state'>
        <Chip tone={state.tone}>{state.label}</Chip>
        <View className='release__quiet'>{path.name}</View>
      </View>
      {state.state !== 'abandoned' && (
        <View className='release__stages'>
          <StageBar stages={stages} label={words.stages} />
        </View>
      )}
      {reason && (
        <Notice tone={state.state === 'returned' ? 'warn' : 'info'} title={words.reason}>
          {reason}
        </Notice>
      )}
    </View>
  )
}
