import type { Database } from '../../db/client.ts'
import type { OperationType } from '../../generated/prisma/enums.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { operationRow } from '../operations.ts'
import { inTransaction, type Transaction } from '../transaction.ts'
import { ChangesetFaults } from './findings.ts'
import { type Proposal, resolveProposals } from './propose.ts'
import {
  type ChangesetHead,
  lockOpen,
  NoSuchChangeset,
  nothing,
  type StoredOperation,
  touch,
} from './store.ts'

/** What is to become of one operation. */
export interface Edit {
  /** create: the document; update: a merge patch of the published record; retire: `{ successor }`; rename: `{ to }` */
  data?: Record<string, unknown> | undefined
  ifVersion?: number | undefined
  state?: 'PENDING' | 'ACCEPTED' | 'REJECTED' | undefined
  note?: string | null | undefined
}

const ops = {
  CREATE: 'create',
  UPDATE: 'update',
  RETIRE: 'retire',
  DELETE: 'delete',
  RENAME: 'rename',
} as const

/** How the API calls the type of an operation. */
export const opOf = (type: string): Proposal['op'] => ops[type as keyof typeof ops]

/** The type of an operation that the API calls so. */
export const typeOf = (op: Proposal['op']): OperationType => op.toUpperCase() as OperationType

/**
 * Edits, accepts or rejects one operation. What is edited waits for a reviewer again.
 *
 * @param mayEdit throws when the caller may not
 * @throws NoSuchChangeset, ChangesetStateError, ChangesetFaults
 */
export const editOperation = (
  database: Pick<Database, 'prisma'>,
  { id, position }: { id: number; position: number },
  edit: Edit,
  { actor, mayEdit }: { actor: string; mayEdit: (changeset: ChangesetHead) => void },
): Promise<void> =>
  inTransaction(database, async tx => {
    const changeset = await lockOpen(tx, id)
    mayEdit(changeset)
    const where = { changesetId_position: { changesetId: id, position } }
    const operation = await tx.operation.findUnique({ where })
    if (!operation) throw new NoSuchChangeset(`Changeset ${id} has no operation ${position}.`)
    const isEdited = edit.data !== undefined || edit.ifVersion !== undefined
    const written = isEdited ? await rewritten(tx, operation, edit) : {}
    await tx.operation.update({
      where,
      data: {
        ...written,
        ...(isEdited && { state: 'PENDING', editedBy: actor }),
        ...(edit.state !== undefined && { state: edit.state }),
        ...(edit.note !== undefined && { note: edit.note }),
      },
    })
    await touch(tx, id)
  })

/** Which operations of a changeset are meant: all of them, or those that fit. */
export interface OperationFilter {
  type?: OperationType
  kind?: string
  key?: string
  state?: NonNullable<Edit['state']>
}

/**
 * Accepts or rejects operations of a changeset.
 *
 * @param mayEdit throws when the caller may not
 * @returns how many it was not so of before
 * @throws NoSuchChangeset, ChangesetStateError
 */
export const decideOperations = (
  database: Pick<Database, 'prisma'>,
  id: number,
  { state, where }: { state: NonNullable<Edit['state']>; where: OperationFilter },
  mayEdit: (changeset: ChangesetHead) => void = () => undefined,
): Promise<number> =>
  inTransaction(database, async tx => {
    mayEdit(await lockOpen(tx, id))
    const { count } = await tx.operation.updateMany({
      where: { changesetId: id, ...where, NOT: { state } },
      data: { state },
    })
    if (count > 0) await touch(tx, id)
    return count
  })

/** The operation anew, as if it were proposed now. */
async function rewritten(
  tx: Transaction,
  { position, type, kind, key, ...before }: StoredOperation,
  edit: Edit,
) {
  const proposal: Proposal = {
    ...{ op: opOf(type), kind: kind as RecordKind, key },
    data: edit.data ?? ((before.patch ?? before.data ?? {}) as Record<string, unknown>),
    ifVersion: edit.ifVersion ?? before.ifVersion ?? undefined,
  }
  const { operations, findings } = await resolveProposals(tx, [proposal])
  const [operation] = operations
  if (findings.length > 0 || !operation)
    throw new ChangesetFaults(findings.map(one => ({ ...one, position })))
  const { data, patch, ifVersion } = operationRow(operation, position).row
  return { data: (data as object | null) ?? nothing, patch: (patch as object | null) ?? nothing, ifVersion }
}
