import { View } from '@tarojs/components'
import { Section, Trail, type TrailStep } from '@/ui'
import { agreementPageWords as words } from '../wording'

/** Who did what when. */
export function CaseTrail({ trail }: { trail: TrailStep[] }) {
  return (
    <Section title={words.trail} folded={trail.length > 5}>
      {trail.length > 0 ? <Trail steps={trail} /> : <View className='agreement__words'>{words.noTrail}</View>}
    </Section>
  )
}
