import type { Client } from './school'

/** What the inbox says, title and text of each notice; the clock of a test may stand still, so the order says nothing. */
export async function inboxOf(client: Client): Promise<string[]> {
  const { notices } = await client.call('notice.inbox', {})
  return notices.map(({ title, text }) => `${title}：${text}`)
}
