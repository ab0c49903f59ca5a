import { randomBytes } from 'node:crypto'
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Binaries } from './binaries.ts'
import { type Owner, reason, run } from './run.ts'

/** The superuser of the embedded server, and the database it serves. */
export const USER = 'kb'
export const DATABASE = 'kb'

/** The settings file that each start writes anew; `ALTER SYSTEM` still has the last word. */
export const SETTINGS_FILE = 'kb.conf'

/**
 * Makes a new cluster at `home`: `data/` and the `password` of its superuser.
 * It is made beside and renamed into place, so that a crash half way leaves nothing that looks like one.
 *
 * @throws StartError when initdb fails
 */
export async function createCluster(home: string, owner: Owner, { initdb }: Binaries): Promise<void> {
  await removeLeftovers(home)
  const draft = `${home}.new-${randomBytes(4).toString('hex')}`
  await mkdir(draft, { mode: 0o700 })
  await writeFile(join(draft, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 })
  for (const path of [draft, join(draft, 'password')]) await give(path, owner)
  try {
    await initialise(draft, owner, initdb)
    await appendFile(join(draft, 'data', 'postgresql.conf'), `include = '${SETTINGS_FILE}'\n`)
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was first: its cluster is as good as ours.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

// Text is compared by code point on every platform, as COLLATE "C" does; the character type only decides
// what is a letter, which pg_trgm asks, so one that knows Unicode comes first where the system has it.
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

async function initialise(draft: string, owner: Owner, initdb: string): Promise<void> {
  const fixed = ['--pgdata=data', '--pwfile=password', `--username=${USER}`, '--auth=scram-sha-256']
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  let why = ''
  for (const type of CHARACTER_TYPES) {
    const outcome = await run(
      initdb,
      [...fixed, ...locale, `--lc-ctype=${type}`, '--no-instructions'],
      owner,
      draft,
    )
    if (outcome.code === 0) return
    why = reason(outcome)
    if (!why.includes('locale')) break
  }
  throw new StartError(`cannot create the embedded database in ${dirname(draft)}: ${why}`)
}

async function removeLeftovers(home: string): Promise<void> {
  const prefix = `${basename(home)}.new-`
  for (const name of await readdir(dirname(home))) {
    if (name.startsWith(prefix)) await rm(join(dirname(home), name), { recursive: true, force: true })
  }
}

/**
 * Checks that a cluster can be served by the programs that we carry.
 *
 * @throws StartError when it is of another major version, or not one of ours
 */
export async function checkCluster(home: string, { postgres }: Binaries): Promise<void> {
  const version = await readFile(join(home, 'data', 'PG_VERSION'), 'utf8').catch(() => '')
  if (version === '') throw new StartError(`${home} is not a database of this program: ${ELSEWHERE}`)
  await checkMajor(join(home, 'data'), version, postgres)
}

/** Refuses a data folder that is itself the data directory of some PostgreSQL. */
export async function refuseForeignCluster(folder: string, { postgres }: Binaries): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '')
  if (version === '') return
  await checkMajor(folder, version, postgres)
  throw new StartError(`${folder} is the data directory of another PostgreSQL server: ${ELSEWHERE}`)
}

const ELSEWHERE = 'set KB_DATA_DIR to another folder, or DATABASE_URL to that server'

async function checkMajor(folder: string, version: string, postgres: string): Promise<void> {
  const ours = /\d+/.exec((await run(postgres, ['--version'])).output)?.[0]
  if (ours === undefined || version.trim() === ours) return
  throw new StartError(
    `${folder} was made by PostgreSQL ${version.trim()} and this program carries PostgreSQL ${ours}: ` +
      `start the version of the program that made it, or move its data with pg_dump, or ${ELSEWHERE}`,
  )
}

/** Gives a file or folder that root made to the user that PostgreSQL runs as. */
export async function give(path: string, { uid, gid }: Owner): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}
