import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import type { Output } from '@/shared/contracts'
import { Chip, type Column, Table } from '@/ui'
import { queueWords as words } from '../../wording'

type Row = Output<'release.queue'>['rows'][number]

const { columns: titles } = words

const columns: Column<Row>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'state', title: titles.state, cell: ({ state }) => <Chip tone={state.tone}>{state.label}</Chip>, onCard: 'aside', grow: 1.4 },
  { key: 'number', title: titles.number, cell: ({ number }) => number, grow: 1.4 },
  { key: 'className', title: titles.className, cell: ({ college, className }) => `${college} ${className}`, grow: 1.6 },
  { key: 'employer', title: titles.employer, cell: ({ employer, flagged }) => (flagged ? words.flagged(employer) : employer), grow: 1.7 },
  { key: 'path', title: titles.path, cell: ({ path }) => path, grow: 1.5 },
  {
    key: 'missing',
    title: titles.missing,
    cell: ({ missing }) => (missing.length > 0 ? missing.join('、') : words.nothingMissing),
    grow: 1.5,
  },
  { key: 'since', title: titles.since, cell: ({ since }) => spokenMinute(new Date(since)), grow: 1.1 },
]

/** One line per release, with what is missing; opens it. */
export function QueueTable({ label, rows }: { label: string; rows: Row[] }) {
  return (
    <Table
      label={label}
      columns={columns}
      rows={rows}
      keyOf={({ caseId }) => caseId}
      nameOf={({ name, number }) => `${name}（${number}）`}
      onOpen={({ caseId }) => openPage(`/pages/release/case/index?caseId=${caseId}`)}
    />
  )
}
