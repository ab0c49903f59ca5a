import { createHash } from 'node:crypto'
import { mkdir, open, rename, rmdir, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Binaries } from './binaries.ts'
import { give, SETTINGS_FILE } from './cluster.ts'
import { type Owner, reason, run } from './run.ts'

/** Settings of `postgresql.conf`. */
export type Settings = Record<string, string | number>

/** A cluster on disk and what runs it. */
export interface Cluster {
  home: string
  owner: Owner
  binaries: Binaries
  settings: Settings
}

// The kernel's limit on a Unix socket's path, its ending 0 not counted.
const LONGEST_SOCKET_PATH = 107
const SOCKET_PORT = 5432
const LOG_FILE = 'server.log'
const LOG_KEPT_BYTES = 5_000_000

/**
 * Starts PostgreSQL on a cluster and waits until it answers, crash recovery included.
 *
 * @throws StartError with the server's own reason
 */
export async function startPostgres({ home, owner, binaries, settings }: Cluster): Promise<void> {
  const address = await chooseAddress(home, owner)
  await writeSettings(join(home, 'data', SETTINGS_FILE), owner, { ...DEFAULTS, ...address, ...settings })
  const log = join(home, LOG_FILE)
  const before = await rotate(log)
  // Relative paths: pg_ctl hands them to a shell.
  const args = ['start', '-D', 'data', '-l', LOG_FILE, '-w', '-t', '300', '-s']
  const outcome = await run(binaries.pg_ctl, args, owner, home)
  if (outcome.code === 0) return
  const logged = { code: outcome.code, output: await tail(log, before) }
  throw new StartError(
    `the embedded PostgreSQL in ${home} does not start: ${reason(logged.output ? logged : outcome)} (more in ${log})`,
  )
}

/** Stops PostgreSQL, ending the connections that are left, and waits until its data are on disk. */
export async function stopPostgres({ home, owner, binaries }: Cluster): Promise<void> {
  await run(binaries.pg_ctl, ['stop', '-D', 'data', '-m', 'fast', '-w', '-t', '60', '-s'], owner, home)
  await rmdir(shortPath(home)).catch(() => undefined) // there only when the path was long
}

// Durability stays as PostgreSQL has it (fsync, synchronous_commit on). The log holds what concerns the
// server: failing statements are told by who sent them, and would let it grow without bound. Memory and log are for a
// machine of today, where PostgreSQL's own are for the smallest: publishing much takes a tenth less of the processor.
const DEFAULTS: Settings = {
  log_min_messages: 'log',
  log_checkpoints: 'off',
  jit: 'off',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
}

async function chooseAddress(home: string, owner: Owner): Promise<Settings> {
  if (platform() === 'win32') return { listen_addresses: '127.0.0.1', port: await freePort() }
  const own = Buffer.byteLength(join(home, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
  const folder = own ? home : await shortFolder(home, owner)
  return {
    listen_addresses: '',
    unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
    port: SOCKET_PORT,
  }
}

const shortPath = (home: string) =>
  join(tmpdir(), `supplement-kb-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)

async function shortFolder(home: string, owner: Owner): Promise<string> {
  const folder = join(
    tmpdir(),
    `supplement-kb-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`,
  )
  try {
    await mkdir(folder, { mode: 0o700 })
    await give(folder, owner)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  // Anybody can make a folder in the temporary one: an impostor's must not be used.
  const { uid, mode } = await stat(folder)
  if (uid === (owner.uid ?? process.getuid?.()) && (mode & 0o077) === 0) return folder
  throw new StartError(
    `${home} is too long for a Unix socket and ${folder} is not ours to use instead: remove it, or set KB_DATA_DIR to a shorter path`,
  )
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function writeSettings(path: string, owner: Owner, settings: Settings): Promise<void> {
  const quoted = (value: string | number) =>
    `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`)
  await writeFile(
    path,
    `# Written at each start; use ALTER SYSTEM for settings of your own.\n${lines.join('')}`,
  )
  await give(path, owner)
}

/** Starts a new log when the old one is large; answers the size of the one in use. */
async function rotate(log: string): Promise<number> {
  const size = await stat(log).then(
    ({ size }) => size,
    () => 0,
  )
  if (size < LOG_KEPT_BYTES) return size
  await rename(log, `${log}.old`)
  return 0
}

async function tail(log: string, from: number): Promise<string> {
  const file = await open(log).catch(() => null)
  if (file === null) return ''
  try {
    const { bytesRead, buffer } = await file.read({ position: from, buffer: Buffer.alloc(10_000) })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
