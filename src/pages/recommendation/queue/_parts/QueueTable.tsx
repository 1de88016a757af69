import type { ReactNode } from 'react'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import { Chip, type Column, type Selection, Table } from '@/ui'
import { recommendationPageWords } from '../../wording'
import type { QueueRow } from './use-queue'

const words = recommendationPageWords.queue
const { columns: titles } = words

const columns: Column<QueueRow>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: titles.number, cell: ({ number }) => number, grow: 1.2 },
  { key: 'className', title: titles.className, cell: ({ className }) => className, grow: 1.2 },
  { key: 'college', title: titles.college, cell: ({ college }) => college, grow: 1.3, onCard: 'hidden' },
  { key: 'state', title: titles.state, cell: ({ state }) => <Chip tone={state.tone}>{state.label}</Chip>, onCard: 'aside', grow: 2 },
  { key: 'since', title: titles.since, cell: ({ since }) => spokenMinute(new Date(since)), grow: 1.2 },
  { key: 'printed', title: titles.printed, cell: ({ printed }) => words.copies(printed), number: true, grow: 0.6 },
]

/** `张三（2023010101）`, for screen readers and results. */
export const nameOf = ({ name, number }: Pick<QueueRow, 'name' | 'number'>) => `${name}（${number}）`

/** One line per form; opens it. Where something is ticked on this list, rows can be chosen. */
export function QueueTable({ rows, selection, bulk }: { rows: QueueRow[]; selection?: Selection; bulk?: ReactNode }) {
  return (
    <Table
      label={words.list}
      columns={columns}
      rows={rows}
      keyOf={({ caseId }) => caseId}
      nameOf={(row) => nameOf(row)}
      onOpen={({ caseId }) => openPage(`/pages/recommendation/case/index?caseId=${caseId}`)}
      selection={selection}
      bulk={bulk}
    />
  )
}
