import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { packageRoot } from '../../config.ts'

/** The migrations that we ship. */
export const shippedMigrations = join(packageRoot, 'prisma', 'migrations')

/** One migration folder: its name (`<timestamp>_<name>`) and the SQL in it. */
export interface Migration {
  name: string
  sql: string
}

/** Reads a folder of migrations, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  const read = async (name: string) => ({
    name,
    sql: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
  })
  return Promise.all(names.sort().map(read))
}

/** The same, in the form that Prisma's engine takes. */
export async function toMigrationList(folder: string, migrations: Migration[]): Promise<MigrationList> {
  const lockfile = await readFile(join(folder, 'migration_lock.toml'), 'utf8').catch(() => null)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** Whether a file is the one that was applied. As in Prisma, the ends of lines (git's autocrlf) do not count. */
export function matchesChecksum(sql: string, checksum: string): boolean {
  const lf = sql.replaceAll('\r\n', '\n')
  return [sql, lf, lf.replaceAll('\n', '\r\n')].some(text => sha256(text) === checksum)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
