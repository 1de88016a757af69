import { Text, View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import { CheckRow } from './CheckRow'
import { Press } from './Press'
import { uiWording } from './wording'

export interface Column<Row> {
  key: string
  title: string
  cell(row: Row): ReactNode
  /** Right-aligned, tabular. */
  number?: boolean
  /** Share of the width on a desktop; 1 unless told. */
  grow?: number
  /** Where it stands on a phone's card: first line, right of the first line, an own line (default), or nowhere. */
  onCard?: 'title' | 'aside' | 'line' | 'hidden'
}

function Cell<Row>({ column, row, name, onOpen }: { column: Column<Row>; row: Row; name: string; onOpen?(row: Row): void }) {
  const place = column.onCard ?? 'line'
  const content = column.cell(row)
  const opens = onOpen && place === 'title'
  return (
    <View
      className={`table__cell table__cell--${place}${column.number ? ' table__cell--number' : ''}`}
      style={{ flexGrow: column.grow ?? 1 }}
      role='cell'
    >
      <Text className='table__label' aria-hidden='true'>
        {column.title}
      </Text>
      {opens ? (
        <Press className='table__open' label={name} onPress={() => onOpen(row)}>
          {content}
        </Press>
      ) : (
        content
      )}
    </View>
  )
}

export interface TableRowProps<Row> {
  row: Row
  id: string
  name: string
  columns: Column<Row>[]
  /** Where it stands in a table that is not wholly drawn; the head is 1. */
  index: number | undefined
  /** Undefined: cannot be ticked. */
  ticked: boolean | undefined
  onTick(id: string, on: boolean): void
  onOpen?(row: Row): void
}

function Drawn<Row>({ row, id, name, columns, index, ticked, onTick, onOpen }: TableRowProps<Row>) {
  return (
    <View className='table__row' role='row' aria-rowindex={index}>
      {ticked !== undefined && (
        <View className='table__tick' role='cell'>
          <CheckRow checked={ticked} onChange={(on) => onTick(id, on)} label={`${uiWording.select} ${name}`} />
        </View>
      )}
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} name={name} onOpen={onOpen} />
      ))}
    </View>
  )
}

/** One row; drawn anew only when something it is given is another (D-3). */
export const TableRow = memo(Drawn) as typeof Drawn
