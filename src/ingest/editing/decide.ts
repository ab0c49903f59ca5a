import type { Database } from '../../db/client.ts'
import { KnowledgeFaults } from '../faults.ts'
import { ChangesetStateError, type Published, publishChangeset } from '../publish.ts'
import { inStep, inTransaction, type Transaction } from '../transaction.ts'
import { ChangesetFaults, findingsOf, placeKnown, recordOfFault } from './findings.ts'
import { readyToPublish } from './ready.ts'
import { staleIn } from './stale.ts'
import { type ChangesetHead, draftersOf, headIn, lockOpen } from './store.ts'
import { positionsIn } from './validate.ts'

type Prismatic = Pick<Database, 'prisma'>

/** Somebody may not decide what is partly their own. */
export class FourEyesError extends Error {
  override readonly name = 'FourEyesError'
}

/** Hands a draft over to reviewers. */
export const submitChangeset = (
  database: Prismatic,
  id: number,
  mayEdit: (changeset: ChangesetHead) => void,
): Promise<void> =>
  inStep(database, async tx => {
    const changeset = await lockOpen(tx, id)
    mayEdit(changeset)
    if (changeset.state !== 'DRAFT')
      throw new ChangesetStateError(`changeset ${id} is ${changeset.state} already`)
    await tx.changeset.update({ where: { id }, data: { state: 'IN_REVIEW', submittedAt: new Date() } })
  })

/** Closes a changeset without publishing it: rejected, or abandoned by whoever made it. */
export const rejectChangeset = (
  database: Prismatic,
  id: number,
  actor: string,
  mayReject: (changeset: ChangesetHead) => void,
): Promise<void> =>
  inStep(database, async tx => {
    const changeset = await lockOpen(tx, id)
    mayReject(changeset)
    const state = changeset.actor === actor ? 'ABANDONED' : 'REJECTED'
    await tx.changeset.update({ where: { id }, data: { state, decidedAt: new Date(), decidedBy: actor } })
  })

/**
 * Publishes a changeset.
 *
 * @param fourEyes refuses who drafted or edited any of it
 * @throws ChangesetFaults, ChangesetStateError, FourEyesError, PublishBusyError
 */
export async function publishReviewed(
  database: Pick<Database, 'prisma' | 'revisions'>,
  id: number,
  { actor, fourEyes }: { actor: string; fourEyes: boolean },
): Promise<Published> {
  const check = async (tx: Transaction) => {
    const changeset = await headIn(tx, id)
    const isOwn = changeset !== null && (await draftersOf(tx, changeset)).has(actor)
    if (fourEyes && isOwn) throw new FourEyesError('who drafted a changeset may not publish it')
    await readyToPublish(tx, id)
    const stale = await staleIn(tx, id)
    if (stale.length > 0) throw new ChangesetFaults(stale)
  }
  try {
    return await publishChangeset(database, id, actor, { place: placeKnown, check })
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error
    const records = error.faults.map(recordOfFault)
    const known = records.filter(record => record !== undefined)
    if (known.length < records.length) throw error
    throw new ChangesetFaults(findingsOf(known, await inTransaction(database, tx => positionsIn(tx, id))))
  }
}
