import pg from 'pg'
import type { Sql } from 'sql-template-tag'

/** A statement: text with `$n` and its values. `sql` templates are built by sql-template-tag; hot ones are constant texts. */
export type Statement = Sql | { text: string; values: unknown[] }

/** Something that answers statements: the pool, or one transaction. Rows arrive as plain objects in snake_case columns. */
export interface Db {
  rows<Row extends object>(statement: Statement): Promise<Row[]>
  /** The first row, or null. */
  row<Row extends object>(statement: Statement): Promise<Row | null>
  /** Runs a statement for its effect; answers the number of rows changed. */
  run(statement: Statement): Promise<number>
}

/** Inside a transaction. A distinct type, so that a function that must be atomic can say so. */
export interface Tx extends Db {
  readonly inTransaction: true
}

export interface Database extends Db {
  /**
   * Runs `work` in one transaction. Serialization failures and deadlocks (40001, 40P01) are tried again up to three
   * times; `work` must therefore have no effect outside the database.
   * @throws whatever `work` throws, after ROLLBACK; or `CommitFailed` when the server turned COMMIT into ROLLBACK.
   */
  transaction<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer>
  end(): Promise<void>
}

/** COMMIT was answered with ROLLBACK because an earlier error in the transaction was swallowed. Nothing was written. */
export class CommitFailed extends Error {}

const INT8 = 20
const DATE = 1082
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parserFor(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
}

function parserFor(oid: number): ((text: string) => unknown) | null {
  if (oid === INT8) return Number
  return oid === DATE ? String : null
}

/** Opens a pool on `url`; at most `max` connections (DESIGN §1: pool.max × instances is what PostgreSQL sees). */
export function openDatabase(url: string, max = 16): Database {
  const pool = new pg.Pool({ connectionString: url, max, types: types as never, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 })
  // A connection that the server closes would otherwise end the process: while it is idle, while it is handed over, and
  // between two statements of a transaction, where the next statement reports it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    ...answering((statement) => pool.query(statement as pg.QueryConfig)),
    transaction: (work) => retrying(() => inTransaction(pool, work)),
    end: () => pool.end(),
  }
}

function answering(ask: (statement: Statement) => Promise<pg.QueryResult>): Db {
  return {
    rows: async <Row>(statement: Statement) => (await ask(statement)).rows as Row[],
    row: async <Row>(statement: Statement) => ((await ask(statement)).rows[0] as Row | undefined) ?? null,
    run: async (statement) => (await ask(statement)).rowCount ?? 0,
  }
}

async function inTransaction<Answer>(pool: pg.Pool, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const answer = await work({ ...answering((statement) => client.query(statement as pg.QueryConfig)), inTransaction: true })
    const end = await client.query('commit')
    if (end.command !== 'COMMIT') throw new CommitFailed('the server answered COMMIT with ROLLBACK')
    return answer
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function retrying<Answer>(attempt: () => Promise<Answer>, left = 3): Promise<Answer> {
  try {
    return await attempt()
  } catch (error) {
    if (left <= 1 || !['40001', '40P01'].includes(sqlState(error) ?? '')) throw error
    return retrying(attempt, left - 1)
  }
}

/** The SQLSTATE of a PostgreSQL error, or null. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Whether this error means the database is away or restarting: the caller is told `busy`. */
export function isUnavailable(error: unknown): boolean {
  const code = sqlState(error)
  if (code && (/^(08|57P|53)/.test(code) || unreachable.has(code))) return true
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message)
  )
}

const MANY = 1_000

/**
 * Tells the planner about rows just written, where they are many: in a table that was almost empty a moment ago it would
 * otherwise plan the next statements and the foreign-key checks for an empty one (20,000 graduates: 257 s instead of 20 s; the search
 * over 20,000 employers reads them all, 10 ms, instead of the trigram index, 1 ms).
 */
export async function freshStatistics(tx: Tx, table: 'person' | 'graduate' | 'workflow_case' | 'employer', written: number): Promise<void> {
  if (written >= MANY) await tx.run({ text: `analyze ${table}`, values: [] })
}
