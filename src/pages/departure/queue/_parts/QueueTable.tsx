import { Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { openPage } from '@/app/routes'
import { spokenMinute } from '@/shared/calendar'
import { departureWords } from '@/shared/departure/wording'
import { Button, Chip, type Column, type Selection, Table, useSteady } from '@/ui'
import { type Decidable, labelOf, type Step, steps, takes } from './steps'
import type { QueueRow } from './use-queue'
import { queueWords as words } from './words'

const nameOf = (row: QueueRow) => `${row.name} ${row.number}`

/** One student can stand in the list with several items. */
const namedIn = (oneItem: boolean) => (oneItem ? nameOf : (row: QueueRow) => `${nameOf(row)} ${row.itemLabel}`)

const about: Column<QueueRow>[] = [
  { key: 'name', title: words.columns.name, cell: nameOf, grow: 1.6, onCard: 'title' },
  { key: 'college', title: words.columns.college, cell: (row) => `${row.college} ${row.className}`, grow: 1.6 },
  { key: 'level', title: words.columns.level, cell: (row) => row.level, grow: 0.6 },
]

const item: Column<QueueRow> = { key: 'item', title: words.columns.item, cell: (row) => row.itemLabel, grow: 1.2 }

const reason: Column<QueueRow> = { key: 'reason', title: words.columns.reason, cell: (row) => row.reason, grow: 1.6 }

/** 待审核 is said only of what one can decide (S2-13). */
function State({ row: { open, state } }: { row: QueueRow }) {
  if (!open && state.state === 'waiting') return <Chip icon='lock'>{departureWords.held}</Chip>
  return <Chip tone={state.tone}>{state.label}</Chip>
}

const standing: Column<QueueRow>[] = [
  { key: 'state', title: words.columns.state, cell: (row) => <State row={row} />, onCard: 'aside' },
  { key: 'since', title: words.columns.since, cell: (row) => spokenMinute(new Date(row.since)) },
]

/** Leaves out what would say nothing: the item where there is only one, the reason where nobody gave any. */
function columnsFor(rows: QueueRow[], oneItem: boolean): Column<QueueRow>[] {
  const given = rows.some((row) => row.reason)
  return [...about, ...(oneItem ? [] : [item]), ...standing, ...(given ? [reason] : [])]
}

/** Buttons of one row; only what its state allows. */
function Decide({ row, name, onAsk }: { row: QueueRow; name: string; onAsk(step: Step, row: QueueRow): void }) {
  return (
    <View className='queue__decide' id={`decide-${row.caseId}`}>
      {steps
        .filter((step) => takes(row, step))
        .map((step) => (
          <Button key={step} label={words.of(labelOf(step), name)} onPress={() => onAsk(step, row)}>
            {labelOf(step)}
          </Button>
        ))}
    </View>
  )
}

/** In the browser our own head stays at the top; WeChat draws its own outside the page. */
const openClass = process.env.TARO_ENV === 'h5' ? 'queue__open queue__open--under-head' : 'queue__open'

export interface QueueTableProps {
  rows: QueueRow[]
  /** The whole list is about one item. */
  oneItem: boolean
  selection: Selection
  /** What is ticked, also where it is not among `rows`. */
  chosen: Decidable[]
  onAsk(step: Step, rows: Decidable[]): void
  unit: string
}

/** Rows that can be decided now, one by one or ticked; a tap on the name opens the trail. */
export function QueueTable({ rows, oneItem, selection, chosen, onAsk, unit }: QueueTableProps) {
  const ask = useSteady((step: Step, row: QueueRow) => onAsk(step, [row]))
  const columns = useMemo(() => {
    const cell = (row: QueueRow) => <Decide row={row} name={namedIn(oneItem)(row)} onAsk={ask} />
    return [...columnsFor(rows, oneItem), { key: 'decide', title: words.columns.decide, cell, grow: 1.8 }]
  }, [rows, oneItem, ask])
  const bulk = steps
    .map((step) => ({ step, count: chosen.filter((row) => takes(row, step)).length }))
    .filter(({ count }) => count > 0)
    .map(({ step, count }) => (
      <Button key={step} tone={step === 'pass' ? 'accent' : 'plain'} onPress={() => onAsk(step, chosen)}>
        {words.bulk(labelOf(step), count, unit)}
      </Button>
    ))
  return (
    <View className={openClass}>
      <Table
        label={words.list}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.caseId}
        nameOf={namedIn(oneItem)}
        onOpen={(row) => openPage(`/pages/trail/index?caseId=${row.caseId}`)}
        selection={selection}
        bulk={<View className='queue__bulk'>{bulk}</View>}
      />
    </View>
  )
}

export interface ClosedTableProps {
  rows: QueueRow[]
  /** How many there are, shown or not. */
  count: number
  oneItem: boolean
  why: string
  unit: string
}

/** Rows that must wait for the advisor: greyed, not to be ticked (S2-13). */
export function ClosedTable({ rows, count, oneItem, why, unit }: ClosedTableProps) {
  const columns = useMemo(() => columnsFor(rows, oneItem), [rows, oneItem])
  return (
    <View className='queue__closed'>
      <View className='queue__closed-title' role='heading' aria-level={2}>
        {words.closed(count, unit)}
      </View>
      <Text>{why}</Text>
      <Table label={words.closed(count, unit)} columns={columns} rows={rows} keyOf={(row) => row.caseId} nameOf={nameOf} />
    </View>
  )
}
