import { View } from '@tarojs/components'
import { type ReactNode, useMemo, useState } from 'react'
import './Table.scss'
import { type Column, TableRow, type TableRowProps } from './TableRow'
import { type Selection, SelectionBar } from './TableSelection'
import { useFocusWithin } from './use-focus-within'
import { useNear } from './use-near'
import { useSteady } from './use-steady'
import { uiWording } from './wording'

export interface TableProps<Row> {
  label: string
  /** The same array from one drawing to the next as long as nothing in it changes: rows are drawn anew with it. */
  columns: Column<Row>[]
  rows: Row[]
  keyOf(row: Row): string
  /** Names a row for screen readers, e.g. a person's name and number. */
  nameOf(row: Row): string
  /** Opens a row; the `title` column then is the link. */
  onOpen?(row: Row): void
  /** Rows can be ticked for a bulk action. */
  selection?: Selection
  /** Buttons for the ticked rows, shown while there are any. */
  bulk?: ReactNode
}

/** Rows that are drawn and left out together. */
const together = 10

function inBlocks<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / together) }, (_, at) => rows.slice(at * together, (at + 1) * together))
}

interface BlockProps<Row> extends Pick<TableProps<Row>, 'keyOf' | 'nameOf'>, Pick<TableRowProps<Row>, 'columns' | 'onTick' | 'onOpen'> {
  id: string
  rows: Row[]
  /** Place of its first row in the table. */
  first: number
  /** The whole table is this block. */
  alone: boolean
  /** Drawn wherever it is: the keyboard is in it or beside it. */
  kept: boolean
  keys: ReadonlySet<string> | undefined
}

/** Ten rows, drawn while they are within a screen of what is seen; else an empty place of the same height (D-3). */
function Block<Row>({ rows, first, alone, kept, keys, keyOf, nameOf, id, ...shared }: BlockProps<Row>) {
  const { near, height } = useNear(id, { watched: !alone, atFirst: first === 0 })
  if (!near && !kept)
    return (
      <View
        id={id}
        className='table__block table__block--away'
        style={{ height: height === undefined ? `calc(${rows.length} * var(--row))` : `${height}px` }}
        aria-hidden='true'
      />
    )
  return (
    <View id={id} className='table__block'>
      {rows.map((row, at) => (
        <TableRow
          key={keyOf(row)}
          row={row}
          id={keyOf(row)}
          name={nameOf(row)}
          index={alone ? undefined : first + at + 2}
          ticked={keys?.has(keyOf(row))}
          {...shared}
        />
      ))}
    </View>
  )
}

/** Tables so far: each has a name of its own, also beside those of pages that lie beneath. */
let made = 0

/** Rows and columns on a desktop; one card per row on a phone. Of a long list only what is near the window is drawn. */
export function Table<Row>({ label, columns, rows, keyOf, nameOf, onOpen, selection, bulk }: TableProps<Row>) {
  const blocks = useMemo(() => inBlocks(rows), [rows])
  const windowed = blocks.length > 1
  const [name] = useState(() => `table-${++made}`)
  const focused = useFocusWithin(name, windowed)
  const tick = useSteady((key: string, on: boolean) => {
    const keys = new Set(selection?.keys)
    if (on) keys.add(key)
    else keys.delete(key)
    selection?.onChange(keys)
  })
  const open = useSteady((row: Row) => onOpen?.(row))
  return (
    <View className='table'>
      {selection && <SelectionBar {...selection} all={rows.map(keyOf)} bulk={bulk} />}
      <View role='table' aria-label={label} aria-rowcount={windowed ? rows.length + 1 : undefined}>
        <View className='table__row table__row--head' role='row' aria-rowindex={windowed ? 1 : undefined}>
          {selection && (
            <View className='table__tick' role='columnheader'>
              {uiWording.select}
            </View>
          )}
          {columns.map((column) => (
            <View
              key={column.key}
              className={column.number ? 'table__cell table__cell--number' : 'table__cell'}
              style={{ flexGrow: column.grow ?? 1 }}
              role='columnheader'
            >
              {column.title}
            </View>
          ))}
        </View>
        {blocks.map((block, at) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is a place in the table; its rows have keys of their own
            key={at}
            id={`${name}-${at}`}
            rows={block}
            first={at * together}
            alone={!windowed}
            kept={focused !== undefined && Math.abs(at - focused) <= 1}
            keys={selection?.keys}
            columns={columns}
            keyOf={keyOf}
            nameOf={nameOf}
            onTick={tick}
            onOpen={onOpen && open}
          />
        ))}
      </View>
    </View>
  )
}
