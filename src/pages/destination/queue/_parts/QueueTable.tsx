import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import { Chip, type Column, type Selection, Table } from '@/ui'
import { destinationPageWords } from '../../wording'
import type { QueueList, QueueRow } from './use-queue'

const words = destinationPageWords.queue
const titles = words.columns

const base: Column<QueueRow>[] = [
  { key: 'name', title: titles.name, cell: ({ name }) => name, onCard: 'title' },
  { key: 'number', title: titles.number, cell: ({ number }) => number, grow: 1.2 },
  { key: 'className', title: titles.className, cell: ({ className }) => className, grow: 1.3 },
  { key: 'code', title: titles.code, cell: ({ code, codeName }) => (code ? `${code} ${codeName}` : '—'), grow: 1.6 },
  { key: 'state', title: titles.state, cell: ({ state }) => <Chip tone={state.tone}>{state.label}</Chip>, grow: 1.5, onCard: 'aside' },
]
const where: Column<QueueRow> = { key: 'where', title: titles.where, cell: (row) => row.where || '—', grow: 1.8 }
const since: Column<QueueRow> = { key: 'since', title: titles.since, cell: (row) => spokenMinute(new Date(row.since)) }
const archive: Column<QueueRow> = {
  key: 'archive',
  title: titles.archive,
  cell: ({ code, archive: wrong }) => (code ? (wrong.length ? words.archiveWrong(wrong.length) : words.archiveWhole) : '—'),
}
/** Every reason, so that the student can be told on the telephone. */
const reasons: Column<QueueRow> = {
  key: 'reasons',
  title: titles.archive,
  grow: 4,
  cell: ({ archive: wrong }) => (
    <View role='list'>
      {wrong.map(({ field, label, message }) => (
        <View key={field} role='listitem'>{`${label}：${message}`}</View>
      ))}
    </View>
  ),
}
const reminded: Column<QueueRow> = {
  key: 'reminded',
  title: titles.reminded,
  cell: ({ remindedAt }) => (remindedAt ? spokenMinute(new Date(remindedAt)) : words.never),
  grow: 1.2,
}

const columnsOf: Record<QueueList, Column<QueueRow>[]> = {
  submitted: [...base, where, since],
  unregistered: [...base, reminded],
  approved: [...base, where, archive],
  archive: [...base, reasons],
  all: [...base, where, archive],
}

export const casePage = (caseId: string) => `/pages/destination/case/index?caseId=${caseId}`

/** One line per graduate; opens the case. What is shown follows from what the list is for. */
export function QueueTable({ list, rows, ...ticking }: { list: QueueList; rows: QueueRow[]; selection?: Selection; bulk?: ReactNode }) {
  return (
    <Table
      label={words.table}
      columns={columnsOf[list]}
      rows={rows}
      keyOf={({ caseId }) => caseId}
      nameOf={({ name, number }) => `${name} ${number}`}
      {...ticking}
      onOpen={({ caseId }) => openPage(casePage(caseId))}
    />
  )
}
