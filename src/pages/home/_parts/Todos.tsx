import { openPage } from '@/app/routes'
import { Chip, Deadline, Links, Section } from '@/ui'
import type { Home } from '../index'
import { homeWording as words } from '../wording'

/** What waits for me, in the order of the server: the oldest deadline first. */
export function Todos({ todos, now }: { todos: Home['todos']; now: Date }) {
  if (todos.length === 0) return null
  const rows = todos.map(({ id, title, detail, page, dueAt, tone, count }) => ({
    key: id,
    title,
    // The number stands in the chip already.
    detail: count === null ? detail : undefined,
    aside: count === null ? undefined : <Chip tone={tone}>{words.times(count)}</Chip>,
    below: dueAt === null ? undefined : <Deadline due={dueAt} now={now} />,
    onPress: () => openPage(page),
  }))
  return (
    <Section title={words.todos}>
      <Links rows={rows} />
    </Section>
  )
}
