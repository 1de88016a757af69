import type { CollegeReport } from '@/shared/origin/report'
import { type Column, Section, Table } from '@/ui'
import { reportWords as words } from './words'

const missing = ({ waiting }: CollegeReport) => waiting.reduce((sum, { people }) => sum + people, 0)

const columns: Column<CollegeReport>[] = [
  { key: 'college', title: words.college, cell: ({ college }) => college, grow: 2, onCard: 'title' },
  { key: 'bachelors', title: words.columns.bachelors, cell: ({ letter }) => String(letter.bachelors.total), number: true },
  { key: 'postgraduates', title: words.columns.postgraduates, cell: ({ letter }) => String(letter.postgraduates.total), number: true },
  { key: 'total', title: words.columns.total, cell: ({ summary }) => String(summary.total), number: true },
  { key: 'waiting', title: words.columns.waiting, cell: (report) => String(missing(report)), number: true },
]

/** One line per college; opens its report. */
export function Colleges({ reports, onOpen }: { reports: CollegeReport[]; onOpen(college: string): void }) {
  return (
    <Section title={words.colleges}>
      <Table
        label={words.colleges}
        columns={columns}
        rows={reports}
        keyOf={({ college }) => college}
        nameOf={({ college }) => college}
        onOpen={({ college }) => onOpen(college)}
      />
    </Section>
  )
}
