import { resolve } from 'node:path'
import { openDatabase } from '../_kit/database'
import { migrate } from '../_kit/migrate'
import { foundSchool } from '../roster/first-admin'

/**
 * Prepares a production database (docs/deploy.md): migrations, the school, its season, the first administrator.
 * Settings come from the environment, so that no ID number stands in a shell history's arguments. Running it again changes nothing.
 */
async function found(): Promise<void> {
  const url = setting('DATABASE_URL')
  const applied = await migrate(url, resolve('cloudfunctions/_migrations'))
  process.stdout.write(`Migrations applied: ${applied.join(', ') || 'none, up to date'}\n`)
  const database = openDatabase(url, 1)
  const school = {
    schoolId: setting('QICHENG_SCHOOL'),
    schoolName: setting('SCHOOL_NAME'),
    season: { id: setting('SEASON'), name: `${setting('SEASON')}届` },
    admin: { number: setting('ADMIN_NUMBER'), name: setting('ADMIN_NAME'), idNumber: setting('ADMIN_ID_NUMBER') },
  }
  await database.transaction((tx) => foundSchool(tx, school))
  await database.end()
  process.stdout.write(
    `${school.schoolName}: ${school.admin.name} signs in as ${school.admin.number} with the last six of the ID number.\n`,
  )
}

function setting(name: string): string {
  const value = process.env[name]?.trim()
  if (!value) throw new Error(`${name} is not set; see docs/deploy.md, "First administrator".`)
  return value
}

found().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
