import { type ReactNode, useMemo } from 'react'
import { useNow } from '@/app/clock'
import { sealLabels } from '@/shared/agreement/seal'
import { spokenMinute } from '@/shared/calendar'
import { Chip, type Column, Deadline, type Selection, Table } from '@/ui'
import { queueWords as words } from '../../office-wording'
import type { QueueRow } from './use-queue'

/** `张三（2023010101）`, for screen readers and results. */
export const nameOf = ({ name, number }: Pick<QueueRow, 'name' | 'number'>) => `${name}（${number}）`

const { columns: titles } = words

function columnsAt(now: Date): Column<QueueRow>[] {
  return [
    { key: 'name', title: titles.name, cell: (row) => row.name, onCard: 'title' },
    { key: 'state', title: titles.state, cell: (row) => <Chip tone={row.state.tone}>{row.state.label}</Chip>, onCard: 'aside', grow: 1.4 },
    { key: 'number', title: titles.number, cell: (row) => row.number, grow: 1.2 },
    { key: 'college', title: titles.college, cell: (row) => `${row.college} ${row.className}`, grow: 1.8 },
    { key: 'employer', title: titles.employer, cell: (row) => row.employer, grow: 2 },
    { key: 'post', title: titles.post, cell: (row) => row.post },
    {
      key: 'since',
      title: titles.since,
      cell: (row) => {
        if (row.dueAt) return <Deadline due={row.dueAt} now={now} />
        const missing = row.sealsMissing.map((seal) => sealLabels[seal])
        return row.state.state === 'approved' ? words.sealsMissing(missing) : spokenMinute(new Date(row.since))
      },
      grow: 1.4,
    },
  ]
}

interface QueueTableProps {
  label: string
  rows: QueueRow[]
  onOpen(row: QueueRow): void
  selection?: Selection
  bulk?: ReactNode
}

/** The agreements of a list; those with a deadline show it. */
export function QueueTable({ label, rows, ...rest }: QueueTableProps) {
  const now = useNow()
  const columns = useMemo(() => columnsAt(now), [now])
  return <Table label={label} columns={columns} rows={rows} keyOf={(row) => row.caseId} nameOf={(row) => nameOf(row)} {...rest} />
}
