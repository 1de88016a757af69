import type { Db, Tx } from '../_kit/database'
import type { Checked, Column, Line, Problem } from '../_kit/sheets/check-rows'

export interface Place {
  schoolId: string
  seasonId: string
  policyVersion: number
}

/** One kind of roster: its columns, how a row is compared with what is stored, how rows are written. */
export interface RosterKind {
  title: string
  /** The header that identifies a row. */
  key: string
  columns: Column[]
  example: string[]
  /** What only the database can tell: unknown advisors, people of another kind. */
  crossCheck?: (db: Db, place: Place, lines: Line[]) => Promise<Problem[]>
  /** Key → digest of the row as last imported, for those rows that exist. */
  stored: (db: Db, place: Place, keys: string[]) => Promise<Map<string, Buffer | null>>
  /** Writes new and changed rows; set-based. */
  write: (tx: Tx, place: Place, rows: { line: Line; digest: Buffer }[], now: Date) => Promise<void>
}

export type { Checked, Column, Line, Problem }
