import { createHash } from 'node:crypto'
import { connect } from '../../src/db/client.ts'
import { hashOfExport } from '../../src/ingest/release/contents.ts'
import { inTransaction, runIn } from '../../src/ingest/transaction.ts'
import { verify } from '../../src/ingest/verify.ts'
import { query } from '../support/postgres.ts'

/** All that a database holds: a hash of each table's rows, where its sequences stand, and what rests on it. */
export async function everythingIn(url: string): Promise<Record<string, unknown>> {
  const tables = await query<{ name: string }>(
    url,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname <> '_prisma_migrations' ORDER BY 1`,
  )
  const rows: Record<string, string> = {}
  for (const { name } of tables) {
    const all = await query<{ row: string }>(
      url,
      `SELECT t::text AS row FROM "${name}" t ORDER BY t::text COLLATE "C"`,
    )
    const hash = createHash('sha256')
    for (const { row } of all) hash.update(`${row}\n`)
    rows[name] = `${all.length} ${hash.digest('hex')}`
  }
  const sequences = await query(
    url,
    "SELECT sequencename, last_value::text FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  )
  const guards = await query(
    url,
    `SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS what FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2, 3`,
  )
  return { rows, sequences, guards }
}

/** What readers see of each revision, as the hash of its export; and what is wrong. */
export async function soundness(url: string): Promise<{ exports: string[]; findings: unknown[] }> {
  const database = connect(url, { pool: 2 })
  try {
    const [state] = await query<{ revision: number }>(url, 'SELECT revision FROM kb_state')
    const exports = await inTransaction(database, async tx => {
      const hashes: string[] = []
      for (let revision = 1; revision <= (state?.revision ?? 0); revision += 1)
        hashes.push(await hashOfExport(runIn(tx), revision))
      return hashes
    })
    return { exports, findings: (await verify(database)).findings }
  } finally {
    await database.close()
  }
}
