import { sql } from '../../db/sql.ts'
import { thingKinds } from '../../knowledge/things.ts'
import { ChangesetStateError } from '../publish.ts'
import { query, type Transaction } from '../transaction.ts'
import { followPublished } from './rebase.ts'

/** Some operations of a changeset were accepted, and others not decided. */
export class PartlyDecidedError extends ChangesetStateError {}

/**
 * Prepares a changeset for publishing, in the transaction that publishes it. Of an import, things that another changeset
 * brought meanwhile are not made twice, and citations that another one added stay.
 *
 * @throws PartlyDecidedError when some operations were accepted and others not decided
 */
export async function readyToPublish(tx: Transaction, id: number): Promise<void> {
  const states = await tx.operation.groupBy({ by: ['state'], where: { changesetId: id }, _count: true })
  const count = (state: string) => states.find(row => row.state === state)?._count ?? 0
  if (count('ACCEPTED') > 0 && count('PENDING') > 0)
    throw new PartlyDecidedError(
      `${count('PENDING')} operations of changeset ${id} wait: accept or reject them first`,
    )
  const changeset = await tx.changeset.findUnique({ where: { id }, select: { origin: true } })
  if (changeset?.origin !== 'IMPORT') return
  await query(
    tx,
    sql`UPDATE operation o SET state = 'REJECTED', note = 'is there already' FROM thing t
      WHERE o.changeset_id = ${id}::int AND o.type = 'CREATE' AND o.state <> 'REJECTED'
        AND o.kind = ANY (${[...thingKinds]}::text[]) AND t.kind = o.kind AND t.slug = o.key AND t.status = 'ACTIVE'`,
  )
  await followPublished(tx, id)
}
