import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import { tell } from '../publish.ts'
import { type LockedState, type Transaction, withWriteLock } from '../transaction.ts'
import { recordAll } from './backfill.ts'

/** The log cannot be pruned so far. */
export class PruneError extends Error {
  override readonly name = 'PruneError'
}

/** What pruning did. */
export interface Pruned {
  /** From this revision on the log is kept. */
  keptSince: number
  /** How many states of records were forgotten. */
  forgotten: number
}

/**
 * Forgets what readers saw before a revision: changes since an earlier one are not told any more. What was written
 * stays in the log, and so does all that the releases need.
 *
 * @throws PruneError when there is no such revision yet
 */
export async function pruneLog(
  database: Pick<Database, 'prisma' | 'revisions'>,
  before: number,
): Promise<Pruned> {
  const pruned = await withWriteLock(database, (tx, state) => prune(tx, state, before))
  database.revisions.outdate()
  return pruned
}

async function prune(tx: Transaction, state: LockedState, before: number): Promise<Pruned> {
  await recordAll(tx, state)
  if (before > state.revision) throw new PruneError(`the knowledge base is at revision ${state.revision}`)
  const { keptSince } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
  if (keptSince === null || before <= keptSince) return { keptSince: keptSince ?? 0, forgotten: 0 }
  // An entry is still needed while it is the newest of its key at a revision that can be asked for.
  const superseded = sql`
      SELECT e.revision, e.kind, e.key FROM (
        SELECT revision, kind, key, lead(revision) OVER (PARTITION BY kind, key ORDER BY revision) AS next
        FROM change WHERE revision <= ${before}::int
      ) e WHERE e.next IS NOT NULL AND NOT EXISTS (
        SELECT FROM release r WHERE r.sha256 IS NOT NULL AND r.revision >= e.revision AND r.revision < e.next)`
  const removed = await tx.$executeRaw(sql`
      DELETE FROM change WHERE type = 'RERENDERED' AND (revision, kind, key) IN (${superseded})`)
  const emptied = await tx.$executeRaw(sql`
      UPDATE change SET record = NULL WHERE record IS NOT NULL AND (revision, kind, key) IN (${superseded})`)
  await tx.kbState.update({ where: { id: 1 }, data: { keptSince: before } })
  await tell(tx, state.revision)
  return { keptSince: before, forgotten: removed + emptied }
}
