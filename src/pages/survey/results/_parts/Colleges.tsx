import type { Output } from '@/shared/contracts'
import { type Column, Empty, Table } from '@/ui'
import { surveyPageWords } from '../../words'

const words = surveyPageWords.results
const { columns: titles } = words

type College = Output<'survey.results'>['colleges'][number]

const columns: Column<College>[] = [
  { key: 'college', title: titles.college, cell: ({ college }) => college, onCard: 'title', grow: 2 },
  { key: 'answered', title: titles.answered, cell: ({ answered }) => answered, number: true },
  { key: 'concerned', title: titles.concerned, cell: ({ concerned }) => concerned, number: true },
  {
    key: 'share',
    title: titles.share,
    cell: ({ answered, concerned }) => `${concerned ? Math.round((answered / concerned) * 100) : 0}%`,
    number: true,
    onCard: 'aside',
  },
]

/** How far each college has come. */
export function Colleges({ colleges }: { colleges: College[] }) {
  if (colleges.length === 0) return <Empty title={words.nobody} />
  return (
    <Table label={words.colleges} columns={columns} rows={colleges} keyOf={({ college }) => college} nameOf={({ college }) => college} />
  )
}
