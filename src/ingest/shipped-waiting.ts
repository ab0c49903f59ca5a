import { canonicalJson } from '../knowledge/canonical-json.ts'
import { isActive, loadCurrent, recordFrom } from './current.ts'
import { recordId } from './lookup.ts'
import type { Draft } from './read-knowledge.ts'
import { type OperationInput, stageIn } from './stage.ts'
import type { Transaction } from './transaction.ts'

/** Who publishes what is shipped, when nobody has reviewed it. */
export const shippedActor = 'shipped'

/** The batch of changesets that hold what was shipped and not published by itself. */
export const differencesBatch = 'shipped-differences'

/** What drafts would change; those that are published as they are change nothing. */
export async function draftOperations(tx: Transaction, drafts: readonly Draft[]): Promise<OperationInput[]> {
  const current = await loadCurrent(tx, drafts)
  return drafts.flatMap(({ kind, key, document, waits }) => {
    const now = current.get(recordId(kind, key))
    if (isActive(now) && canonicalJson(recordFrom(now).document) === canonicalJson(document)) return []
    return [{ type: isActive(now) ? 'UPDATE' : 'CREATE', kind, document, note: waits } as const]
  })
}

/**
 * Makes one changeset of a batch wait in review, instead of the one before it. A changeset that says the same
 * is left as it is, also when it was rejected: nobody is asked twice.
 */
export async function replaceWaiting(
  tx: Transaction,
  batch: string,
  title: string,
  operations: readonly OperationInput[],
  now: Date,
): Promise<void> {
  const before = await tx.changeset.findFirst({
    where: { batch },
    orderBy: { id: 'desc' },
    include: { operations: { orderBy: { position: 'asc' } } },
  })
  if (before && before.title === title && saysSame(before.operations, operations)) return
  await tx.changeset.updateMany({
    where: { batch, state: { in: ['DRAFT', 'IN_REVIEW'] } },
    data: { state: 'ABANDONED', decidedAt: now, decidedBy: shippedActor },
  })
  if (operations.length === 0) return
  const own = { title, reason: title, origin: 'SHIPPED', actor: shippedActor, batch, createdAt: now } as const
  await stageIn(tx, { ...own, operations })
}

interface Stored {
  type: string
  kind: string
  data: unknown
  note: string | null
}

const saysSame = (stored: readonly Stored[], operations: readonly OperationInput[]): boolean =>
  canonicalJson(stored.map(({ type, kind, data, note }) => ({ type, kind, data, note }))) ===
  canonicalJson(operations.map(operation => ({ ...essence(operation), note: operation.note ?? null })))

const essence = (operation: OperationInput) => ({
  type: operation.type,
  kind: operation.kind,
  data:
    'document' in operation ? operation.document : operation.type === 'RETIRE' ? { successor: null } : null,
})
