import { windowState } from '../../src/shared/calendar'
import type { DeparturePolicy } from '../../src/shared/departure/policy'
import type { Caller } from '../_kit/caller'
import type { Db } from '../_kit/database'
import { windowFor } from '../_kit/policies'

/** Whether this student may go through departure now. */
export async function isWindowOpen(db: Db, caller: Caller, policy: DeparturePolicy, now: Date): Promise<boolean> {
  return windowState(await windowFor(db, caller, 'departure', policy.window), now) === 'open'
}
