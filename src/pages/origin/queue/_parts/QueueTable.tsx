import type { ReactNode } from 'react'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import { Chip, type Column, type Selection, Table } from '@/ui'
import { originPageWording } from '../../wording'
import type { QueueRow } from './use-queue'

const words = originPageWording.queue

const columns: Column<QueueRow>[] = [
  { key: 'name', title: words.columns.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: words.columns.number, cell: ({ number }) => number, grow: 1.2 },
  { key: 'className', title: words.columns.className, cell: ({ className }) => className, grow: 1.4 },
  { key: 'college', title: words.columns.college, cell: ({ college }) => college, grow: 1.4, onCard: 'hidden' },
  { key: 'state', title: words.columns.state, cell: ({ state }) => <Chip tone={state.tone}>{state.label}</Chip>, onCard: 'aside' },
  { key: 'since', title: words.columns.since, cell: ({ since }) => spokenMinute(new Date(since)) },
  { key: 'differs', title: words.columns.differs, cell: ({ differs }) => words.differs(differs) },
]

export const casePage = (caseId: string) => `/pages/origin/case/index?caseId=${caseId}`

/** One line per student; opens the case. */
export function QueueTable({ rows, ...ticking }: { rows: QueueRow[]; selection?: Selection; bulk?: ReactNode }) {
  return (
    <Table
      label={words.list}
      columns={columns}
      rows={rows}
      keyOf={({ caseId }) => caseId}
      nameOf={({ name, number }) => `${name} ${number}`}
      {...ticking}
      onOpen={({ caseId }) => openPage(casePage(caseId))}
    />
  )
}
