import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, StartError } from '../start-error.ts'
import { checkCluster, createCluster } from './cluster.ts'
import { prepareFolder } from './folder.ts'
import { enter, type Keeper, leave } from './keeper.ts'
import { withLock } from './lock.ts'
import { type Cluster, type Settings, startPostgres, stopPostgres } from './pg-ctl.ts'
import { pidFile, readPostmaster } from './postmaster.ts'

const POLL_MS = 100
const PATIENCE_MS = 60_000

/** A running embedded PostgreSQL that this process uses. */
export interface EmbeddedServer {
  url: string
  /** Leaves the server, and stops it when no other process uses it. */
  close(): Promise<void>
}

/**
 * Joins the PostgreSQL that runs on a data folder, or starts it; makes its cluster when there is none.
 * Whoever leaves last stops it, so a server that a killed process left behind is simply joined.
 * When it dies under us it is started again.
 *
 * @param dataDir the folder; made when missing
 * @param settings beyond our own, for tests
 * @throws StartError with the way out
 */
export async function openEmbedded(
  dataDir: string,
  log: Log,
  settings: Settings = {},
): Promise<EmbeddedServer> {
  const cluster = { ...(await prepareFolder(dataDir).catch(error => unusable(dataDir, error))), settings }
  const locked = <T>(work: () => Promise<T>) => withLock(`${cluster.home}.lock`, log, work)
  const enterLocked = () => locked(() => attach(cluster, log))
  let keeper = await enterLocked().catch(error => unusable(dataDir, error))
  let closing: Promise<void> | undefined

  const watch = () => keeper.client.once('end', () => void (closing || revive()))
  const revive = async () => {
    log.warn('the embedded PostgreSQL is gone: starting it again')
    while (!closing) {
      try {
        keeper = await enterLocked()
        watch()
        return
      } catch (error) {
        log.warn((error as Error).message)
        await sleep(1000, undefined, { ref: false })
      }
    }
  }
  watch()

  const close = () => {
    closing ??= locked(() => detach(cluster, keeper, log))
    return closing
  }
  return { url: keeper.url, close }
}

async function attach(cluster: Cluster, log: Log): Promise<Keeper> {
  const { home, owner, binaries } = cluster
  if (!(await exists(home))) {
    log.info(`creating the embedded database in ${home}`)
    await createCluster(home, owner, binaries)
  }
  await checkCluster(home, binaries)
  const data = join(home, 'data')
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const server = await readPostmaster(data)
    // Asked before its process is looked for: a server in another container has none that we could see.
    const keeper = server && !server.stopping && (await enter(home, server))
    if (keeper) return keeper
    if (!server?.alive) await start(cluster, log)
  }
  throw new StartError(`the PostgreSQL that runs on ${home} does not answer: stop it, and start again`)
}

async function start(cluster: Cluster, log: Log): Promise<void> {
  const begun = Date.now()
  // PostgreSQL takes any process of the old pid for itself and refuses; it still sees a real one by its memory.
  await rm(pidFile(join(cluster.home, 'data')), { force: true })
  await startPostgres(cluster)
  log.info(`the embedded PostgreSQL started in ${Date.now() - begun} ms`)
}

async function detach(cluster: Cluster, keeper: Keeper, log: Log): Promise<void> {
  // It died, or does not answer: there is nothing to stop, or nothing that we can know to be unused.
  const others = await leave(keeper).catch(() => null)
  const alive = (await readPostmaster(join(cluster.home, 'data')))?.alive
  if (others === 0 && alive) await stopPostgres(cluster)
  if (others) log.info(`the embedded PostgreSQL stays up for ${others} other process(es)`)
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

function unusable(dataDir: string, error: unknown): never {
  if (error instanceof StartError) throw error
  throw new StartError(
    `the data folder ${dataDir} cannot be used (${(error as Error).message}): set KB_DATA_DIR to another`,
  )
}
