import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '@/shared/contracts'
import { Button, Select, Tabs, TextField } from '@/ui'
import type { Filter } from './use-queue'
import { queueWords as words } from './words'

type Queue = Output<'departure.queue'>

export interface FiltersProps {
  counts: Queue['counts']
  items: Queue['items']
  filter: Filter
  onChange(filter: Filter): void
}

/** Stands for “no item chosen” in the list of items. */
const everyItem = 'all'

/** By state, by item where there are several, by name or number. */
export function Filters({ counts, items, filter, onChange }: FiltersProps) {
  const [typed, setTyped] = useState(filter.search ?? '')
  const find = () => onChange({ ...filter, search: typed.trim() || undefined })
  const choices = [{ value: everyItem, label: words.allItems }, ...items.map(({ code, label }) => ({ value: code, label }))]
  return (
    <View>
      <Tabs
        label={words.states}
        tabs={counts.map(({ state, label, count }) => ({ key: state, label, count }))}
        value={filter.state ?? ''}
        onChange={(state) => onChange({ ...filter, state: state as Filter['state'] })}
      />
      <View className='queue__filters'>
        {items.length > 1 && (
          <View className='queue__filter'>
            <Select
              label={words.item}
              value={filter.item ?? everyItem}
              choices={choices}
              onChange={(item) => onChange({ ...filter, item: item === everyItem ? undefined : item })}
            />
          </View>
        )}
        <View className='queue__filter queue__filter--search'>
          <TextField label={words.search} value={typed} onChange={setTyped} onEnter={find} maxLength={40} />
          <Button onPress={find}>{words.find}</Button>
        </View>
      </View>
    </View>
  )
}
