import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Seconds of processor that this process used so far. */
export function nodeSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const ticksPerSecond = 100

/**
 * What PostgreSQL used of processors so far, all of its processes together; 0 where /proc does not tell.
 *
 * @param data its data folder
 */
export async function postgresSeconds(data: string): Promise<number> {
  const postmaster = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]
  const processes = await readdir('/proc').catch(() => [])
  const stats = await Promise.all(
    processes
      .filter(name => /^\d+$/.test(name))
      .map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  const ticks = stats.map(stat => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const own = Number(fields[11]) + Number(fields[12])
    if (stat.startsWith(`${postmaster} `)) return own + Number(fields[13]) + Number(fields[14])
    return fields[1] === postmaster ? own : 0
  })
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond
}
