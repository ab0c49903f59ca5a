import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { packageRoot } from '../../../src/config.ts'
import { openEmbedded } from '../../../src/db/embedded/server.ts'
import { type Service, startService, stopService } from '../../support/service.ts'
import { perSecond, whenReady } from './load.ts'

/** How much is measured. */
export interface Extent {
  rounds: number
  /** Seconds of load for each number. */
  seconds: number
  connections: number
  /** Requests for each time that 99 of 100 keep. */
  requests: number
  /** Records, or search entries, of the large knowledge base. */
  scale: number
}

export const full: Extent = { rounds: 5, seconds: 4, connections: 8, requests: 300, scale: 1_000_000 }
export const quick: Extent = { rounds: 1, seconds: 1, connections: 2, requests: 30, scale: 20_000 }

/** What all measures share: a server for databases, and a way to the service. */
export interface Bench {
  extent: Extent
  /** The URL of a database of this name on the benchmark's own PostgreSQL; made empty when it is not there. */
  database(name: string): Promise<string>
  /** Takes a database away. */
  drop(name: string): Promise<void>
  /** The built service on a database, as in production but for the limit of requests, which counts and never ends. */
  service(databaseUrl: string, env?: Record<string, string>): Promise<Service>
  /** Requests a second under load, for as many seconds as the extent says when not told otherwise. */
  load(url: string, headers?: Record<string, string>, seconds?: number): Promise<number>
  close(): Promise<void>
}

const limitless = '1000000000'

/** Opens the benchmark's own PostgreSQL, which keeps its databases from one run to the next. */
export async function openBench(extent: Extent, log: (text: string) => void): Promise<Bench> {
  const folder = join(packageRoot, '.data', 'bench')
  await mkdir(folder, { recursive: true })
  const server = await openEmbedded(folder, { info: () => undefined, warn: log })
  const services = new Set<Service>()
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()

  const database = async (name: string) => {
    const { rows } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rows.length === 0) await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }
  const drop = async (name: string) => {
    await admin.query(`DROP DATABASE IF EXISTS "${name}"`)
  }
  const service = async (DATABASE_URL: string, env: Record<string, string> = {}) => {
    const own = { DATABASE_URL, KB_RATE_LIMIT: limitless, KB_OVERLOAD_MS: '10000', NODE_ENV: 'production' }
    const started = await startService({ ...own, ...env })
    services.add(started)
    void started.exit.then(() => services.delete(started))
    // It is generated right after the start, and takes a moment that is no reader's.
    await whenReady({ url: `${started.url}/openapi.json` })
    return started
  }
  const close = async () => {
    await Promise.all([...services].map(stopService))
    await admin.end()
    await server.close()
  }
  const load: Bench['load'] = (url, headers = {}, seconds = extent.seconds) =>
    perSecond({ url, headers }, { ...extent, seconds })
  return { extent, database, drop, service, load, close }
}
