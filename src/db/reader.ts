import { createHash } from 'node:crypto'
import pg from 'pg'

/** One SQL statement with its values, such as sql-template-tag makes. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Runs single statements, each on whatever connection of its pool is free. */
export interface Reader {
  /** @throws pg.DatabaseError, or an Error when no connection is to be had in time */
  read<Row>(statement: Statement): Promise<Row[]>
  end(): Promise<void>
}

// Each prepared statement takes memory in each connection of the server, and filters combine without end.
const PREPARED_MAX = 500

/**
 * A pool of `pg`, because what a record says hangs on it: Postgres.js 3.4 gives the statement after one that
 * failed amid its rows (a time limit is enough) a result with holes at its front
 * (https://github.com/porsager/postgres/issues/1119).
 */
export function openReader(config: pg.PoolConfig): Reader {
  const pool = new pg.Pool(config)
  pool.on('error', () => undefined) // an idle connection died: the pool has dropped it
  const names = new Map<string, string>()
  const read = async <Row>({ text, values }: Statement): Promise<Row[]> => {
    const name = nameOf(text, names)
    const { rows } = await pool.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })
    return rows as Row[]
  }
  return { read, end: () => pool.end() }
}

function nameOf(text: string, names: Map<string, string>): string | undefined {
  if (!names.has(text) && names.size < PREPARED_MAX) {
    names.set(text, createHash('sha256').update(text).digest('base64url'))
  }
  return names.get(text)
}
