import { ownerOf, type Transaction } from './transaction.ts'

const checked = new WeakMap<object, Set<number>>()

/**
 * Remembers that this very process checked the documents of a changeset by their contracts and stored what came
 * out. Publishing it then need not check them by themselves again, as long as nobody has edited it.
 */
export function rememberChecked(tx: Transaction, changesetId: number): void {
  const owner = ownerOf(tx)
  checked.set(owner, (checked.get(owner) ?? new Set()).add(changesetId))
}

/** Whether it did. Else another process may have, whose contracts need not be ours. */
export const wasCheckedHere = (tx: Transaction, changesetId: number): boolean =>
  checked.get(ownerOf(tx))?.has(changesetId) ?? false

/** Forgets it, when the changeset is decided. */
export const forgetChecked = (tx: Transaction, changesetId: number): void =>
  void checked.get(ownerOf(tx))?.delete(changesetId)
