import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import type pg from 'pg'
import { withEngine } from './migrate/engine.ts'
import { type Migration, readMigrations, shippedMigrations, toMigrationList } from './migrate/files.ts'
import { checkHistory, pendingIn, type Query, readHistory } from './migrate/history.ts'
import { withMigrationLock } from './migrate/lock.ts'
import { mustNotBeRestoring } from './migrate/unfinished.ts'
import { type Log, StartError } from './start-error.ts'

interface Options {
  /** Of migrations: ours unless a test says otherwise. */
  folder?: string
  log: Log
  /** The names of those to apply; all unless said otherwise. */
  only?: readonly string[]
  /** Whether it is the restore of a backup that asks. */
  restoring?: boolean
}

/**
 * Brings a database to the schema of this program, in agreement with `prisma migrate deploy`.
 * One process at a time; the others wait. What failed, or was cut off, before is tried again.
 *
 * @returns the names of those that were applied now
 * @throws StartError when the database is newer, an applied file was edited, or a migration fails
 */
export async function migrate(
  url: string,
  { folder = shippedMigrations, log, only, restoring = false }: Options,
): Promise<string[]> {
  const all = await readMigrations(folder)
  const migrations = only ? all.filter(({ name }) => only.includes(name)) : all
  return withMigrationLock(url, log, async client => {
    if (!restoring) await mustNotBeRestoring(asQuery(client))
    const history = await readHistory(asQuery(client))
    checkHistory(history, migrations)
    const pending = pendingIn(history, migrations)
    if (pending.length === 0) return []
    if (history.length === 0) await mustBeEmpty(client)
    log.info(`applying ${pending.length} migration(s) to the database`)
    const unfinished = history.filter(row => !row.finished).map(row => row.name)
    return withEngine(url, engine => apply(engine, folder, migrations, unfinished)).catch(async error => {
      throw await explain(client, error)
    })
  })
}

/**
 * The migrations that a database lacks, by name; empty when it is up to date.
 *
 * @param query for example `text => sql.unsafe(text)` of Postgres.js
 */
export async function pendingMigrations(query: Query, folder = shippedMigrations): Promise<string[]> {
  return pendingIn(await readHistory(query), await readMigrations(folder))
}

async function apply(engine: SchemaEngine, folder: string, migrations: Migration[], unfinished: string[]) {
  // They left nothing behind, because a file is one transaction, but their rows would block the engine.
  for (const migrationName of unfinished) await engine.markMigrationRolledBack({ migrationName })
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: await toMigrationList(folder, migrations),
    filters: { externalTables: [], externalEnums: [] },
  })
  return appliedMigrationNames
}

const asQuery =
  (client: pg.Client): Query =>
  async sql =>
    (await client.query(sql)).rows

async function mustBeEmpty(client: pg.Client): Promise<void> {
  const name = await otherContents(client)
  if (name === undefined) return
  throw new StartError(
    `the database already holds something else (such as ${name}): give the knowledge base an empty database of its own`,
  )
}

/** The name of something that a database holds already; undefined when it is empty. */
export async function otherContents(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = to_regnamespace('public') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1 LIMIT 1`,
  )
  return rows[0]?.name
}

async function explain(client: pg.Client, error: Error & { code?: string }): Promise<Error> {
  const history = await readHistory(asQuery(client)).catch(() => [])
  const failed = history.find(row => !row.finished)
  const message = error.message.trim().replaceAll(/\s+/g, ' ')
  if (failed === undefined) return new StartError(`the database cannot be migrated: ${message}`)
  return new StartError(
    `the migration ${failed.name} failed: ${message}${error.code ? ` (${error.code})` : ''}. ` +
      'Nothing of it was kept: mend the cause, or install a version in which it is corrected, and start again',
  )
}
