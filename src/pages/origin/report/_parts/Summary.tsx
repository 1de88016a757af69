import { View } from '@tarojs/components'
import type { CollegeReport } from '@/shared/origin/report'
import { type SummaryLine, summaryLines } from '@/shared/origin/summary-lines'
import { type Column, Section, Table } from '@/ui'
import { reportWords as words } from './words'

const titles = words.summaryColumns
const columns: Column<SummaryLine>[] = [
  { key: 'index', title: titles.index, cell: ({ index }) => index, grow: 0.5, onCard: 'hidden' },
  { key: 'major', title: titles.major, cell: ({ major }) => major, grow: 2, onCard: 'title' },
  { key: 'majorPeople', title: titles.majorPeople, cell: ({ majorPeople }) => majorPeople },
  { key: 'className', title: titles.className, cell: ({ className }) => className, grow: 1.5 },
  { key: 'people', title: titles.people, cell: ({ people }) => words.people(people), onCard: 'aside' },
]

/** The summary as it will be printed (S1-41). */
export function Summary({ report }: { report: CollegeReport }) {
  return (
    <Section title={words.summary}>
      <Table
        label={words.summary}
        columns={columns}
        rows={summaryLines(report)}
        keyOf={({ index }) => index}
        nameOf={({ major }) => major}
      />
      <View className='report__quiet'>{words.seal}</View>
    </Section>
  )
}
