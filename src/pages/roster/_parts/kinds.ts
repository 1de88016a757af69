import type { Input } from '@/shared/contracts'

export type RosterKind = Input<'roster.upload'>['kind']

/** In the order of import. */
export const kinds: RosterKind[] = ['staff', 'students', 'employers']
