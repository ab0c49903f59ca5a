import type { Database } from '../db/client.ts'
import { revisionChannel } from '../db/revisions.ts'
import { sql } from '../db/sql.ts'
import { countForPlanner } from '../db/statistics.ts'
import type { OperationType } from '../generated/prisma/enums.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { forgetChecked } from './checked-here.ts'
import { type Fault, KnowledgeFaults, type RecordFault, unplaced } from './faults.ts'
import { appendLog } from './log/append.ts'
import { recordAll } from './log/backfill.ts'
import { moveRows } from './move.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { OnProgress } from './progress.ts'
import { differencesBatch } from './shipped-waiting.ts'
import {
  inStep,
  type LockedState,
  lockPatiently,
  query,
  readState,
  type Transaction,
  withWriteLock,
} from './transaction.ts'

/** A record that publishing changed. */
export interface PublishedChange {
  type: OperationType
  kind: RecordKind
  key: string
  version: number
}

/** What publishing did. */
export interface Published {
  /** The newest revision. */
  revision: number
  /** False when the changeset changed nothing: it is abandoned then, and there is no new revision. */
  published: boolean
  /** How many records were changed. */
  count: number
  /** The first thousand of them. */
  changes: PublishedChange[]
}

/** A changeset cannot be published in the state that it is in. */
export class ChangesetStateError extends Error {
  override readonly name = 'ChangesetStateError'
}

interface Options {
  onProgress?: OnProgress
  /** Says where a faulty record was written. */
  place?: (fault: RecordFault) => Fault
  /** Looks once more, when nobody else can change the changeset any more; throws to refuse. */
  check?: (tx: Transaction) => Promise<void>
  /** From so many operations on a changeset is prepared before others have to wait. */
  largeFrom?: number
}

// What is smaller is prepared in less time than a person notices.
const defaultLargeFrom = 2000

/**
 * Publishes a changeset: everything in it becomes the next revision, or nothing does. Others who publish wait
 * while a small one is checked and published; of a large one, only while its rows are moved.
 *
 * @throws KnowledgeFaults when anything in it does not fit what is published now
 * @throws ChangesetStateError when there is no such changeset, or it was decided already
 * @throws PublishBusyError when another publish takes longer than five seconds
 */
export async function publishChangeset(
  database: Pick<Database, 'prisma' | 'revisions'>,
  id: number,
  actor: string,
  { largeFrom = defaultLargeFrom, ...options }: Options = {},
): Promise<Published> {
  const publisher: Publisher = { actor, ...options }
  // No further: counting a million takes longer than a statement may.
  const count = await database.prisma.operation.count({ where: { changesetId: id }, take: largeFrom })
  if (count < largeFrom) return withWriteLock(database, (tx, state) => publishIn(tx, state, id, publisher))
  const { published, state } = await inStep(database, async tx => ({
    published: await publishLarge(tx, id, publisher),
    state: await readState(tx),
  }))
  database.revisions.publish(state)
  await countForPlanner(database)
  return published
}

interface Publisher extends Pick<Options, 'onProgress' | 'place' | 'check'> {
  actor: string
  /** The release that the records come from. */
  shippedVersion?: string
}

/** The same within a transaction that holds the lock. */
export async function publishIn(
  tx: Transaction,
  state: LockedState,
  id: number,
  publisher: Publisher,
): Promise<Published> {
  const changeset = await openChangeset(tx, id)
  await publisher.check?.(tx)
  return publishPrepared(tx, state, changeset, await prepareSound(tx, changeset, publisher), publisher)
}

/** So often a changeset is prepared while others publish; then once more, while they wait. */
const attempts = 2

/** Prepares without the lock, which then is held only while rows are moved. */
async function publishLarge(tx: Transaction, id: number, publisher: Publisher): Promise<Published> {
  const changeset = await openChangeset(tx, id)
  await publisher.check?.(tx)
  await query(tx, sql`SAVEPOINT attempt`)
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const revision = await revisionNow(tx)
    const prepared = await prepareSound(tx, changeset, publisher)
    const state = await lockPatiently(tx)
    if (state.revision === revision) return publishPrepared(tx, state, changeset, prepared, publisher)
    // Gives the lock back too.
    await query(tx, sql`ROLLBACK TO SAVEPOINT attempt`)
  }
  const state = await lockPatiently(tx)
  return publishPrepared(tx, state, changeset, await prepareSound(tx, changeset, publisher), publisher)
}

async function revisionNow(tx: Transaction): Promise<number> {
  const rows = await query<{ revision: number }>(tx, sql`SELECT revision FROM kb_state WHERE id = 1`)
  return rows[0]?.revision ?? 0
}

async function prepareSound(
  tx: Transaction,
  changeset: OpenChangeset,
  publisher: Publisher,
): Promise<Prepared> {
  const { place = unplaced, onProgress = () => undefined } = publisher
  const { id, title, operations } = changeset
  const shippedVersion = publisher.shippedVersion ?? changeset.shippedVersion
  const prepared = await prepare(tx, { changesetId: id, shippedVersion, total: operations, onProgress })
  if (prepared.faults.length > 0)
    throw new KnowledgeFaults(`"${title}" is refused`, prepared.faults.map(place))
  if (prepared.count > 0) await accept(tx, changeset)
  return prepared
}

