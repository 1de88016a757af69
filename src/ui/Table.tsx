import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { CheckRow } from './CheckRow'
import { Press } from './Press'
import './Table.scss'
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

export interface Selection {
  keys: ReadonlySet<string>
  onChange(keys: ReadonlySet<string>): void
  /** There is more of the list than these rows: ticks as many of all as one decision takes. */
  beyond?: Beyond
}

export interface Beyond {
  /** Rows of the whole list, shown or not. */
  total: number
  /** What one decision takes. */
  most: number
  running: boolean
  onChoose(): void
}

export interface TableProps<Row> {
  label: string
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

/** The way past the page: one tap for all of a list, or for the next round of one that is too long for that. */
function ChooseBeyond({ total, most, running, onChoose, chosen }: Beyond & { chosen: number }) {
  const rounds = total > most
  return (
    <View className='table__beyond'>
      {rounds && <Text className='table__rounds'>{uiWording.inRounds(total, most)}</Text>}
      {chosen < Math.min(total, most) && (
        <Button tone='quiet' running={running} onPress={onChoose}>
          {rounds ? uiWording.selectMost(most) : uiWording.selectWhole(total)}
        </Button>
      )}
    </View>
  )
}

/** What is ticked, and of how much: the first box takes the rows shown, never more than it says. */
function SelectionBar({ keys, all, onChange, beyond, bulk }: Selection & { all: string[]; bulk?: ReactNode }) {
  const whole = all.length > 0 && all.every((key) => keys.has(key))
  const words = whole && keys.size === all.length ? uiWording.selectedPage : uiWording.selected
  return (
    <View className='table__selection'>
      <CheckRow checked={whole} onChange={(on) => onChange(new Set(on ? all : []))}>
        {keys.size > 0 ? words(keys.size) : uiWording.selectPage(all.length)}
      </CheckRow>
      {keys.size > 0 && (
        <Button tone='quiet' onPress={() => onChange(new Set())}>
          {uiWording.clearSelection}
        </Button>
      )}
      {keys.size > 0 && bulk}
      {beyond && beyond.total > all.length && <ChooseBeyond {...beyond} chosen={keys.size} />}
    </View>
  )
}

/** Rows and columns on a desktop; one card per row on a phone. */
export function Table<Row>({ label, columns, rows, keyOf, nameOf, onOpen, selection, bulk }: TableProps<Row>) {
  const tick = (key: string, on: boolean) => {
    const keys = new Set(selection?.keys)
    if (on) keys.add(key)
    else keys.delete(key)
    selection?.onChange(keys)
  }
  return (
    <View className='table'>
      {selection && <SelectionBar {...selection} all={rows.map(keyOf)} bulk={bulk} />}
      <View role='table' aria-label={label}>
        <View className='table__row table__row--head' role='row'>
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
        {rows.map((row) => (
          <View key={keyOf(row)} className='table__row' role='row'>
            {selection && (
              <View className='table__tick' role='cell'>
                <CheckRow
                  checked={selection.keys.has(keyOf(row))}
                  onChange={(on) => tick(keyOf(row), on)}
                  label={`${uiWording.select} ${nameOf(row)}`}
                />
              </View>
            )}
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} name={nameOf(row)} onOpen={onOpen} />
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}
