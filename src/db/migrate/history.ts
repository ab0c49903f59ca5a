import { StartError } from '../start-error.ts'
import { type Migration, matchesChecksum } from './files.ts'

/** A row of Prisma's `_prisma_migrations`. */
export interface HistoryRow {
  name: string
  checksum: string
  /** False for one that failed, or whose process died while applying it. */
  finished: boolean
}

/** Runs one statement: `pg` and Postgres.js both can. */
export type Query = (sql: string) => Promise<Iterable<object>>

/** What was applied to a database, oldest first, rolled back attempts left out. */
export async function readHistory(query: Query): Promise<HistoryRow[]> {
  const [table] = [...(await query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there"))]
  if (!(table as { there: boolean } | undefined)?.there) return []
  const rows = await query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return [...rows] as HistoryRow[]
}

/**
 * Refuses a history that is not the beginning of ours; Prisma's engine would take it without a word.
 *
 * @throws StartError naming the migration and the way out
 */
export function checkHistory(history: HistoryRow[], migrations: Migration[]): void {
  for (const { name, checksum, finished } of history) {
    const ours = migrations.find(migration => migration.name === name)
    if (ours === undefined) {
      throw new StartError(
        `the database is newer than this program: it has the migration ${name}, which this version does not know. ` +
          'Start the newer version, or one of its backups with this one, or use another database',
      )
    }
    if (finished && !matchesChecksum(ours.sql, checksum)) {
      throw new StartError(
        `the migration ${name} was edited after it was applied to this database: ` +
          'put its file back as it was, and make the change in a new migration',
      )
    }
  }
}

/** The migrations that a history does not have yet, by name. */
export function pendingIn(history: HistoryRow[], migrations: Migration[]): string[] {
  const done = new Set(history.filter(row => row.finished).map(row => row.name))
  return migrations.map(({ name }) => name).filter(name => !done.has(name))
}
