import type { Ports } from '../_kit/handler'
import { originOf, type PlatformContext } from '../_kit/platform'
import { portsFromEnv } from '../_kit/ports'
import { takeDueAgreements } from '../agreement/deadlines'
import { takeDueInvitations } from '../card/deadlines'
import { deliver } from '../notice/deliver'
import { remind } from '../notice/remind'

/** Every job is idempotent: it looks at what is due and takes what nobody else has taken. */
const jobs: Record<string, (ports: Ports) => Promise<object>> = {
  deadlines: async (ports) => {
    let moved = 0
    for (let last = 1; last > 0; moved += last)
      last = await ports.database.transaction((tx) => takeDueAgreements(tx, ports.schoolId, ports.clock()))
    for (let last = 1; last > 0; moved += last)
      last = await ports.database.transaction((tx) => takeDueInvitations(tx, ports.schoolId, ports.clock()))
    return { moved }
  },
  reminders: remind,
  deliver,
}

/** The clock's door. An event that says `Type: 'Timer'` proves nothing; only the platform's context does (DESIGN §5). */
export async function main(event: unknown, context?: PlatformContext): Promise<object> {
  const origin = originOf(context)
  if (origin.triggerSource !== 'timer' || origin.openid || origin.cloudbaseUser) throw new Error('jobs answers timers only')
  const name = (event as { TriggerName?: string } | null)?.TriggerName ?? ''
  const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
  if (!job) throw new Error(`no job "${name.slice(0, 40)}"`)
  return { job: name, ...(await job(portsFromEnv())) }
}
