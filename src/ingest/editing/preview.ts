import type { Database } from '../../db/client.ts'
import { Revisions } from '../../db/revisions.ts'
import { sql } from '../../db/sql.ts'
import { prepare } from '../prepare.ts'
import { ChangesetStateError, moveIn } from '../publish.ts'
import { inTransaction, query, type Transaction } from '../transaction.ts'
import { ChangesetFaults, findingsOf } from './findings.ts'
import { headIn, NoSuchChangeset } from './store.ts'
import { positionsIn } from './validate.ts'

/** What is larger takes too long to be shown to one reader. */
const mostOperations = 10_000

/** The advisory lock that lets one preview at a time write: two would wait for each other's rows. */
const previewLock = 7_105_622

class Seen extends Error {}

/**
 * Opens the knowledge base as it would be with a changeset published: in a transaction that is never committed, so
 * that nobody else sees any of it.
 *
 * @param over ends it
 * @throws ChangesetFaults when it could not be published; NoSuchChangeset, ChangesetStateError
 */
export const openPreview = (database: Database, id: number, over: Promise<void>): Promise<Database> =>
  new Promise((resolve, reject) => {
    const work = inTransaction(database, async tx => {
      await previewIn(tx, id)
      resolve(asDatabase(tx, database))
      await over
      throw new Seen()
    })
    work.catch(reject) // to no effect once it is open
  })

async function previewIn(tx: Transaction, changesetId: number): Promise<void> {
  await mustBeOpen(tx, changesetId)
  await query(tx, sql`SELECT set_config('lock_timeout', '3000', true)`)
  await query(tx, sql`SELECT pg_advisory_xact_lock(${previewLock}::int)`)
  // Less than PostgreSQL waits before it looks for a deadlock: a publish must never be the one that is given up.
  await query(tx, sql`SELECT set_config('lock_timeout', '500', true)`)
  const options = { changesetId, shippedVersion: null, total: 0, onProgress: () => undefined }
  const prepared = await prepare(tx, options)
  if (prepared.faults.length > 0)
    throw new ChangesetFaults(findingsOf(prepared.faults, await positionsIn(tx, changesetId)))
  if (prepared.count === 0) return
  await moveIn(tx, prepared, new Date())
  // What is searched for is written by a trigger that else waits for the end.
  await query(tx, sql`SET CONSTRAINTS ALL IMMEDIATE`)
}

async function mustBeOpen(tx: Transaction, id: number): Promise<void> {
  const changeset = await headIn(tx, id)
  if (!changeset) throw new NoSuchChangeset(`There is no changeset ${id}.`)
  const { state, _count } = changeset
  if (state !== 'DRAFT' && state !== 'IN_REVIEW')
    throw new ChangesetStateError(`changeset ${id} is ${state} already`)
  if (_count.operations > mostOperations)
    throw new ChangesetStateError(`changeset ${id} has more than ${mostOperations} operations`)
}

/** What readers of the transaction take for the database; it remembers no revision that others could go by. */
const asDatabase = (tx: Transaction, { url, prisma }: Database): Database => ({
  prisma,
  read: <Row>({ text, values }: { text: string; values: readonly unknown[] }) =>
    query<Row & object>(tx, { text, values } as never) as Promise<Row[]>,
  url,
  revisions: new Revisions(),
  close: async () => undefined,
})
