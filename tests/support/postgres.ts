import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** What the global setup tells each test file. */
export interface TestServer {
  /** Of a database from which others can be made. */
  url: string
  /** Migrated, and with the shipped knowledge in it. */
  template: string
  /** What the names of this run's databases begin with. */
  prefix: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** A database for one test file. */
export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** A copy of the migrated database with the shipped knowledge. */
export const cloneDatabase = (): Promise<TestDatabase> => create(` TEMPLATE ${inject('postgres').template}`)

/** A database with nothing in it. */
export const emptyDatabase = (): Promise<TestDatabase> => create(' TEMPLATE template0')

/** Runs statements on a database, one after the other, and answers the rows of the last. */
export async function query<Row extends object = Record<string, unknown>>(
  url: string,
  ...statements: string[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'supplement-kb tests' })
  await client.connect()
  try {
    let rows: Row[] = []
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** The same server's URL for another of its databases. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

async function create(from: string): Promise<TestDatabase> {
  const { url, prefix } = inject('postgres')
  const name = `${prefix}${randomBytes(5).toString('hex')}`
  await query(url, `CREATE DATABASE ${name}${from}`)
  const drop = async () => {
    await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return { url: withDatabase(url, name), drop }
}
