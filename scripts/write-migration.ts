import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaDiff } from './schema-diff.ts'

/**
 * Writes a new migration: the SQL from the committed schema.prisma to the one in the working tree.
 * What Prisma cannot say (checks, functions, triggers) is added to the file by hand.
 *
 * Commit schema.prisma together with its migration: the next diff starts there.
 *
 * @param root of the repository
 * @param name lower case words with underscores between
 * @returns the path of the file
 */
export async function writeMigration(root: string, name: string): Promise<string> {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
    throw new Error(`"${name}" is not a name for a migration: use lower case words with underscores between`)
  }
  const sql = await schemaDiff(committed(root), await readFile(join(root, SCHEMA), 'utf8'))
  const migrations = join(root, 'prisma', 'migrations')
  const folder = join(migrations, `${await nextTime(migrations)}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), sql)
  return join(folder, 'migration.sql')
}

const SCHEMA = 'prisma/schema.prisma'

/** The schema of the last commit; null before the first. */
function committed(root: string): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    git('cat-file', '-e', `HEAD:${SCHEMA}`)
  } catch {
    return null
  }
  return git('show', `HEAD:${SCHEMA}`)
}

/** Now, but later than every migration that is there: they are applied in the order of their names. */
async function nextTime(migrations: string): Promise<string> {
  const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const names = await readdir(migrations).catch(() => [])
  const last =
    names
      .map(name => /^\d{14}(?=_)/.exec(name)?.[0] ?? '')
      .sort()
      .at(-1) ?? ''
  return now > last ? now : String(BigInt(last) + 1n)
}
