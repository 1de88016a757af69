import { View } from '@tarojs/components'
import { Select, TextField } from '@/ui'
import { destinationPageWords } from '../../wording'
import type { Filter, Queue } from './use-queue'

const words = destinationPageWords.queue
/** Stands for “no filter” in a list of choices. */
const everything = 'all'

interface FiltersProps {
  queue: Queue
  filter: Filter
  choose(name: keyof Filter, value: string): void
  typed: string
  setTyped(text: string): void
}

/** By code, class, college and level, and by name or number. */
export function Filters({ queue, filter, choose, typed, setTyped }: FiltersProps) {
  const named = (names: string[]) => names.map((value) => ({ value, label: value }))
  const code = filter.code
  const codes = queue.codes.map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))
  const known = !code || codes.some(({ value }) => value === code) ? codes : [...codes, { value: code, label: code }]
  const filters: { name: keyof Filter; label: string; choices: { value: string; label: string }[] }[] = [
    { name: 'code', label: words.code, choices: known },
    { name: 'college', label: words.college, choices: queue.colleges.length > 1 ? named(queue.colleges) : [] },
    { name: 'className', label: words.className, choices: named(queue.classes) },
    { name: 'level', label: words.level, choices: Object.entries(words.levels).map(([value, label]) => ({ value, label })) },
  ]
  return (
    <View className='queue__filters' role='group' aria-label={words.filters}>
      {filters
        .filter(({ choices }) => choices.length > 0)
        .map(({ name, label, choices }) => (
          <Select
            key={name}
            label={label}
            value={filter[name] ?? everything}
            choices={[{ value: everything, label: words.all }, ...choices]}
            onChange={(value) => choose(name, value === everything ? '' : value)}
          />
        ))}
      <TextField label={words.search} value={typed} onChange={setTyped} />
    </View>
  )
}
