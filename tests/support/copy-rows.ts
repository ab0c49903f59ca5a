import pg from 'pg'
import { query } from './postgres.ts'

const TABLES = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  AND relname <> '_prisma_migrations' ORDER BY 1`

const COLUMNS = `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0
  AND NOT attisdropped AND attgenerated = ''`

/** Fills a database with the rows of another whose schema is newer, column by column as far as both have them. */
export async function copyRows(from: string, to: string, except: readonly string[]): Promise<void> {
  const [source, target] = [from, to].map(connectionString => new pg.Client({ connectionString }))
  if (!source || !target) return
  await Promise.all([source.connect(), target.connect()])
  // No foreign keys and triggers meanwhile: the order of the tables is any.
  await target.query('SET session_replication_role = replica')
  const { rows } = await target.query<{ name: string }>(TABLES)
  for (const { name } of rows) if (!except.includes(name)) await copyTable(source, target, name)
  await Promise.all([source.end(), target.end()])
}

/** How many rows each table has. */
export async function countRows(
  url: string,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = (await query<{ name: string }>(url, TABLES)).filter(({ name }) => !except.includes(name))
  const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) AS rows FROM "${name}"`)
  const rows = await query<{ name: string; rows: string }>(url, counts.join(' UNION ALL '))
  return Object.fromEntries(rows.map(row => [row.name, row.rows]))
}

async function copyTable(source: pg.Client, target: pg.Client, name: string): Promise<void> {
  const table = `"${name}"`
  const there = await source.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table])
  if (!there.rows[0]?.there) return
  const [theirs, ours] = await Promise.all([source, target].map(client => columnsOf(client, table)))
  const columns = ours?.filter(column => theirs?.includes(column)).join(', ')
  const { rows } = await source.query<{ all: unknown }>(`SELECT json_agg(t) AS all FROM ${table} t`)
  await target.query(
    `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows[0]?.all ?? [])],
  )
  // As it is after rows were written one by one.
  const { rows: serials } = await target.query<{ sequence: string | null }>(
    `SELECT pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
     WHERE attrelid = $1::regclass AND attname = 'id'`,
    [table],
  )
  const sequence = serials[0]?.sequence
  if (sequence) await target.query(`SELECT setval($1, (SELECT max(id) FROM ${table}))`, [sequence])
}

const columnsOf = async (client: pg.Client, table: string) =>
  (await client.query<{ name: string }>(COLUMNS, [table])).rows.map(({ name }) => `"${name}"`)
