import pg from 'pg'
import { restoringSchema } from '../migrate/unfinished.ts'
import { otherContents } from '../migrate.ts'
import { BackupError } from './error.ts'

// Any number that is ours alone in the database.
const LOCK = 1_801_612_648

/**
 * Gives work an empty database to fill. Until it has called `finish`, in the transaction that fills it, the database is
 * marked, so that nothing but another restore uses it; after a failure it is empty again.
 *
 * @throws BackupError when it is not empty, or another restore is under way
 */
export async function withEmptyDatabase(
  url: string,
  work: (client: pg.Client, finish: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'supplement-kb restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    await lock(client)
    await mark(client)
    try {
      await work(client, () => client.query(`DROP SCHEMA ${restoringSchema}`))
    } catch (error) {
      await client
        .query('ROLLBACK')
        .then(() => clear(client, false))
        .catch(() => undefined)
      throw error
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function lock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ok: boolean }>('SELECT pg_try_advisory_lock($1) AS ok', [LOCK])
  if (!rows[0]?.ok) throw new BackupError('another restore into this database is under way')
}

async function mark(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ marked: boolean }>(
    'SELECT to_regnamespace($1) IS NOT NULL AS marked',
    [restoringSchema],
  )
  // What an earlier restore left, which was cut off, is worth nothing.
  if (rows[0]?.marked) return clear(client, true)
  const other = await otherContents(client)
  if (other !== undefined)
    throw new BackupError(
      `the database is not empty (it holds ${other}): name an empty one by DATABASE_URL, or a new folder by KB_DATA_DIR`,
    )
  await client.query(`CREATE SCHEMA ${restoringSchema}`)
}

/** Takes away all that a restore has made. */
const clear = async (client: pg.Client, stayMarked: boolean): Promise<void> => {
  await client.query(`
    BEGIN;
    DROP SCHEMA public CASCADE;
    CREATE SCHEMA public;
    ALTER SCHEMA public OWNER TO pg_database_owner;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    ${stayMarked ? '' : `DROP SCHEMA ${restoringSchema};`}
    COMMIT`)
}
