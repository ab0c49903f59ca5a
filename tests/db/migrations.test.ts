import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMigrations, shippedMigrations } from '../../src/db/migrate/files.ts'
import { migrate } from '../../src/db/migrate.ts'
import { copyRows, countRows } from '../support/copy-rows.ts'
import { cloneDatabase, emptyDatabase, query, type TestDatabase } from '../support/postgres.ts'

const silent = { info: () => undefined, warn: () => undefined }
const migrations = await readMigrations(shippedMigrations)
const names = migrations.map(({ name }) => name)

let database: TestDatabase
beforeEach(async () => {
  database = await emptyDatabase()
})
afterEach(() => database.drop())

/** Takes away what a migration is the first to allow. */
const firstAllowedBy: Record<string, string> = {
  '20261122040000_products': `DELETE FROM thing WHERE kind = 'product'`,
}

/** Tables into which the migrations put rows themselves. */
async function filledTables(): Promise<string[]> {
  const fresh = await emptyDatabase()
  await migrate(fresh.url, { log: silent })
  const counts = Object.entries(await countRows(fresh.url))
  await fresh.drop()
  return counts.filter(([, rows]) => rows !== '0').map(([name]) => name)
}

describe('the migrations', () => {
  it('are named by their time, in order', () => {
    for (const name of names) expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/)
  })

  it('are transactions as a whole, so that one that fails leaves nothing behind', () => {
    // A statement that cannot be part of a transaction stands alone in its file.
    for (const { name, sql } of migrations) {
      const statements = sql
        .replaceAll(/--.*$/gm, '')
        .split(';')
        .filter(part => part.trim() !== '')
      expect(sql, name).not.toMatch(/^\s*(BEGIN|START|COMMIT|ROLLBACK)\b[^\n;]*;/im)
      if (/\bCONCURRENTLY\b/i.test(sql)) expect(statements, name).toHaveLength(1)
    }
  })

  it('apply to an empty database', async () => {
    expect(await migrate(database.url, { log: silent })).toEqual(names)
  })

  it('apply to the state before the last of them, with knowledge in it, and keep that', async () => {
    const before = await mkdtemp(join(tmpdir(), 'kb-migrations-'))
    const full = await cloneDatabase()
    await cp(shippedMigrations, before, { recursive: true })
    await rm(join(before, names.at(-1) ?? ''), { recursive: true })
    expect(await migrate(database.url, { folder: before, log: silent })).toEqual(names.slice(0, -1))
    const own = await filledTables()
    await query(full.url, firstAllowedBy[names.at(-1) ?? ''] ?? 'SELECT 1')
    await copyRows(full.url, database.url, own)
    const counts = await countRows(database.url, own)

    expect(await migrate(database.url, { log: silent })).toEqual(names.slice(-1))
    expect(await countRows(database.url)).toMatchObject(counts)
    await full.drop()
    await rm(before, { recursive: true })
  })
})
