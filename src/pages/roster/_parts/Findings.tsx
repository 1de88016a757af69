import { View } from '@tarojs/components'
import { Findings } from '@/app/upload/Findings'
import { uploadWords } from '@/app/upload/words'
import type { RosterPreview } from '@/shared/roster/contract'
import { Section } from '@/ui'
import { rosterWording as words } from '../wording'

/** What the dry run found: the counts, then each problem by line and column, then what only deserves a look. */
export function PreviewFindings({ name, preview }: { name: string; preview: RosterPreview }) {
  const { rows, creates, updates, unchanged, problems, problemCount, warnings } = preview
  const c = words.counts
  const counts = [
    { label: c.rows, value: words.row(rows) },
    { label: c.creates, value: words.row(creates) },
    { label: c.updates, value: words.row(updates) },
    { label: c.unchanged, value: words.row(unchanged) },
    { label: c.problems, value: words.place(problemCount) },
    { label: c.warnings, value: words.place(warnings.length) },
  ]
  return (
    <View>
      <Section title={name}>
        <View className='roster__counts'>
          {counts.map(({ label, value }) => (
            <View key={label} className='roster__count'>
              <View className='roster__count-label'>{label}</View>
              <View>{value}</View>
            </View>
          ))}
        </View>
      </Section>
      <Findings title={uploadWords.problems} findings={problems} count={problemCount} />
      <Findings title={words.warnings} findings={warnings} count={warnings.length} />
    </View>
  )
}
