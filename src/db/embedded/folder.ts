import { mkdir, readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import { findBinaries } from './binaries.ts'
import { give, refuseForeignCluster } from './cluster.ts'
import { blockedAt, chooseOwner } from './owner.ts'
import type { Cluster } from './pg-ctl.ts'
import type { Owner } from './run.ts'

/**
 * Makes the data folder usable by PostgreSQL: there, owned by the user it runs as or open to that user.
 * An empty folder of root's is given to that user.
 *
 * @throws StartError when it cannot be
 */
export async function prepareFolder(dataDir: string): Promise<Omit<Cluster, 'settings'>> {
  const binaries = await findBinaries()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const folder = await realpath(dataDir)
  await refuseForeignCluster(folder, binaries)
  const owner = await chooseOwner(folder)
  const isNew = (await readdir(folder)).length === 0
  await mustReach(
    isNew ? dirname(folder) : folder,
    owner,
    `use ${folder}`,
    'set KB_DATA_DIR to a folder it may reach',
  )
  await mustReach(
    binaries.postgres,
    owner,
    'be run from there',
    'install the program where it may, such as /opt',
  )
  if (isNew && (await stat(folder)).uid === 0) await give(folder, owner)
  return { home: join(folder, 'postgres'), owner, binaries }
}

async function mustReach(path: string, owner: Owner, purpose: string, wayOut: string): Promise<void> {
  const blocked = await blockedAt(path, owner)
  if (blocked === null) return
  throw new StartError(
    `PostgreSQL runs as user ${owner.name}, who may not enter ${blocked} and so cannot ${purpose}: ` +
      `${wayOut}, or let it in with chmod o+x ${blocked}, or set DATABASE_URL`,
  )
}
