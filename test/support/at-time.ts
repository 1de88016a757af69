import type { School } from './school'

/** Does something at another time, and turns the clock back whatever happens. Sessions must be opened inside: they end after 30 days. */
export async function atTime<Answer>({ clock }: School, wall: string, work: () => Promise<Answer>): Promise<Answer> {
  const before = clock.now
  clock.set(wall)
  try {
    return await work()
  } finally {
    clock.now = before
  }
}
