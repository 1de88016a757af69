import { createContext } from 'react'
import type { IconName } from './Icon'

/** A place in the navigation. */
export interface Place {
  label: string
  page: string
  icon?: IconName
  /** How much waits there. */
  count?: number | null
}

/** What every page needs to know about the app around it; `src/app` provides it, so that `ui` knows no feature. */
export interface Shell {
  /** The three places of the bottom bar: home, inbox, me. */
  main: Place[]
  /** The pages of the current role, for the side bar of a desktop. */
  rolePages: Place[]
  unread: number
  person: { name: string; role: string; roleName: string } | null
  roles: { role: string; roleName: string }[]
  fontSize: 16 | 18 | 20
  open(page: string): void
  back(): void
  actAs(role: string): void
}

export const ShellContext = createContext<Shell>({
  main: [],
  rolePages: [],
  unread: 0,
  person: null,
  roles: [],
  fontSize: 16,
  open: () => {},
  back: () => {},
  actAs: () => {},
})
