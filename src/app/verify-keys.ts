import type { Output } from '@/shared/contracts'
import { CallFailed, call } from './call'
import { read, write } from './storage'

/** Public keys of the school and when this device got them; null on a device that has never been online here. */
export type VerifyKeys = Output<'agreement.verifyKeys'> & { at: string }

/** What this device keeps; a page opened once verifies from then on without a connection (S0-58). */
export function keptKeys(): VerifyKeys | null {
  try {
    const kept = JSON.parse(read('verifyKeys') || 'null') as VerifyKeys | null
    return kept && Array.isArray(kept.keys) ? kept : null
  } catch {
    return null
  }
}

/** Asks the school and keeps the answer; offline, or while it cannot answer, what is kept already. */
export async function freshKeys(now: Date): Promise<VerifyKeys | null> {
  try {
    const keys = { ...(await call('agreement.verifyKeys', {})), at: now.toISOString() }
    write('verifyKeys', JSON.stringify(keys))
    return keys
  } catch (error) {
    if (error instanceof CallFailed) return keptKeys()
    throw error
  }
}
