import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { matchesChecksum, readMigrations, shippedMigrations } from '../migrate/files.ts'
import { migrate } from '../migrate.ts'
import type { Log } from '../start-error.ts'
import { quoted, readTables, type Table, withoutGuards } from './catalog.ts'
import { checkFile } from './checksum.ts'
import { BackupError, type OnStep } from './error.ts'
import { Contents, countingRows, type Header } from './format.ts'
import { withEmptyDatabase } from './target.ts'

interface Options {
  log: Log
  /** Told of the bytes that are checked. */
  onCheck: OnStep
  /** Told of the rows that are loaded. */
  onLoad: OnStep
  /** Of migrations: ours unless a test says otherwise. */
  folder?: string
}

/** What was restored. */
export interface Restored {
  revision: number
  release: string | null
  createdAt: string
  rows: number
  /** Migrations that came after the backup, and were applied now. */
  applied: string[]
}

/**
 * Loads a backup into an empty database, all of it or nothing: first the whole file is checked, then the tables are
 * made as they were, filled in one transaction, and brought up to date. Constant memory.
 *
 * @throws BackupError when the file is damaged or newer than this program, or the database is not empty
 */
export async function restore(
  url: string,
  file: string,
  { log, onCheck, onLoad, folder = shippedMigrations }: Options,
): Promise<Restored> {
  const length = await checkFile(file, onCheck)
  const header = await reading(file, length, contents => contents.header())
  await mustBeKnown(header, folder)
  await withEmptyDatabase(url, async (client, finish) => {
    const only = header.migrations.map(({ name }) => name)
    await migrate(url, { folder, log, only, restoring: true })
    await reading(file, length, contents => load(client, contents, onLoad, finish))
  })
  const applied = await migrate(url, { folder, log })
  const { revision, release, createdAt, tables } = header
  return { revision, release, createdAt, rows: tables.reduce((sum, { rows }) => sum + rows, 0), applied }
}

async function reading<T>(
  file: string,
  length: number,
  work: (contents: Contents) => Promise<T>,
): Promise<T> {
  const packed = createReadStream(file, { end: length - 1, highWaterMark: 1 << 18 })
  const unpacked = packed.pipe(createGunzip({ chunkSize: 1 << 18 }))
  packed.on('error', error => unpacked.destroy(error))
  try {
    return await work(new Contents(unpacked))
  } finally {
    packed.destroy()
    unpacked.destroy()
  }
}

/** @throws BackupError when this program does not have the migrations that made the tables of the backup */
async function mustBeKnown({ migrations }: Header, folder: string): Promise<void> {
  const ours = new Map((await readMigrations(folder)).map(({ name, sql }) => [name, sql]))
  for (const { name, checksum } of migrations) {
    const sql = ours.get(name)
    if (sql === undefined)
      throw new BackupError(
        `the backup is newer than this program: it has the migration ${name}. Restore it with the version that wrote it, or a newer one`,
      )
    if (!matchesChecksum(sql, checksum))
      throw new BackupError(
        `the migration ${name} is not the one that the backup was made with: put its file back as it was`,
      )
  }
}

async function load(
  client: pg.ClientBase,
  contents: Contents,
  onLoad: OnStep,
  finish: () => Promise<unknown>,
): Promise<void> {
  const header = await contents.header()
  const total = header.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  const onRows = (count: number) => {
    done += count
    onLoad(done, total)
  }
  await client.query('BEGIN')
  const tables = await readTables(client)
  mustMatch(header, tables)
  const guard = await withoutGuards(client, tables)
  // Migrations write rows too.
  await client.query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  for (const table of header.tables) await copy(client, table, countingRows(contents.table(), onRows))
  for (const { name, value, called } of header.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
  await guard()
  await foldAnew(client, header)
  await finish()
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

/** How letters are folded for search is for PostgreSQL to say, and another version of it says otherwise. */
async function foldAnew(client: pg.ClientBase, { postgres }: Header): Promise<void> {
  const { rows } = await client.query<{ isOther: boolean }>(
    `SELECT split_part(current_setting('server_version'), '.', 1) <> split_part($1, '.', 1)
       AND to_regclass('search_expected') IS NOT NULL AS "isOther"`,
    [postgres],
  )
  if (!rows[0]?.isOther) return
  const columns = 'kind, key, role, text, folded, title, labels, words'
  await client.query('DELETE FROM search_entry')
  await client.query(`INSERT INTO search_entry (${columns}) SELECT ${columns} FROM search_expected`)
}

async function copy(
  client: pg.ClientBase,
  { name, columns, rows }: Header['tables'][number],
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const copying = client.query(from(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`))
  await pipeline(bytes, copying)
  if (copying.rowCount !== rows)
    throw new BackupError(`the backup has ${copying.rowCount} rows of ${name}, and says that it has ${rows}`)
}

/** @throws BackupError when the tables that the migrations made are not those of the backup */
function mustMatch(header: Header, tables: readonly Table[]): void {
  const list = (all: readonly Table[]) =>
    all.map(({ name, columns }) => `${name} (${columns.toSorted().join(', ')})`).toSorted()
  const [theirs, ours] = [list(header.tables), list(tables)]
  const other = theirs.find(one => !ours.includes(one)) ?? ours.find(one => !theirs.includes(one))
  if (other !== undefined)
    throw new BackupError(`the table ${other} is not on both sides: something beside the migrations made it`)
}
