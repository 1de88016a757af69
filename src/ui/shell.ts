import { createContext, type ReactNode } from 'react'
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
  /** What the app itself lays over the page that is shown, e.g. a request for the password. */
  overlay: ReactNode
  /** What the app itself has to say above every page, e.g. that an earlier season is being looked at. */
  banner: ReactNode
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
  overlay: null,
  banner: null,
  open: () => {},
  back: () => {},
  actAs: () => {},
})
