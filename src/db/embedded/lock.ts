import { readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../start-error.ts'

const BEAT_MS = 1000
const STALE_MS = 15_000
const POLL_MS = 50

/** Locks that this process holds: in a container the dead holder's pid can be our own. */
const held = new Set<string>()

/**
 * Runs `work` while no other process runs its own under the same lock file.
 *
 * The lock of a dead process is taken over: its pid is gone, or (pid in use again) its heartbeat is old.
 * Two processes taking over at once is the one gap; what the lock guards stays correct then too
 * (a finished cluster is renamed into place, PostgreSQL starts once per data folder), only work is lost.
 */
export async function withLock<T>(path: string, log: Log, work: () => Promise<T>): Promise<T> {
  await acquire(path, log)
  held.add(path)
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    held.delete(path)
    if ((await holder(path)) === process.pid) await unlink(path).catch(() => undefined)
  }
}

async function acquire(path: string, log: Log): Promise<void> {
  for (let tries = 0; !(await create(path)); tries++) {
    const pid = await holder(path)
    const dead = pid === process.pid ? !held.has(path) : pid !== null && !isAlive(pid)
    if (dead || (await age(path)) > STALE_MS) {
      await unlink(path).catch(() => undefined)
      continue
    }
    if (tries === 1000 / POLL_MS)
      log.info(`waiting for process ${pid}, which starts or stops the same database`)
    await sleep(POLL_MS)
  }
}

async function create(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The pid in the lock file: null when it is gone, 0 (nobody) when its maker died before writing it. */
async function holder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === '') return (await age(path)) > BEAT_MS ? 0 : null
  return text === null ? null : Number.parseInt(text, 10) || 0
}

const age = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )

/** Whether a process of that id exists, ours or anybody's. */
export function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
