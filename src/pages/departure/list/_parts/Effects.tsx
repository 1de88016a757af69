import type { ListPreview } from '@/shared/departure/list-contract'
import { type Column, Table } from '@/ui'
import { listPageWords as words } from '../words'

interface Effect {
  key: string
  where: string
  what: string
  count: number
}

const columns: Column<Effect>[] = [
  { key: 'what', title: words.group.effect, cell: ({ what }) => what, grow: 3, onCard: 'title' },
  { key: 'count', title: words.group.people, cell: ({ count }) => words.people(count), number: true, onCard: 'aside' },
  { key: 'where', title: words.group.list, cell: ({ where }) => where },
]

function effectsOf(preview: ListPreview, passOthers: boolean): Effect[] {
  const listed = (['refused', 'alreadyRefused', 'locked'] as const).map((key) => ({ key, where: words.inList, what: words.effects[key] }))
  const others = (['othersToPass', 'othersLocked', 'othersRefused'] as const).map((key) => ({
    key,
    where: words.notInList,
    what: key === 'othersToPass' && passOthers ? words.effects.othersPassing : words.effects[key],
  }))
  return [...listed, ...others].map((effect) => ({ ...effect, count: preview[effect.key] })).filter(({ count }) => count > 0)
}

/** What applying the list would do, group by group; groups without anybody are left out. */
export function Effects({ preview, passOthers }: { preview: ListPreview; passOthers: boolean }) {
  return (
    <Table
      label={words.answer}
      columns={columns}
      rows={effectsOf(preview, passOthers)}
      keyOf={({ key }) => key}
      nameOf={({ where, what }) => `${where} ${what}`}
    />
  )
}
