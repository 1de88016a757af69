import sql from 'sql-template-tag'
import { normaliseIdNumber, normaliseNumber } from '../../src/shared/identity'
import type { Db } from '../_kit/database'
import { blindIndex } from '../_kit/secrets'
import type { Line, Problem } from '../_kit/sheets/check-rows'
import type { Place } from './kind'

const idNumberOf = ({ cells }: Line) => normaliseIdNumber(cells.身份证号 ?? '')

/** One person under two student numbers of the same file. */
export function sameIdNumber(lines: Line[]): Problem[] {
  const first = new Map<string, number>()
  return lines.flatMap((row) => {
    const idNumber = idNumberOf(row)
    const earlier = first.get(idNumber)
    if (!idNumber || earlier === undefined) {
      first.set(idNumber, row.line)
      return []
    }
    return [{ line: row.line, column: '身份证号', value: '', message: `与第 ${earlier} 行是同一个人，请只保留一行` }]
  })
}

/**
 * Nobody is a graduate twice: neither under another number in this season, nor at the same time in another one that is still
 * open – who is held back is taken off that one first (S1-19). A season that is closed or archived is history and stands in nobody's way.
 */
export async function livingTwice(db: Db, { schoolId, seasonId }: Place, lines: Line[]): Promise<Problem[]> {
  const numbers = lines.map(({ cells }) => normaliseNumber(cells.学号 ?? ''))
  const indexes = lines.map((line) => blindIndex(idNumberOf(line)))
  const rows = await db.rows<{ line: number; other: string; season: string | null }>(sql`
    with n as (select * from unnest(${numbers}::text[], ${indexes}::bytea[], ${lines.map(({ line }) => line)}::int[]) as t (number, index, line))
    select n.line, p.number as other, null as season from n
    join person p on p.school_id = ${schoolId} and p.id_number_index = n.index and p.number <> n.number
    join graduate g on g.school_id = p.school_id and g.season_id = ${seasonId} and g.person_id = p.person_id and g.state = 'active'
    union all
    select n.line, p.number, s.name from n
    join person p on p.school_id = ${schoolId} and p.number = n.number
    join graduate g on g.school_id = p.school_id and g.person_id = p.person_id and g.season_id <> ${seasonId} and g.state = 'active'
    join season s on s.school_id = g.school_id and s.season_id = g.season_id and s.state = 'open'
    order by line, other`)
  return rows.map(({ line, other, season }) => ({
    line,
    column: '学号',
    value: other,
    message: season
      ? `这名学生还在${season}的名单中。留级、休学的请先由招生就业处从${season}移出，再导入`
      : `这个身份证号已在本届名单中，学号是 ${other}。请核对，同一个人只能有一行`,
  }))
}
