import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import type { Log } from '../../src/db/start-error.ts'
import { emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

const FIRST = '20260101000000_first'
const SECOND = '20260102000000_second'

// A semicolon inside of a function is where Prisma's adapter would cut it apart.
const PLUS_ONE = `
CREATE TABLE fruit (name text PRIMARY KEY);
CREATE FUNCTION plus_one(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n + 1; RETURN n; END $$;
`

let folder: string
let database: TestDatabase
let said: string[]
const log: Log = { info: message => said.push(message), warn: message => said.push(message) }
const run = () => migrate(database.url, { folder, log })

beforeEach(async () => {
  said = []
  folder = await mkdtemp(join(tmpdir(), 'kb-migrations-'))
  database = await emptyDatabase()
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  await put(FIRST, PLUS_ONE)
  return async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  }
})

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

const rows = (sql: string) => query(database.url, sql)
const pending = () => pendingMigrations(rows, folder)

describe('migrate', () => {
  it('applies a file whole, functions included, once', async () => {
    expect(await pending()).toEqual([FIRST])
    expect(await run()).toEqual([FIRST])
    expect(await rows('SELECT plus_one(1) AS two')).toEqual([{ two: 2 }])
    expect(await pending()).toEqual([])
    expect(await run()).toEqual([])
  })

  it('applies to a used database only what it lacks', async () => {
    await run()
    await rows("INSERT INTO fruit VALUES ('fig')")
    await put(SECOND, 'ALTER TABLE fruit ADD COLUMN colour text;')
    expect(await run()).toEqual([SECOND])
    expect(await rows('SELECT * FROM fruit')).toEqual([{ name: 'fig', colour: null }])
  })

  it('writes the history that Prisma writes', async () => {
    await run()
    const [row] = await rows('SELECT * FROM _prisma_migrations')
    expect(row).toMatchObject({
      ...{ migration_name: FIRST, applied_steps_count: 1, logs: null, rolled_back_at: null },
      ...{ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), finished_at: expect.any(Date) },
    })
  })

  it('keeps nothing of a migration that fails, names it, and takes the corrected one', async () => {
    await put(SECOND, 'CREATE TABLE half (id int); SELECT 1 / 0;')
    const message = `the migration ${SECOND} failed: division by zero (22012). Nothing of it was kept`
    await expect(run()).rejects.toThrow(message)
    await expect(run()).rejects.toThrow(message)
    expect(await rows("SELECT to_regclass('half') AS half")).toEqual([{ half: null }])
    await put(SECOND, 'CREATE TABLE half (id int);')
    expect(await run()).toEqual([SECOND])
  })

  it('takes up what was cut off', async () => {
    await put(SECOND, 'SELECT pg_sleep(1); CREATE TABLE late (id int);')
    const cut = expect(run()).rejects.toThrow('cannot be migrated')
    await query(
      database.url,
      'SELECT pg_sleep(0.5)',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%migrate'",
    )
    await cut
    expect(await run()).toEqual([SECOND])
  })

  it('refuses a database that is newer', async () => {
    await put(SECOND, 'SELECT 1;')
    await run()
    await rm(join(folder, SECOND), { recursive: true })
    await expect(run()).rejects.toThrow(`newer than this program: it has the migration ${SECOND}`)
  })

  it('refuses an applied file that was edited, but not other ends of lines', async () => {
    await run()
    await put(FIRST, PLUS_ONE.replaceAll('\n', '\r\n'))
    expect(await run()).toEqual([])
    await put(FIRST, `${PLUS_ONE}-- edited`)
    await expect(run()).rejects.toThrow(`the migration ${FIRST} was edited after it was applied`)
  })

  it('refuses a database that holds something else', async () => {
    await rows('CREATE TABLE invoices (id int)')
    await expect(run()).rejects.toThrow('already holds something else (such as invoices)')
  })

  it('lets one process migrate, and the other wait for it', async () => {
    await put(SECOND, 'SELECT pg_sleep(1);')
    const applied = await Promise.all([run(), run()])
    expect(applied.map(names => names.length).sort()).toEqual([0, 2])
    expect(said).toContain('another process migrates the database: waiting for it')
  })
})
