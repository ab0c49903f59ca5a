import { readFile, realpath } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './lock.ts'
import { run } from './run.ts'

/** What `postmaster.pid` says of the server that runs, or ran, on a data directory. */
export interface Postmaster {
  pid: number
  port: number
  /** Folder of the Unix socket, or '' where it listens on 127.0.0.1. */
  socketDir: string
  stopping: boolean
  /** Whether that process is a PostgreSQL on this machine; the file outlives a crash, and pids come again. */
  alive: boolean
}

/** Reads a data directory's `postmaster.pid`; null when there is none, or it came with a copy of the data. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(data), 'utf8').catch(() => '')
  const [first, folder = '', , port, socketDir = '', , , status = ''] = text.split('\n')
  if (!folder || (await realpath(folder).catch(() => folder)) !== (await realpath(data))) return null
  const pid = Number(first)
  const alive = isAlive(pid) && (await isPostgres(pid))
  return { pid, port: Number(port), socketDir, stopping: status.trim() === 'stopping', alive }
}

export const pidFile = (data: string) => join(data, 'postmaster.pid')

async function isPostgres(pid: number): Promise<boolean> {
  if (platform() === 'win32') return true
  if (platform() !== 'linux') {
    return (await run('ps', ['-o', 'comm=', '-p', String(pid)])).output.includes('postgres')
  }
  // A zombie, which a container without an init process keeps, still has its name.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return /\(.*postgres.*\) [^ZX] /.test(stat)
}
