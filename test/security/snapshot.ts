import sql, { raw } from 'sql-template-tag'
import type { Db } from '../../cloudfunctions/_kit/database'

/** A digest of every row of every table but the named ones: equal before and after means that nothing was written. */
export async function everything(db: Db, except: string[] = []): Promise<Record<string, string>> {
  const tables = await db.rows<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    const row = await db.row<{ digest: string }>(
      sql`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${raw(`"${name}"`)} t`,
    )
    digests[name] = row?.digest ?? ''
  }
  return digests
}
