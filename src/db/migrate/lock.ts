import pg from 'pg'
import type { Log } from '../start-error.ts'

// Any number that is ours alone in the database; and the one that Prisma's engine locks, for which it waits
// no longer than 10 seconds: whoever runs `prisma migrate deploy` now is waited for here, without a limit.
const OURS = 1_801_612_647
const PRISMAS = 72_707_369

/**
 * Runs work while no other process migrates this database. Waits as long as it takes, and says that it waits.
 */
export async function withMigrationLock<T>(
  url: string,
  log: Log,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'supplement-kb migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // A database's own defaults may be shorter than a migration.
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0; SET idle_session_timeout = 0')
    for (const key of [OURS, PRISMAS]) await lock(client, key, log)
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMAS])
    return await work(client)
  } finally {
    await client.end()
  }
}

async function lock(client: pg.Client, key: number, log: Log): Promise<void> {
  const tried = await client.query<{ ok: boolean }>('SELECT pg_try_advisory_lock($1) AS ok', [key])
  if (tried.rows[0]?.ok) return
  log.info('another process migrates the database: waiting for it')
  await client.query('SELECT pg_advisory_lock($1)', [key])
}
