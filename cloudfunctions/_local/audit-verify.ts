import { resolve } from 'node:path'
import { auditFaults } from '../_kit/audit-verify'
import { openDatabase } from '../_kit/database'
import { localDatabase } from './local-database'

/** `npm run audit:verify`: checks every chain of the local database, or of the one `DATABASE_URL` names; exits 1 on the first fault. */
async function verify(): Promise<void> {
  const local = process.env.DATABASE_URL ? null : await localDatabase(resolve(process.env.QICHENG_DATA ?? '.data'))
  const database = openDatabase(process.env.DATABASE_URL ?? local?.url ?? '', 1)
  const { entries, cases, faults } = await auditFaults(database)
  await database.end()
  if (local && !local.takenOver) await local.stop()
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(`${entries} audit entries in ${cases} cases, ${faults.length} faults\n`)
  process.exit(faults.length ? 1 : 0)
}

void verify()
