import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packageRoot } from '../../src/config.ts'
import { query } from './postgres.ts'

const NAMES = 'kb_kept_'
const KEPT = 8

/** What cannot change what is in a database that was just set up. */
const without = /^src\/(?:plugins|cli|safety|generated)\/|^src\/(?:app|main|cli)\.ts$|\.routes\.ts$|\.md$/

/**
 * The name of the database that a run keeps as the template of later ones: it stands for everything that a
 * database that was just set up is made of, so that a change of any of it makes another.
 */
export function keptName(): string {
  const hash = createHash('sha256')
  for (const file of [...filesIn('src'), ...filesIn('prisma'), 'package-lock.json']) {
    if (without.test(file)) continue
    hash.update(`${file}\n`).update(readFileSync(join(packageRoot, file)))
  }
  return `${NAMES}${hash.digest('hex').slice(0, 16)}`
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(packageRoot, join(parentPath, name)).replaceAll(sep, '/'))
    .toSorted()

/** Makes a database from the one that an earlier run kept; false when none did. */
export async function takeKept(url: string, kept: string, template: string): Promise<boolean> {
  const there = await query(url, `SELECT FROM pg_database WHERE datname = '${kept}'`)
  if (there.length > 0) await query(url, `CREATE DATABASE ${template} TEMPLATE ${kept}`)
  return there.length > 0
}

/** Keeps a copy for later runs, and drops the oldest of too many. */
export async function keep(url: string, kept: string, template: string): Promise<void> {
  // Another run may have been quicker.
  await query(url, `CREATE DATABASE ${kept} TEMPLATE ${template}`).catch(() => undefined)
  const old = await query<{ datname: string }>(
    url,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${NAMES}') ORDER BY oid DESC OFFSET ${KEPT}`,
  )
  for (const { datname } of old) await query(url, `DROP DATABASE IF EXISTS ${datname}`).catch(() => undefined)
}
