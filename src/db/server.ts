import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openEmbedded } from './embedded/server.ts'
import { checkServer } from './external.ts'
import type { Log } from './start-error.ts'

/** The PostgreSQL server that this process uses. */
export interface Server {
  /** Of the database, with its password; `?host=/folder` when it is reached through a Unix socket. */
  url: string
  embedded: boolean
  /** Leaves the server. An embedded one that no other process uses is stopped. */
  close(): Promise<void>
}

/** Whether the embedded server is to be used and has no data yet. */
export const isFirstStart = ({ database }: Pick<Config, 'database'>): boolean =>
  database.url === undefined && !existsSync(join(database.dataDir, 'postgres'))

/**
 * Gets the server: that of DATABASE_URL, else the embedded one, which it joins or starts.
 *
 * @throws StartError with the way out
 */
export async function openServer({ database }: Pick<Config, 'database'>, log: Log): Promise<Server> {
  if (database.url === undefined) return { ...(await openEmbedded(database.dataDir, log)), embedded: true }
  await checkServer(database.url)
  return { url: database.url, embedded: false, close: async () => undefined }
}
