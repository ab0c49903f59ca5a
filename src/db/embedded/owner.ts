import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { StartError } from '../start-error.ts'
import { type Owner, run } from './run.ts'

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root hands it to the owner of the data folder,
 * else to `postgres` (made when missing), else to `nobody`.
 *
 * @param folder an existing data folder
 * @throws StartError when the folder belongs to another user, or no user is to be had
 */
export async function chooseOwner(folder: string): Promise<Owner> {
  const us = userInfo()
  const { uid } = await stat(folder)
  if (us.uid !== 0) {
    if (us.uid === -1 || us.uid === uid) return { name: us.username }
    throw new StartError(
      `${folder} belongs to user ${uid} and not to ${us.username}: start as that user, or set KB_DATA_DIR to a folder of your own`,
    )
  }
  if (uid !== 0) return { name: await nameOf(uid), uid, gid: (await stat(folder)).gid }
  return (await lookUp('postgres')) ?? (await create('postgres')) ?? (await lookUp('nobody')) ?? noUser()
}

/**
 * The first folder on the way to a path that this user may not enter, or null when the way is free.
 * Asked of the system as that user, because modes alone leave out access control lists.
 */
export async function blockedAt(path: string, owner: Owner): Promise<string | null> {
  if (owner.uid === undefined || (await mayEnter(path, owner))) return null
  const way = [path]
  for (let at = dirname(path); at !== way[0]; at = dirname(at)) way.unshift(at)
  for (const folder of way) if (!(await mayEnter(folder, owner))) return folder
  return null
}

const mayEnter = async (path: string, owner: Owner) => (await run('test', ['-x', path], owner)).code === 0

async function lookUp(name: string): Promise<Owner | null> {
  const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  const [uid, gid] = ids.map(({ code, output }) => (code === 0 ? Number(output) : 0))
  return uid && gid ? { name, uid, gid } : null
}

async function create(name: string): Promise<Owner | null> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return lookUp(name)
}

async function nameOf(uid: number): Promise<string> {
  const { code, output } = await run('id', ['-un', String(uid)])
  return code === 0 ? output.trim() : String(uid)
}

function noUser(): never {
  throw new StartError(
    'PostgreSQL does not run as root and no user is there to run it: create one (useradd --system postgres), or start as another user',
  )
}
