import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { CheckRow } from './CheckRow'
import { uiWording } from './wording'

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
export function SelectionBar({ keys, all, onChange, beyond, bulk }: Selection & { all: string[]; bulk?: ReactNode }) {
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
