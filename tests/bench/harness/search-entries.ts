import pg from 'pg'
import { connect } from '../../../src/db/client.ts'
import { CopyBuffer, type CopyColumn } from '../../../src/db/copy.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { publishShipped } from '../../../src/ingest/shipped.ts'
import { type Draft, searchDrafts } from '../synthetic/search.ts'
import type { Bench } from './bench.ts'

const SEED = 1
const batch = 20_000

const columns: readonly CopyColumn[] = [
  ...['kind', 'key', 'name', 'text', 'title'].map(name => ({ name, form: 'plain' as const })),
  ...['aliases', 'labels'].map(name => ({ name, form: 'array' as const })),
]

const valuesOf = ({ kind, key, name, text, title, aliases, labels }: Draft) => [
  ...[kind, key, name, text, title],
  ...[aliases, labels],
]

// As the view `search_expected` makes them of the tables.
const INSERT = `
  INSERT INTO search_entry (kind, key, role, text, folded, title, labels, words)
  SELECT r.kind, r.key, e.role, e.text, fold(e.text), CASE WHEN e.is_whole THEN r.title END,
    CASE WHEN e.is_whole THEN r.labels ELSE '{}' END,
    CASE WHEN e.is_whole THEN search_words(r.name, r.aliases, r.text, r.title, r.labels) END
  FROM draft r CROSS JOIN LATERAL (
    SELECT 'NAME'::"SearchRole" AS role, r.name AS text, true AS is_whole WHERE r.name IS NOT NULL
    UNION ALL SELECT 'ALIAS', a.text, false FROM unnest(r.aliases) a (text)
    UNION ALL SELECT 'TEXT', r.text, r.name IS NULL WHERE r.text IS NOT NULL
  ) e`

const quiet = { info: () => undefined, warn: () => undefined }

/** A database with the shipped knowledge. */
export async function shippedDatabase(bench: Bench, name: string): Promise<string> {
  const url = await bench.database(name)
  await migrate(url, { log: quiet })
  const database = connect(url, { pool: 4 })
  await publishShipped(database, { log: quiet }).finally(database.close)
  return url
}

/**
 * A database with the shipped knowledge and so many search entries of records that are nowhere else: search reads
 * nothing but entries. Filled when it is not there yet.
 */
export async function searchDatabase(bench: Bench, entries: number): Promise<string> {
  const url = await shippedDatabase(bench, `search_${entries}`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query("SELECT FROM search_entry WHERE key LIKE 'syn-%' LIMIT 1")
  if (rows.length === 0) await fill(client, entries)
  await client.end()
  return url
}

async function fill(client: pg.Client, entries: number): Promise<void> {
  await client.query('BEGIN')
  await client.query(`CREATE TEMP TABLE draft (kind text, key text, name text, aliases text[], text text, title text,
    labels text[]) ON COMMIT DROP`)
  const buffer = new CopyBuffer(client, 'draft', columns)
  let waiting = 0
  const send = async () => {
    await buffer.flush()
    await client.query(INSERT)
    await client.query('TRUNCATE draft')
    waiting = 0
  }
  for (const draft of searchDrafts(SEED, entries)) {
    buffer.add(valuesOf(draft))
    waiting += 1
    if (buffer.isFull) await buffer.flush()
    if (waiting === batch) await send()
  }
  await send()
  await client.query('COMMIT')
  await client.query('VACUUM ANALYZE search_entry')
  await client.query('VACUUM ANALYZE search_word')
}
