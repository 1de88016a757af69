import pg from 'pg'

/** A statement exactly as it went to the server. */
export type Statement = { name?: string; text: string; values?: unknown[] }

/**
 * Notes every statement that any pg connection of this process sends while `work` runs. Only one piece of work may run at a
 * time: what it sends is told from nothing else.
 */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const { query } = client
  client.query = function (this: unknown, ...given: unknown[]) {
    statements.push(statementOf(given))
    return query.apply(this, given)
  }
  try {
    await work()
  } finally {
    client.query = query
  }
  return statements
}

function statementOf([first, second]: unknown[]): Statement {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : undefined }
  const { name, text, values } = first as Statement
  return { name, text, values }
}

/** Connections with nothing between them and the server but pg. */
export async function bareConnections(
  url: string,
  count: number,
): Promise<{ send(place: number, statements: Statement[]): Promise<void>; end(): Promise<void> }> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  return {
    async send(place, statements) {
      const client = clients[place] as pg.Client
      for (const statement of statements) await client.query(statement)
    },
    end: async () => {
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}
