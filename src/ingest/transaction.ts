import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../db/client.ts'
import type { Run } from '../db/log.ts'
import { Prisma } from '../generated/prisma/client.ts'

export type Transaction = Prisma.TransactionClient

/** Runs statements within a transaction. */
export const runIn =
  (tx: Transaction): Run =>
  statement =>
    tx.$queryRaw(statement)

/** Where the knowledge base stands, as the transaction that locked it sees it. */
export interface LockedState {
  revision: number
  release: string | null
  shippedVersion: string | null
  /** When the lock was got, by the clock of the database: later than every earlier publish. */
  now: Date
}

const longestMs = 600_000
const waitMs = 60_000
const lockWaitMs = 5000
const lockTimeout = '55P03'

/**
 * Runs work in one transaction that alone may change what is published; other writers wait, readers do not.
 * When it is done, `revisions` knows of it.
 *
 * @throws Error when another writer is not done within ten minutes, and whatever `work` throws: nothing is left then
 */
export async function withWriteLock<T>(
  { prisma, revisions }: Pick<Database, 'prisma' | 'revisions'>,
  work: (tx: Transaction, state: LockedState) => Promise<T>,
): Promise<T> {
  const giveUpAt = Date.now() + longestMs
  for (;;) {
    try {
      const { result, state } = await prisma.$transaction(
        async tx => ({ result: await work(tx, await lock(tx)), state: await readState(tx) }),
        long,
      )
      revisions.publish(state)
      return result
    } catch (error) {
      if (!isLockTimeout(error) || Date.now() > giveUpAt) throw error
      // A statement that waits longer is cut off by the connection: wait in steps instead.
      await sleep(50)
    }
  }
}

/** Options of a transaction that reads or writes for long. */
export const long = { timeout: longestMs, maxWait: waitMs } as const

/** Lets the statements of a transaction take as long as they need. */
export const unlimited = (tx: Transaction): Promise<unknown> =>
  tx.$executeRaw`SELECT set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`

async function lock(tx: Transaction): Promise<LockedState> {
  await unlimited(tx)
  await tx.$executeRaw`SELECT set_config('lock_timeout', ${String(lockWaitMs)}, true)`
  const rows = await tx.$queryRaw<LockedState[]>`
    SELECT revision, release, shipped_version AS "shippedVersion" FROM kb_state WHERE id = 1 FOR UPDATE`
  const clock = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`
  const [state, time] = [rows[0], clock[0]]
  if (!state || !time) throw new Error('the database has no kb_state: it was not set up by our migrations')
  return { ...state, now: time.now }
}

/** Where the knowledge base stands. */
export const readState = (tx: Transaction) =>
  tx.kbState.findUniqueOrThrow({ where: { id: 1 }, select: { revision: true, release: true } })

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  JSON.stringify(error.meta ?? {}).includes(lockTimeout)
