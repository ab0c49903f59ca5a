import type { Database } from '../../db/client.ts'
import { type Difference, differences } from '../../knowledge/differences.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { isActive, loadCurrent, recordFrom } from '../current.ts'
import { recordId } from '../lookup.ts'
import { inTransaction } from '../transaction.ts'
import type { StoredOperation } from './store.ts'

/** What an operation would change of that which is published now. */
export interface OperationDiff {
  operation: StoredOperation
  /** The version that is published; null when none is. */
  published: number | null
  /** The record as it is published; null when it is not. */
  before: unknown
  /** The record afterwards; null when it is gone then. */
  after: unknown
  differences: Difference[]
}

/** Compares operations with what is published now, member by member. */
export const diffOf = (
  database: Pick<Database, 'prisma'>,
  operations: readonly StoredOperation[],
): Promise<OperationDiff[]> =>
  inTransaction(database, async tx => {
    const names = operations.map(({ kind, key }) => ({ kind: kind as RecordKind, key }))
    const current = await loadCurrent(tx, names)
    return operations.map(operation => {
      const now = current.get(recordId(operation.kind, operation.key))
      const before = isActive(now) ? recordFrom(now).document : null
      const after = afterOf(operation, before)
      const published = now?.version ?? null
      return { operation, published, before, after, differences: differences(before, after) }
    })
  })

function afterOf({ type, data }: StoredOperation, before: object | null): unknown {
  if (type === 'CREATE' || type === 'UPDATE') return data
  if (type === 'RENAME' && before) return { ...before, slug: (data as { to?: unknown } | null)?.to }
  return null
}
