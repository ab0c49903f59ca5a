import type { Database } from '../db/client.ts'
import { revisionChannel } from '../db/revisions.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { OperationType } from '../generated/prisma/enums.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { After } from './after.ts'
import { type Fault, KnowledgeFaults, type RecordFault, unplaced } from './faults.ts'
import { appendLog } from './log/append.ts'
import { recordAll } from './log/backfill.ts'
import { planWrites, type StoredOperation, type Write } from './plan.ts'
import { deriveTouched } from './touched.ts'
import { type LockedState, type Transaction, withWriteLock } from './transaction.ts'
import { insertRows } from './update-rows.ts'
import { validateWrites } from './validate.ts'
import { writeRows } from './write-rows.ts'

/** What publishing did. */
export interface Published {
  /** The newest revision. */
  revision: number
  /** False when the changeset changed nothing: it is abandoned then, and there is no new revision. */
  published: boolean
  changes: { type: OperationType; kind: RecordKind; key: string; version: number }[]
}

/** A changeset cannot be published in the state that it is in. */
export class ChangesetStateError extends Error {
  override readonly name = 'ChangesetStateError'
}

/**
 * Publishes a changeset: everything in it becomes the next revision, or nothing does.
 *
 * @throws KnowledgeFaults when anything in it does not fit what is published now
 * @throws ChangesetStateError when there is no such changeset, or it was decided already
 */
export const publishChangeset = (
  database: Pick<Database, 'prisma' | 'revisions'>,
  id: number,
  actor: string,
): Promise<Published> => withWriteLock(database, (tx, state) => publishIn(tx, state, id, { actor }))

interface Publisher {
  actor: string
  /** The release that the records come from. */
  shippedVersion?: string
  /** Says where a faulty record was written. */
  place?: (fault: RecordFault) => Fault
}

/** The same within a transaction that holds the lock. */
export async function publishIn(
  tx: Transaction,
  state: LockedState,
  id: number,
  { actor, shippedVersion, place = unplaced }: Publisher,
): Promise<Published> {
  await recordAll(tx, state)
  const { title, reason, operations } = await openChangeset(tx, id)
  const { writes, faults } = await planWrites(tx, operations)
  const after = new After(tx, writes)
  const all = [...faults, ...(await validateWrites(tx, writes, after))]
  if (all.length > 0) throw new KnowledgeFaults(`"${title}" is refused`, all.map(place))
  const decided = { decidedAt: state.now, decidedBy: actor }
  if (writes.length === 0) {
    await tx.changeset.update({ where: { id }, data: { state: 'ABANDONED', ...decided } })
    return { revision: state.revision, published: false, changes: [] }
  }
  const revision = state.revision + 1
  const derived = await deriveTouched(tx, writes, after)
  await writeRows(tx, writes, derived, {
    updatedAt: state.now,
    shippedVersion: shippedVersion ?? null,
  }).catch(explain)
  await moveRedirects(tx, writes)
  const entry = { revision, reason, actor, changesetId: id, publishedAt: state.now }
  await appendLog(tx, entry, () => insertRows(tx, 'change', writes.map(logged), 'log_write'))
  await tx.operation.updateMany({ where: { changesetId: id, state: 'PENDING' }, data: { state: 'ACCEPTED' } })
  await tx.changeset.update({ where: { id }, data: { state: 'PUBLISHED', revision, ...decided } })
  await tx.kbState.update({ where: { id: 1 }, data: { revision } })
  await tell(tx, revision)
  return {
    revision,
    published: true,
    changes: writes.map(({ type, kind, key, version }) => ({ type, kind, key, version })),
  }
}

/** Tells every instance which revision is the newest, once the transaction is done. */
export const tell = async (tx: Transaction, revision: number): Promise<void> => {
  await tx.$executeRaw`SELECT pg_notify(${revisionChannel}, ${String(revision)})`
}

async function openChangeset(tx: Transaction, id: number) {
  const changeset = await tx.changeset.findUnique({
    where: { id },
    include: { operations: { where: { state: { not: 'REJECTED' } }, orderBy: { position: 'asc' } } },
  })
  if (!changeset) throw new ChangesetStateError(`there is no changeset ${id}`)
  const { title, reason, state, operations } = changeset
  if (state !== 'DRAFT' && state !== 'IN_REVIEW')
    throw new ChangesetStateError(`changeset ${id} is ${state} already`)
  return { title, reason, operations: operations as unknown as StoredOperation[] }
}

/** Old keys lead to the new one directly, and a key that is in use again leads nowhere else. */
async function moveRedirects(tx: Transaction, writes: readonly Write[]): Promise<void> {
  for (const { kind, key, to } of writes) {
    if (to === null) continue
    await tx.redirect.updateMany({ where: { kind, toKey: key }, data: { toKey: to } })
    await tx.redirect.create({ data: { kind, fromKey: key, toKey: to } })
  }
  const inUse = writes.filter(({ record }) => record).map(({ kind, key }) => ({ kind, fromKey: key }))
  const pairs = Prisma.sql`SELECT * FROM unnest(
    ${inUse.map(({ kind }) => kind)}::text[], ${inUse.map(({ fromKey }) => fromKey)}::text[])`
  await tx.$executeRaw`DELETE FROM redirect WHERE (kind, from_key) IN (${pairs})`
}

/** A write as the change log tells it. */
const logged = (write: Write) => {
  const { kind, key, type, version } = write
  return { kind, key, type, version, document: documentOf(write) }
}

function documentOf({ record, type, successor, to }: Write) {
  if (record) return record.document
  if (type === 'RETIRE') return { successor }
  return type === 'RENAME' ? { to } : null
}

/** PostgreSQL's codes for a row that is still pointed at: by NO ACTION, and by RESTRICT from version 18 on. */
const stillPointedAt = /\b(23503|23001)\b/

/** What the checks cannot see: a retired record still points at one that is deleted. */
function explain(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && stillPointedAt.test(error.message)) {
    const message = 'a record that is deleted is still named by a retired one: delete that one too'
    throw new KnowledgeFaults('the changeset is refused', [{ at: 'operations', field: '', message }])
  }
  throw error
}
