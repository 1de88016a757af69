import type { Output } from '@/shared/contracts'
import type { Role } from '@/shared/roles'
import { call, onUnauthenticated } from './call'
import { keepCampus, tellOfCampus } from './campus'
import { setClock } from './clock'
import { here, pathOf, routes, startAt } from './routes'
import { read, write } from './storage'
import { store, useStore } from './store'

export type Me = Output<'account.me'>

const person = store<Me | undefined>(undefined)
const unread = store(0)

/** Who is signed in; undefined until the server has said so. */
export const useMe = (): Me | undefined => useStore(person)
export const currentMe = (): Me | undefined => person.get()
export const useUnread = (): number => useStore(unread)
export const setUnread = (count: number): void => unread.set(count)
export const hasToken = (): boolean => read('token') !== ''

/** Keeps what the server has just said about the person, and sets the clock by it. */
export function know(me: Me): Me {
  setClock(me.now)
  setUnread(me.unread)
  person.set(me)
  return me
}

function forget(): void {
  write('token', '')
  person.set(undefined)
  setUnread(0)
}

/**
 * A browser that holds no session would fetch home and ask for it only to be sent to sign-in: it begins there. A link to any other
 * page takes its way, because sign-in leads back to it. Before the router reads the address.
 */
export function startAtSignIn(): void {
  const asked = pathOf(window.location.hash.slice(1))
  if (['', '/', routes.home].includes(asked) && !hasToken()) window.history.replaceState(null, '', `#${routes.signIn}`)
}

/** Asks the server who this is; CallFailed when it cannot say. */
export const loadMe = async (): Promise<Me> => know(await call('account.me', {}))

/** On start, and again where the first try found no network: learns who holds the kept session. A page's own query tells of failures. */
export async function meetAgain(): Promise<void> {
  if (hasToken() && !currentMe()) await loadMe().catch(() => undefined)
}

/** Page to go on with after sign-in: where one was, or home. The password comes first. */
export function begin({ token, me, campusNote }: Output<'account.signIn'>, next: string): void {
  write('token', token)
  know(me)
  if (me.campus) keepCampus(me.campus)
  tellOfCampus(campusNote)
  startAt(me.mustChangePassword ? routes.password : next || routes.home)
}

/** Takes another of one's roles; home shows its work. */
export async function actAs(role: Role): Promise<void> {
  know(await call('account.actAs', { role }))
  startAt(routes.home)
}

/** Looks at another season, null for one's own; home shows what is in it. */
export async function lookAtSeason(seasonId: string | null): Promise<void> {
  await call('season.look', { seasonId })
  await loadMe()
  startAt(routes.home)
}

/** Ends the session here even when the server cannot be told. `stay`: the phone must not sign in again by itself. */
export async function signOut(): Promise<void> {
  await call('account.signOut', {}).catch(() => undefined)
  forget()
  startAt(`${routes.signIn}?stay=1`)
}

/** To the sign-in page, remembering where one was. */
function askToSignIn(): void {
  const from = here()
  if (pathOf(from) === routes.signIn) return
  startAt(from && pathOf(from) !== routes.home ? `${routes.signIn}?next=${encodeURIComponent(from)}` : routes.signIn)
}

onUnauthenticated(() => {
  forget()
  askToSignIn()
})
