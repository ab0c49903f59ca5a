import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { quoted, readSequences, readTables, type Table } from './catalog.ts'
import { trailer } from './checksum.ts'
import { BackupError, type OnStep } from './error.ts'
import { countingRows, framed, type Header, headerLine } from './format.ts'

/** What was written. */
export interface BackedUp {
  revision: number
  release: string | null
  tables: number
  rows: number
  bytes: number
  sha256: string
}

/**
 * Writes all tables to a file, as one snapshot, in constant memory, while others read and write. The file appears
 * under its name when it is whole; nobody but its owner may read it.
 *
 * @param onStep told of the rows that are written
 * @throws BackupError when there is such a file, or the database holds no knowledge base
 */
export async function backUp(url: string, file: string, onStep: OnStep): Promise<BackedUp> {
  const draft = `${file}.part`
  const handle = await create(file, draft)
  try {
    const written = await withSnapshot(url, client => write(client, handle, onStep))
    await handle.sync()
    await handle.close()
    await rename(draft, file)
    return written
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
}

async function create(file: string, draft: string): Promise<FileHandle> {
  const there = await open(file).catch(() => null)
  await there?.close()
  if (there) throw new BackupError(`${file} is there already: give the backup a name of its own`)
  return open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'another backup writes it, or was cut off' : error.message
    throw new BackupError(`${draft} cannot be written: ${why}`)
  })
}

async function withSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'supplement-kb backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await work(client)
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, handle: FileHandle, onStep: OnStep): Promise<BackedUp> {
  const header = await readHeader(client)
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
  const hash = createHash('sha256')
  let bytes = 0
  const save = async (packed: AsyncIterable<Buffer>) => {
    for await (const chunk of packed) {
      hash.update(chunk)
      bytes += chunk.length
      await handle.appendFile(chunk)
    }
  }
  await pipeline(contents(client, header, onStep), createGzip(), save)
  const sha256 = hash.digest('hex')
  await handle.appendFile(trailer(sha256))
  const { revision, release, tables } = header
  return { revision, release, tables: tables.length, rows, bytes: bytes + trailer(sha256).length, sha256 }
}

async function readHeader(client: pg.Client): Promise<Header> {
  const tables = await readTables(client)
  if (!tables.some(({ name }) => name === 'kb_state'))
    throw new BackupError('the database holds no knowledge base: there is nothing to back up')
  // Whoever changes tables waits from here on; what was changed since the snapshot began shows as an error of a column.
  await client.query(`LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN ACCESS SHARE MODE`)
  const { rows: migrations } = await client.query<Header['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const { rows: states } = await client.query<Pick<Header, 'revision' | 'release' | 'postgres'>>(
    "SELECT revision, release, current_setting('server_version') AS postgres FROM kb_state",
  )
  const state = states[0]
  if (!state) throw new BackupError('the knowledge base was not set up yet: there is nothing to back up')
  return {
    format: 'supplement-kb backup',
    formatVersion: 1,
    createdAt: new Date().toISOString(),
    ...state,
    migrations,
    tables: await counted(client, tables),
    sequences: await readSequences(client),
  }
}

async function counted(client: pg.Client, tables: readonly Table[]) {
  const found: Header['tables'] = []
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${quoted(table.name)}`)
    found.push({ ...table, rows: Number(rows[0]?.n) })
  }
  return found
}

async function* contents(client: pg.Client, header: Header, onStep: OnStep): AsyncGenerator<Buffer> {
  const total = header.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  const onRows = (count: number) => {
    done += count
    onStep(done, total)
  }
  yield headerLine(header)
  for (const { name, columns } of header.tables) {
    const copying = client.query(to(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT`))
    yield* framed(countingRows(copying, onRows))
  }
}
