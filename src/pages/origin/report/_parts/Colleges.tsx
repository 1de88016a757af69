import type { CollegeReport } from '@/shared/origin/report'
import { Button, type Column, Section, Table } from '@/ui'
import type { ReportFile } from './use-file'
import { reportWords as words } from './words'

const missing = ({ waiting }: CollegeReport) => waiting.reduce((sum, { people }) => sum + people, 0)

const columns: Column<CollegeReport>[] = [
  { key: 'college', title: words.college, cell: ({ college }) => college, grow: 2, onCard: 'title' },
  { key: 'bachelors', title: words.columns.bachelors, cell: ({ letter }) => String(letter.bachelors.total) },
  { key: 'postgraduates', title: words.columns.postgraduates, cell: ({ letter }) => String(letter.postgraduates.total) },
  { key: 'total', title: words.columns.total, cell: ({ summary }) => words.people(summary.total), onCard: 'aside' },
  { key: 'waiting', title: words.columns.waiting, cell: (report) => String(missing(report)) },
]

interface CollegesProps {
  reports: CollegeReport[]
  file: ReportFile
  onOpen(college: string): void
}

/** One line per college, which opens its report; and every college's letter in one file. */
export function Colleges({ reports, file, onOpen }: CollegesProps) {
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
      <Button running={file.running} onPress={() => void file.download({ which: 'letter', format: 'pdf' })}>
        {words.lettersPdf}
      </Button>
    </Section>
  )
}
