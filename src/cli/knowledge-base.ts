import { readConfig } from '../config.ts'
import { connect, type Database } from '../db/client.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import { openServer } from '../db/server.ts'
import type { Log } from '../db/start-error.ts'
import { CommandError, type Io } from './io.ts'

/** What a command needs of the database before it begins. */
type Needs = 'migrate' | 'migrated'

/** A knowledge base that a command works on. */
export interface OpenKnowledgeBase {
  database: Database
  log: Log
  /** The migrations that were applied now. */
  applied: string[]
}

/** A command is one caller: it reads and writes one thing after the other. */
const pool = 2

/**
 * Opens the database of DATABASE_URL, or joins or starts the embedded one; closes it after the work.
 *
 * @param needs `migrate` brings it up to date first, `migrated` refuses one that is not
 */
export async function withKnowledgeBase(
  io: Io,
  needs: Needs,
  work: (base: OpenKnowledgeBase) => Promise<void>,
): Promise<void> {
  const log: Log = { info: io.err, warn: io.err }
  const server = await openServer(readConfig(io.env), log)
  try {
    const applied = needs === 'migrate' ? await migrate(server.url, { log }) : []
    const database = connect(server.url, { pool })
    try {
      if (needs === 'migrated') await mustBeMigrated(database)
      await work({ database, log, applied })
    } finally {
      await database.close()
    }
  } finally {
    await server.close()
  }
}

async function mustBeMigrated({ read }: Database): Promise<void> {
  const pending = await pendingMigrations(text => read({ text, values: [] }))
  if (pending.length === 0) return
  throw new CommandError(
    `the database lacks ${pending.length} migration(s), ${pending[0]} first: run "kb migrate", or start the service`,
  )
}
