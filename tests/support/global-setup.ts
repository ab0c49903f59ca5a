import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/db/client.ts'
import { openEmbedded } from '../../src/db/embedded/server.ts'
import { checkServer } from '../../src/db/external.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Log } from '../../src/db/start-error.ts'
import { publishShipped } from '../../src/ingest/shipped.ts'
import { buildDesk } from './desk.ts'
import { keep, keptName, takeKept } from './kept-template.ts'
import { query, withDatabase } from './postgres.ts'

const NAMES = 'kb_test_'

const log: Log = { info: () => undefined, warn: message => process.stderr.write(`${message}\n`) }

/** What browsers load, built once; and one server for the whole run: that of TEST_DATABASE_URL, else an embedded one that later runs use again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildDesk()
  const server = await openTestServer()
  const prefix = `${NAMES}${process.pid}_`
  const flag = await showRun(server.url, prefix)
  const close = async () => {
    await flag.end()
    await dropLeftOver(server.url)
    await server.close()
  }
  try {
    await dropLeftOver(server.url)
    const template = `${prefix}template`
    await makeTemplate(server, template)
    project.provide('postgres', { url: server.url, template, prefix })
    return close
  } catch (error) {
    await close()
    throw error
  }
}

interface Server {
  url: string
  /** Whether it is there for these tests only, so that they may leave databases on it. */
  ours: boolean
  close(): Promise<void>
}

/** A database that was just set up: filled now, or by an earlier run from the same sources. */
async function makeTemplate({ url, ours }: Server, template: string): Promise<void> {
  const kept = ours ? keptName() : ''
  if (ours && (await takeKept(url, kept, template))) return
  await query(url, `CREATE DATABASE ${template} TEMPLATE template0`)
  await fill(withDatabase(url, template))
  if (ours) await keep(url, kept, template)
}

async function openTestServer(): Promise<Server> {
  const url = process.env.TEST_DATABASE_URL
  if (url === undefined || url === '') {
    // The one place where PostgreSQL need not wait for the disk: the data are worth nothing.
    const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    const embedded = await openEmbedded(join(tmpdir(), `supplement-kb-tests-${userInfo().uid}`), log, unsafe)
    return { url: embedded.url, ours: true, close: () => embedded.close() }
  }
  await checkServer(url)
  return { url, ours: false, close: async () => undefined }
}

async function fill(url: string): Promise<void> {
  await migrate(url, { log })
  const database = connect(url, { pool: 4 })
  try {
    await publishShipped(database, { log })
  } finally {
    await database.close()
  }
}

// A run that is going on holds a connection named like its databases, so that others leave them alone.
async function showRun(url: string, prefix: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: prefix })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function dropLeftOver(url: string): Promise<void> {
  const rows = await query<{ name: string }>(
    url,
    `SELECT d.datname AS name FROM pg_database d WHERE starts_with(d.datname, '${NAMES}') AND NOT EXISTS (
       SELECT FROM pg_stat_activity a WHERE starts_with(a.application_name, '${NAMES}')
         AND starts_with(d.datname, a.application_name))`,
  )
  for (const { name } of rows) await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}
