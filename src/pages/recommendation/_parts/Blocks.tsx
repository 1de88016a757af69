import { View } from '@tarojs/components'
import type { RecommendationView } from '@/shared/recommendation/contract'
import { Chip, Facts, Section, Trail } from '@/ui'
import { recommendationPageWords as words } from '../wording'

/** What the school holds and the paper prints: confirmed, not edited. */
export function SchoolFacts({ view, note, folded }: { view: RecommendationView; note?: string; folded?: boolean }) {
  return (
    <Section title={words.factsTitle} folded={folded}>
      {note && <View className='recommendation__quiet'>{note}</View>}
      <Facts facts={view.facts.map(({ label, value }) => ({ label, value: value || words.notFilled }))} />
    </Section>
  )
}

/** What the student wrote. */
export function WrittenTexts({ view }: { view: RecommendationView }) {
  return (
    <Section title={words.textsTitle}>
      <Facts
        facts={view.sections.map(({ label, text }) => ({
          label,
          value: <View className='recommendation__text'>{text || words.notFilled}</View>,
        }))}
      />
    </Section>
  )
}

/** Signature and seals of the paper printed last (S0-25). */
export function Checklist({ view }: { view: RecommendationView }) {
  if (view.copies.printed === 0) return null
  return (
    <Section title={words.checklist}>
      <View role='list'>
        {view.checklist.map(({ item, label, ticked }) => (
          <View key={item} className='recommendation__check' role='listitem'>
            <View>{label}</View>
            <Chip tone={ticked ? 'good' : 'neutral'}>{ticked ? words.ticked : words.notTicked}</Chip>
          </View>
        ))}
      </View>
      {view.state.state !== 'effective' && <View className='recommendation__quiet'>{view.afterPrint}</View>}
    </Section>
  )
}

/** Who did what when. */
export function FormTrail({ view }: { view: RecommendationView }) {
  if (view.trail.length === 0) return null
  return (
    <Section title={words.trail} folded>
      <Trail steps={view.trail} />
    </Section>
  )
}
