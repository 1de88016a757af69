import { type PropsWithChildren, useEffect, useMemo } from 'react'
import type { Role } from '@/shared/roles'
import { type Place, ShellContext } from '@/ui'
import { useFontSize } from './appearance'
import { Banner } from './Banner'
import { PasswordAgain } from './PasswordAgain'
import { useRolePages, useWaiting } from './role-pages'
import { goBack, openPage, routes } from './routes'
import { actAs, meetAgain, useMe, useUnread } from './session'
import { appWording } from './wording'

const main: Place[] = [
  { label: appWording.places.home, page: routes.home, icon: 'home' },
  { label: appWording.places.inbox, page: routes.inbox, icon: 'bell' },
  { label: appWording.places.me, page: routes.me, icon: 'person' },
]

/** Gives the frame of every page the person, the navigation and the body size. */
export function ProvideShell({ children }: PropsWithChildren) {
  const me = useMe()
  const unread = useUnread()
  const fontSize = useFontSize()
  const rolePages = useRolePages(me?.mustChangePassword ? undefined : me?.role)
  const waiting = useWaiting(me?.role)
  useEffect(() => void meetAgain(), [])
  const shell = useMemo(
    () => ({
      main: main.map((place) => (place.icon === 'home' && me ? { ...place, count: waiting } : place)),
      rolePages,
      unread,
      fontSize,
      overlay: <PasswordAgain />,
      banner: <Banner />,
      person: me ? { name: me.name, role: me.role, roleName: me.roles.find((held) => held.role === me.role)?.roleName ?? '' } : null,
      roles: me?.roles ?? [],
      open: openPage,
      back: goBack,
      actAs: (role: string) => void actAs(role as Role),
    }),
    [me, rolePages, waiting, unread, fontSize],
  )
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
}
