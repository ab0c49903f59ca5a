import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import { DATABASE, USER } from './cluster.ts'
import type { Postmaster } from './postmaster.ts'

// Each process that uses the server holds one connection of this name for as long as it does.
const KEEPER = 'supplement-kb keeper'

// The server is starting, stopping, or has not made its socket yet.
const PASSING = ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT']

/** A connection whose being there says that this process uses the server. */
export interface Keeper {
  client: pg.Client
  /** For everybody else: the URL of the database that the server is for. */
  url: string
}

/**
 * Connects to a running server, proves that it is the one of this cluster, and makes its database if need be.
 *
 * @returns null when the server does not answer yet, or not any more
 * @throws StartError when it is another server
 */
export async function enter(home: string, server: Postmaster): Promise<Keeper | null> {
  const password = await readFile(join(home, 'password'), 'utf8')
  const client = connection(address(server, password, 'postgres'), KEEPER)
  try {
    await client.connect()
    await mustServe(client, join(home, 'data'))
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
    return { client, url: address(server, password, DATABASE) }
  } catch (error) {
    await client.end().catch(() => undefined)
    if (PASSING.includes((error as { code?: string }).code ?? '')) return null
    throw error instanceof StartError ? error : notOurs(home, server, error as Error)
  }
}

/** Gives up our connection and counts the other processes that use the server. */
export async function leave(keeper: Keeper): Promise<number> {
  await keeper.client.end().catch(() => undefined)
  const client = connection(keeper.url, 'supplement-kb')
  try {
    await client.connect()
    const count = 'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1'
    return (await client.query<{ others: number }>(count, [KEEPER])).rows[0]?.others ?? 0
  } finally {
    await client.end().catch(() => undefined)
  }
}

function address({ socketDir, port }: Postmaster, password: string, database: string): string {
  const at = socketDir ? `localhost:${port}` : `127.0.0.1:${port}`
  const socket = socketDir ? `?host=${encodeURIComponent(socketDir)}` : ''
  return `postgresql://${USER}:${password}@${at}/${database}${socket}`
}

function connection(connectionString: string, application_name: string): pg.Client {
  const client = new pg.Client({ connectionString, application_name, connectionTimeoutMillis: 5000 })
  return client.on('error', () => undefined) // "end" follows; without a listener it would end the process
}

async function mustServe(client: pg.Client, data: string): Promise<void> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
  const served = rows[0]?.data_directory ?? ''
  if ((await realpath(served)) !== (await realpath(data))) throw new Error(`it serves ${served}`)
}

const notOurs = (home: string, { pid }: Postmaster, { message }: Error) =>
  new StartError(
    `the PostgreSQL that runs on ${home} (process ${pid}) cannot be joined (${message}): stop it, or set KB_DATA_DIR to another folder`,
  )
