import type { Database } from '../db/client.ts'
import type { OperationInput } from './operations.ts'
import { type ChangesetHead, stageOperations } from './stage-stream.ts'
import { inTransaction, type Transaction } from './transaction.ts'

export type { OperationInput } from './operations.ts'

/** Changes that belong together: they are published together or not at all. */
export interface ChangesetInput extends ChangesetHead {
  operations: readonly OperationInput[]
}

/**
 * Puts changes into the database for review; readers see nothing of them.
 *
 * @returns the id of the changeset
 * @throws KnowledgeFaults when a document is not what its contract asks for
 */
export const stageChangeset = (
  database: Pick<Database, 'prisma'>,
  changeset: ChangesetInput,
): Promise<number> => inTransaction(database, tx => stageIn(tx, changeset))

/** The same within a transaction that `inTransaction` began. */
export const stageIn = (tx: Transaction, { operations, ...head }: ChangesetInput): Promise<number> =>
  stageOperations(tx, head, operations)
