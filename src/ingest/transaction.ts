import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '../db/client.ts'
import { connectionWith } from '../db/connections.ts'
import type { Run } from '../db/log.ts'
import { type Sql, sql } from '../db/sql.ts'
import { currentSteps } from '../db/steps.ts'
import { inTurn } from '../db/turns.ts'
import { Prisma } from '../generated/prisma/client.ts'

export type Transaction = Prisma.TransactionClient

/** Where the knowledge base stands, as the transaction that locked it sees it. */
export interface LockedState {
  revision: number
  release: string | null
  shippedVersion: string | null
  /** When the lock was got, by the clock of the database: later than every earlier publish. */
  now: Date
}

/** Another publish is under way and takes longer than one waits for it. Trying again later is all that is needed. */
export class PublishBusyError extends Error {
  override readonly name = 'PublishBusyError'
  /** What `src/plugins/failures.ts` knows it by. */
  readonly code = 'PUBLISH_BUSY'

  constructor() {
    super('another publish is under way: try again when it is done')
  }
}

/** So long one waits for another publish before `PublishBusyError`. */
export const publishPatienceMs = 5000
/** So long those wait who must not give up: the start of the service, and a publish that was prepared for minutes. */
const longPatienceMs = 600_000

const longestMs = 24 * 3_600_000
const connectionWaitMs = 60_000
const lockTimeout = '55P03'

interface Options {
  isolationLevel?: Prisma.TransactionIsolationLevel
}

/**
 * Runs work in one transaction whose statements may take as long as they need, and over whose connection
 * `connectionOf` can copy.
 */
export const inTransaction = <T>(
  { prisma }: Pick<Database, 'prisma'>,
  work: (tx: Transaction) => Promise<T>,
  options: Options = {},
): Promise<T> =>
  prisma.$transaction(
    async tx => {
      const rows = await tx.$queryRaw<{ backend: number }[]>`
        SELECT pg_backend_pid() AS backend, set_config('statement_timeout', '0', true),
          set_config('idle_in_transaction_session_timeout', '0', true)`
      begun.set(tx, { connection: connectionWith(prisma, rows[0]?.backend ?? 0), owner: prisma })
      return work(tx)
    },
    { timeout: longestMs, maxWait: connectionWaitMs, ...options },
  )

/**
 * The same for what a request writes and must not write twice: when it comes again after its process died, and the
 * transaction was committed, its result is given without doing it again. So the result is what JSON can hold.
 */
export async function inStep<T>(
  database: Pick<Database, 'prisma'>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const steps = currentSteps.getStore()
  const done = steps?.next()
  if (done) return done.result as T
  return inTransaction(database, async tx => {
    const result = await work(tx)
    await steps?.remember(runIn(tx), result)
    return result
  })
}

interface Begun {
  connection: pg.PoolClient
  owner: object
}

const begun = new WeakMap<Transaction, Begun>()

function begunOf(tx: Transaction): Begun {
  const found = begun.get(tx)
  if (!found) throw new Error('the transaction was not begun by inTransaction')
  return found
}

/** The connection under a transaction that `inTransaction` began, for what Prisma cannot send. */
export const connectionOf = (tx: Transaction): pg.PoolClient => begunOf(tx).connection

/** What is the same for all transactions of one `Database`, and for no other. */
export const ownerOf = (tx: Transaction): object => begunOf(tx).owner

/**
 * Runs a statement over the connection of a transaction that `inTransaction` began; its rows as `pg` reads them.
 * Several may be asked for at once, and are run one after the other; what Prisma itself runs must be awaited before.
 */
export async function query<Row extends object>(tx: Transaction, { text, values }: Sql): Promise<Row[]> {
  const connection = connectionOf(tx)
  const { rows } = await inTurn(connection, () => connection.query<Row>({ text, values: [...values] }))
  return rows
}

/** Runs statements within a transaction that `inTransaction` began. */
export const runIn =
  (tx: Transaction): Run =>
  <Row>(statement: Sql) =>
    query<Row & object>(tx, statement)

/**
 * Runs work in one transaction that alone may change what is published; other writers wait, readers do not.
 * When it is done, `revisions` knows of it.
 *
 * @param options `patient` waits ten minutes for another writer, instead of five seconds
 * @throws PublishBusyError when another writer is not done in time, and whatever `work` throws: nothing is left then
 */
export async function withWriteLock<T>(
  database: Pick<Database, 'prisma' | 'revisions'>,
  work: (tx: Transaction, state: LockedState) => Promise<T>,
  { patient = false } = {},
): Promise<T> {
  const giveUpAt = Date.now() + (patient ? longPatienceMs : 0)
  for (;;) {
    try {
      const { result, state } = await inStep(database, async tx => ({
        result: await work(tx, await lock(tx)),
        state: await readState(tx),
      }))
      database.revisions.publish(state)
      return result
    } catch (error) {
      if (!(error instanceof PublishBusyError) || Date.now() > giveUpAt) throw error
      await sleep(50)
    }
  }
}

/**
 * Takes the lock that lets one transaction alone change what is published; it is held until that ends.
 *
 * @throws PublishBusyError after five seconds; the transaction can then only be rolled back, to a savepoint at least
 */
async function lock(tx: Transaction): Promise<LockedState> {
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${String(publishPatienceMs)}, true)`
  const rows = await tx.$queryRaw<Omit<LockedState, 'now'>[]>`
    SELECT revision, release, shipped_version AS "shippedVersion" FROM kb_state WHERE id = 1 FOR UPDATE`.catch(
    error => {
      throw isLockTimeout(error) ? new PublishBusyError() : error
    },
  )
  const clock = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`
  const [state, time] = [rows[0], clock[0]]
  if (!state || !time) throw new Error('the database has no kb_state: it was not set up by our migrations')
  return { ...state, now: time.now }
}

/** The same, for one who has prepared much: tries for ten minutes, and keeps what the transaction has done so far. */
export async function lockPatiently(tx: Transaction): Promise<LockedState> {
  await query(tx, sql`SAVEPOINT waiting`)
  const giveUpAt = Date.now() + longPatienceMs
  for (;;) {
    try {
      return await lock(tx)
    } catch (error) {
      if (!(error instanceof PublishBusyError)) throw error
      await query(tx, sql`ROLLBACK TO SAVEPOINT waiting`)
      if (Date.now() > giveUpAt) throw error
    }
  }
}

/** Does work of which nothing stays but its result: temporary tables and rows go again. */
export async function trying<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await query(tx, sql`SAVEPOINT trying`)
  try {
    return await work()
  } finally {
    await query(tx, sql`ROLLBACK TO SAVEPOINT trying`)
    await query(tx, sql`RELEASE SAVEPOINT trying`)
  }
}

/** Where the knowledge base stands. */
export const readState = (tx: Transaction) =>
  tx.kbState.findUniqueOrThrow({ where: { id: 1 }, select: { revision: true, release: true } })

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  JSON.stringify(error.meta ?? {}).includes(lockTimeout)
