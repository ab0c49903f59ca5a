import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import { rememberConnections } from './connections.ts'
import { openReader, type Reader } from './reader.ts'
import { Revisions } from './revisions.ts'

const CONNECT_MS = 5000
const STATEMENT_MS = 10_000
const IDLE_IN_TRANSACTION_MS = 30_000
const APPLICATION = 'supplement-kb'

/** The database, in the two ways that we speak to it, each with its own pool of connections. */
export interface Database {
  /** For things, flat lists and writes. */
  prisma: PrismaClient
  /** For a record with its claims and the like: one statement, prepared by default. */
  read: Reader['read']
  url: string
  /** What this process knows of the newest revision. */
  revisions: Revisions
  /** Waits for statements under way, then ends all connections. */
  close(): Promise<void>
}

/**
 * Opens the database. Connects when first needed; a lost server gives errors at once, and statements after
 * its return work again. A statement may take 10 s, unless its transaction says `SET LOCAL statement_timeout`.
 *
 * @param pool connections at most, in each of the pools
 */
export function connect(url: string, { pool }: { pool: number }): Database {
  const config = poolConfig(url, pool)
  // What is written may take its time, when its transaction says so; the server then keeps the time alone.
  const { query_timeout: _, ...unhurried } = config
  const writing = new pg.Pool(unhurried)
  writing.on('error', () => undefined) // an idle connection died: the pool has dropped it
  const prisma = new PrismaClient({
    adapter: new PrismaPg(writing),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: CONNECT_MS, timeout: IDLE_IN_TRANSACTION_MS },
  })
  rememberConnections(prisma, writing)
  const { read, end } = openReader(config)
  const close = async () => {
    await prisma.$disconnect()
    await Promise.all([writing.end(), end()])
  }
  return { prisma, read, url, revisions: new Revisions(), close }
}

function poolConfig(connectionString: string, max: number): pg.PoolConfig {
  return {
    connectionString,
    max,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    statement_timeout: STATEMENT_MS,
    // For a server that has vanished without a word, and so cannot keep its own time limit.
    query_timeout: STATEMENT_MS + CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  }
}
