import { View } from '@tarojs/components'
import { spokenMinute } from '@/shared/calendar'
import type { DestinationView } from '@/shared/destination/contract'
import { Facts, Section, Trail } from '@/ui'
import { destinationPageWords as words } from '../wording'

/** Earlier rounds of a destination that changed, and who did what when. */
export function History({ view }: { view: DestinationView }) {
  return (
    <>
      {view.history.length > 0 && (
        <Section title={words.history} folded>
          {view.history.map(({ round, codeName, because, endedAt, facts, source }) => (
            <View key={round} className='destination__round'>
              <View className='destination__round-name'>{words.round(round, codeName)}</View>
              <View className='destination__quiet'>{words.ended(because, spokenMinute(new Date(endedAt)))}</View>
              <Facts facts={[...facts, { label: words.source, value: source }]} />
            </View>
          ))}
        </Section>
      )}
      {view.trail.length > 0 && (
        <Section title={words.trail} folded>
          <Trail steps={view.trail} />
        </Section>
      )}
    </>
  )
}
