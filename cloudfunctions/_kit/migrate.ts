import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** A migration that was applied earlier has been edited since; only new files may be added. */
export class MigrationChanged extends Error {}

/**
 * Brings the database at `url` up to date with `folder` (default: `_migrations` beside the running bundle or in the tree).
 * Each file runs in its own transaction and is recorded with its checksum; up only. Answers the names applied now.
 * A row lock on the record keeps two starts from migrating at once.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied: string[] = []
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()) {
      if (await apply(client, name, readFileSync(join(folder, name), 'utf8'))) applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string, text: string): Promise<boolean> {
  const checksum = createHash('sha256').update(text).digest('hex')
  await client.query('begin')
  try {
    await client.query('lock table migration in exclusive mode')
    const known = await client.query('select checksum from migration where name = $1', [name])
    const before = known.rows[0]?.checksum
    if (before && before !== checksum) throw new MigrationChanged(`${name} was changed after it had been applied; add a new file instead`)
    if (!before) {
      await client.query(text)
      await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    }
    await client.query('commit')
    return !before
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
