import { useEffect } from 'react'
import type { Output } from '@/shared/contracts'
import type { Place } from '@/ui'
import { call } from './call'
import { store, useStore } from './store'

const none: Place[] = []
const pages = store<{ role: string; places: Place[] }>({ role: '', places: none })

/** Home has just told the links of the role: keep them for the side bar. */
export function keepRolePages(role: string, home: Output<'desk.home'>): void {
  pages.set({ role, places: home.links })
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
