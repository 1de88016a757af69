import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { Chip, type Column, Table } from '@/ui'
import { openingPageWords } from '../../words'

const words = openingPageWords.queue
const { columns: titles } = words

type Row = Output<'opening.queue'>['rows'][number]

const columns: Column<Row>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: titles.number, cell: ({ number }) => number, grow: 1.2 },
  { key: 'className', title: titles.className, cell: ({ className }) => className, grow: 1.2 },
  { key: 'employer', title: titles.employer, cell: ({ employer }) => employer, grow: 2 },
  {
    key: 'province',
    title: titles.province,
    cell: ({ provinceName, warning }) => (warning ? <Chip tone='warn'>{`${provinceName}，请核对`}</Chip> : provinceName),
    grow: 1.6,
  },
  { key: 'state', title: titles.state, cell: ({ state }) => <Chip tone={state.tone}>{state.label}</Chip>, onCard: 'aside', grow: 1.4 },
  { key: 'since', title: titles.since, cell: ({ since }) => spokenMinute(new Date(since)), grow: 1.3 },
]

/** One line per application; opens it. */
export function QueueTable({ rows }: { rows: Row[] }) {
  return (
    <Table
      label={words.list}
      columns={columns}
      rows={rows}
      keyOf={({ caseId }) => caseId}
      nameOf={({ name, number }) => `${name}（${number}）`}
      onOpen={({ caseId }) => openPage(`/pages/opening/case/index?caseId=${caseId}`)}
    />
  )
}
