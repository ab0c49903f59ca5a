import { sql } from '../db/sql.ts'
import { wasCheckedHere } from './checked-here.ts'
import type { RecordFault } from './faults.ts'
import { stageAgreement } from './prepare/agreement.ts'
import { AroundWrites } from './prepare/around-writes.ts'
import { checkTogether } from './prepare/checks.ts'
import { ChunkWorker } from './prepare/chunks.ts'
import { stageRenames } from './prepare/renames.ts'
import { StagedRows } from './prepare/staged-rows.ts'
import { stageTouched } from './prepare/touched.ts'
import { chunkSize, readWrites, stageWrites } from './prepare/writes.ts'
import type { OnProgress } from './progress.ts'
import { connectionOf, query, type Transaction } from './transaction.ts'

export interface Preparing {
  changesetId: number
  /** The release that the records come from; null leaves what they remember. */
  shippedVersion: string | null
  /** How many operations there are. */
  total: number
  onProgress: OnProgress
}

/** What a changeset comes to: rows that wait in temporary tables of the transaction, or what is wrong with it. */
export interface Prepared {
  staged: StagedRows
  /** How many records change. */
  count: number
  faults: RecordFault[]
}

/** Whether somebody changed an operation since it was staged: another process may have, whose contracts need not be ours. */
async function wasEdited(tx: Transaction, changesetId: number): Promise<boolean> {
  const rows = await query(tx, sql`SELECT FROM changeset WHERE id = ${changesetId}::int AND version > 1`)
  return rows.length > 0
}

/** So many faults are enough to refuse it. */
const enough = 1000

/**
 * Checks a changeset against what is published now and makes all rows that publishing it takes, in memory that does
 * not grow with it. Nothing of what readers see is touched, and nobody has to wait; it holds as long as the knowledge
 * base stays at the revision that it was prepared at.
 */
export async function prepare(
  tx: Transaction,
  { changesetId, shippedVersion, total, onProgress }: Preparing,
): Promise<Prepared> {
  await stageWrites(tx, changesetId)
  const { renames, faults } = await stageRenames(tx, changesetId)
  const around = new AroundWrites(tx, changesetId, renames)
  const staged = await StagedRows.open(connectionOf(tx))
  const isChecked = wasCheckedHere(tx, changesetId) && !(await wasEdited(tx, changesetId))
  const worker = new ChunkWorker(tx, { renames, around, staged }, { shippedVersion, isChecked })
  let done = 0
  for await (const chunk of readWrites(tx, changesetId)) {
    await worker.work(chunk)
    done += chunk.length
    if (total > chunkSize) onProgress({ step: 'prepare', done: Math.min(done, total), total })
    if (worker.faultCount >= enough) break
  }
  await staged.flush()
  const { writes, records, successors } = worker.faults
  const together = worker.faultCount >= enough ? [] : await checkTogether(tx, staged)
  const all = [...faults, ...writes, ...records, ...successors, ...together]
  if (all.length === 0) {
    await stageTouched(tx, around)
    await stageAgreement(tx, changesetId, staged)
  }
  const rows = await query<{ count: number }>(tx, sql`SELECT count(*)::int AS count FROM staged_write`)
  return { staged, count: rows[0]?.count ?? 0, faults: all }
}
