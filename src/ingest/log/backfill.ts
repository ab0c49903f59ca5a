import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import type { Log } from '../../db/start-error.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { recordKinds } from '../../knowledge/things.ts'
import { nouns } from '../../resources/nouns.ts'
import { measureRevision } from '../release/cut.ts'
import { type LockedState, type Transaction, withWriteLock } from '../transaction.ts'
import { presented } from './presented.ts'
import { makeLogTables } from './tables.ts'

/**
 * Lets the change log of an older version of this program hold what readers see now, once. What they saw at earlier
 * revisions nobody knows any more: the log is kept from this revision on, and earlier releases cannot be exported.
 */
export async function bringUpToDate(
  database: Pick<Database, 'prisma' | 'revisions'>,
  { log }: { log?: Log } = {},
): Promise<void> {
  const { keptSince } = await database.prisma.kbState.findUniqueOrThrow({ where: { id: 1 } })
  if (keptSince === null)
    await withWriteLock(database, (tx, state) => recordAll(tx, state, log), { patient: true })
}

/** The same within a transaction that holds the lock, before it writes anything. */
export async function recordAll(tx: Transaction, { revision }: LockedState, log?: Log): Promise<void> {
  const { keptSince } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
  // Another instance may have done it while we waited.
  if (keptSince !== null) return
  log?.info('bringing the change log up to date')
  await makeLogTables(tx)
  for (const kind of recordKinds) {
    const records = await presented(tx, nouns[kind], sql`true`)
    const count = await tx.$executeRaw(sql`
      UPDATE change h SET record = x.record FROM (${records}) x
      WHERE h.kind = ${kind}::text AND h.key = x.key AND h.revision = (
        SELECT max(m.revision) FROM change m WHERE m.kind = ${kind}::text AND m.key = x.key)`)
    if (count > 0) log?.info(`bringing the change log up to date: ${count} of the kind ${kind}`)
  }
  // Nothing came before the first revision, so that is told whole.
  await tx.kbState.update({ where: { id: 1 }, data: { keptSince: revision > 1 ? revision : 0 } })
  await measureReleases(tx, revision)
}

/** Of releases that were made before releases said so: what they hold, and the sum of those that are whole. */
async function measureReleases(tx: Transaction, revision: number): Promise<void> {
  for (const release of await tx.release.findMany({ where: { contents: { equals: Prisma.DbNull } } })) {
    const { contents, sha256 } = await measureRevision(tx, release.revision)
    const isWhole = release.revision === revision
    await tx.release.update({ where: { id: release.id }, data: { contents, ...(isWhole && { sha256 }) } })
  }
}
