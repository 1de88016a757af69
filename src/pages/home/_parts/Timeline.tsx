import { View } from '@tarojs/components'
import { spokenMinute } from '@/shared/calendar'
import { Section } from '@/ui'
import type { Home } from '../index'
import { homeWording as words } from '../wording'

/** Everything that has happened, newest first; folded, because home answers what to do now. */
export function Timeline({ entries }: { entries: Home['timeline'] }) {
  return (
    <Section title={words.timeline} folded>
      {entries.length === 0 && <View className='home__words'>{words.noTimeline}</View>}
      {entries.map(({ at, text }) => (
        <View key={`${at} ${text}`} className='home__timeline-row'>
          <View className='home__timeline-at'>{spokenMinute(new Date(at))}</View>
          <View>{text}</View>
        </View>
      ))}
    </Section>
  )
}