async function publishPrepared(
  tx: Transaction,
  state: LockedState,
  changeset: OpenChangeset,
  prepared: Prepared,
  { actor, onProgress }: Publisher,
): Promise<Published> {
  const { id, reason } = changeset
  const { staged, count } = prepared
  const decided = { decidedAt: state.now, decidedBy: actor }
  if (count === 0) {
    await tx.changeset.update({ where: { id }, data: { state: 'ABANDONED', ...decided } })
    await staged.drop()
    forgetChecked(tx, id)
    return { revision: state.revision, published: false, count, changes: [] }
  }
  const revision = state.revision + 1
  await recordAll(tx, state)
  await moveIn(tx, prepared, state.now, onProgress)
  const entry = { revision, reason, actor, changesetId: id, publishedAt: state.now }
  await appendLog(tx, entry, () => fillLog(tx, id), onProgress)
  await refreshSearch(tx, onProgress)
  await tx.changeset.update({ where: { id }, data: { state: 'PUBLISHED', revision, ...decided } })
  await tx.kbState.update({ where: { id: 1 }, data: { revision } })
  await tell(tx, revision)
  const changes = await changesIn(tx)
  await staged.drop()
  forgetChecked(tx, id)
  return { revision, published: true, count, changes }
}

/** Tells every instance which revision is the newest, once the transaction is done. */
export const tell = async (tx: Transaction, revision: number): Promise<void> => {
  await tx.$executeRaw`SELECT pg_notify(${revisionChannel}, ${String(revision)})`
}

interface OpenChangeset {
  id: number
  title: string
  reason: string
  /** How many. */
  operations: number
  /** The release that it came with, when it waited for review. */
  shippedVersion: string | null
}

/** A changeset that can be published; nobody else can decide it before the transaction ends. */
async function openChangeset(tx: Transaction, id: number): Promise<OpenChangeset> {
  await query(tx, sql`SELECT FROM changeset WHERE id = ${id}::int FOR UPDATE`)
  const changeset = await tx.changeset.findUnique({
    where: { id },
    include: { _count: { select: { operations: true } } },
  })
  if (!changeset) throw new ChangesetStateError(`there is no changeset ${id}`)
  const { title, reason, state, _count } = changeset
  if (state !== 'DRAFT' && state !== 'IN_REVIEW')
    throw new ChangesetStateError(`changeset ${id} is ${state} already`)
  return {
    id,
    title,
    reason,
    operations: _count.operations,
    shippedVersion: await shippedWith(tx, changeset),
  }
}

/** What was shipped and waited can go with a later release, as what was published at once. */
async function shippedWith(tx: Transaction, { batch }: { batch: string | null }): Promise<string | null> {
  if (batch !== differencesBatch) return null
  const { shippedVersion } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
  return shippedVersion
}

const accept = ({ operation }: Transaction, { id }: OpenChangeset) =>
  operation.updateMany({ where: { changesetId: id, state: 'PENDING' }, data: { state: 'ACCEPTED' } })

/** As many changes as are told one by one. */
const mostChanges = sql`1000`

const changesIn = (tx: Transaction) =>
  query<PublishedChange>(
    tx,
    sql`SELECT type, kind, key, version FROM staged_write ORDER BY ordinal LIMIT ${mostChanges}`,
  )

/** Makes search find what was published; at the end of the transaction it would happen by itself, unseen. */
async function refreshSearch(tx: Transaction, onProgress: OnProgress = () => undefined): Promise<void> {
  onProgress({ step: 'search', done: 0, total: 1 })
  await query(tx, sql`SET CONSTRAINTS search_stale_refresh IMMEDIATE`)
  onProgress({ step: 'search', done: 1, total: 1 })
}

/** Lets readers see what was prepared, as soon as the transaction is done. */
export async function moveIn(
  tx: Transaction,
  prepared: Prepared,
  now: Date,
  onProgress?: OnProgress,
): Promise<void> {
  await moveRows(tx, prepared, now, onProgress).catch(explain)
  await moveRedirects(tx)
}

/** Old keys lead to the new one directly, and a key that is in use again leads nowhere else. */
async function moveRedirects(tx: Transaction): Promise<void> {
  await query(
    tx,
    sql`UPDATE redirect r SET to_key = w.to_key FROM staged_write w
    WHERE w.type = 'RENAME' AND r.kind = w.kind AND r.to_key = w.key`,
  )
  await query(
    tx,
    sql`INSERT INTO redirect (kind, from_key, to_key)
    SELECT kind, key, to_key FROM staged_write WHERE type = 'RENAME'`,
  )
  await query(
    tx,
    sql`DELETE FROM redirect r USING staged_write w
    WHERE w.type IN ('CREATE', 'UPDATE') AND r.kind = w.kind AND r.from_key = w.key`,
  )
}

/** The writes as the change log tells them. */
const fillLog = (tx: Transaction, changesetId: number) =>
  query(
    tx,
    sql`INSERT INTO log_write (kind, key, type, version, document)
    SELECT w.kind, w.key, w.type, w.version, CASE
      WHEN w.type IN ('CREATE', 'UPDATE') THEN coalesce(w.document, o.data)
      WHEN w.type = 'RETIRE' THEN jsonb_build_object('successor', w.successor)
      WHEN w.type = 'RENAME' THEN jsonb_build_object('to', w.to_key) END
    FROM staged_write w LEFT JOIN operation o ON o.changeset_id = ${changesetId}::int AND o.position = w.ordinal`,
  )

/** PostgreSQL's codes for a row that is still pointed at: by NO ACTION, and by RESTRICT from version 18 on. */
const stillPointedAt: readonly unknown[] = ['23503', '23001']

/** What the checks cannot see: a retired record still points at one that is deleted. */
function explain(error: unknown): never {
  if (stillPointedAt.includes((error as { code?: unknown }).code)) {
    const message = 'a record that is deleted is still named by a retired one: delete that one too'
    throw new KnowledgeFaults('the changeset is refused', [{ at: 'operations', field: '', message }])
  }
  throw error
}
