import { useEffect } from 'react'
import type { Output } from '@/shared/contracts'
import type { Place } from '@/ui'
import { call } from './call'
import { store, useStore } from './store'

const none: Place[] = []
const pages = store<{ role: string; places: Place[]; waiting: number }>({ role: '', places: none, waiting: 0 })

/** Home has just told the links of the role: keep them for the side bar. */
export function keepRolePages(role: string, home: Output<'desk.home'>): void {
  pages.set({ role, places: home.links, waiting: home.todos.reduce((sum, { count }) => sum + (count ?? 0), 0) })
}

/** Pages of the role for the side bar of a desktop; asked of the server where no home page has told them yet. */
export function useRolePages(role: string | undefined): Place[] {
  const known = useStore(pages)
  const missing = role !== undefined && known.role !== role
  useEffect(() => {
    if (!missing || process.env.TARO_ENV !== 'h5' || window.innerWidth < 1024) return
    // Without the links the three main places still lead everywhere, so a failure needs no words here.
    call('desk.home', {}).then(
      (home) => keepRolePages(role, home),
      () => undefined,
    )
  }, [role, missing])
  return missing ? none : known.places
}

/** A work list has just told how much waits on it: its badge in the navigation follows (S0-37). */
export function keepCount(page: string, count: number): void {
  const { role, places, waiting } = pages.get()
  const known = places.find((place) => place.page === page)
  if (!known || (known.count ?? 0) === count) return
  const more = count - (known.count ?? 0)
  pages.set({ role, places: places.map((place) => (place === known ? { ...place, count } : place)), waiting: waiting + more })
}

/** How much waits on all lists together, as home said last. */
export function useWaiting(role: string | undefined): number {
  const known = useStore(pages)
  return known.role === role ? known.waiting : 0
}
