import type { WireError } from '@/shared/errors'

/** A {@link WireError} as a page shows it; `offline` is added by the client and never crosses the wire. */
export type Problem = Omit<WireError, 'kind'> & { kind: WireError['kind'] | 'offline' }
