import { existsSync, readdirSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseOwner } from '../../src/db/embedded/owner.ts'
import { run } from '../../src/db/embedded/run.ts'
import { newFolder } from './data-folder.ts'

const installed = '/usr/lib/postgresql'
const [newest] = (existsSync(installed) ? readdirSync(installed) : []).toSorted(
  (a, b) => Number(b) - Number(a),
)

/** The major version of the PostgreSQL that the system has installed; undefined when none is. */
export const otherMajor = newest

/** Starts a throw-away server of the system's PostgreSQL, on a socket of its own. */
export async function startOtherPostgres(): Promise<{ url: string; stop(): Promise<unknown> }> {
  const folder = await newFolder()
  const owner = await chooseOwner(folder)
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid ?? owner.uid)
  const bin = join(installed, newest ?? '', 'bin')
  const data = join(folder, 'data')
  const must = async (program: string, ...args: string[]) => {
    const { code, output } = await run(join(bin, program), args, owner, folder)
    if (code !== 0) throw new Error(`${program}: ${output}`)
  }
  await must('initdb', '-D', data, '-U', 'kb', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`
  await must('pg_ctl', 'start', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', options)
  return {
    url: `postgresql://kb@localhost/postgres?host=${folder}`,
    stop: () => must('pg_ctl', 'stop', '-D', data, '-m', 'immediate', '-s'),
  }
}
