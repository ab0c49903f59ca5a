import { isDeepStrictEqual } from 'node:util'

type Cited = { source?: unknown }

/**
 * The citations of a record that gained some on both sides: the published ones, and those that a changeset adds to what
 * its author has seen. What it says anew of a source that others cited meanwhile counts more.
 *
 * @returns null when the changeset does more than add, or there is nothing to merge
 */
export function mergedCitations(base: unknown, mine: unknown, published: unknown): unknown[] | null {
  if (![base, mine, published].every(Array.isArray)) return null
  const [before, now, there] = [base, mine, published] as Cited[][] as [Cited[], Cited[], Cited[]]
  const has = (list: readonly Cited[], one: Cited) => list.some(other => isDeepStrictEqual(other, one))
  if (!before.every(one => has(now, one))) return null
  const added = now.filter(one => !has(before, one))
  const isSaidAnew = (one: Cited) => !has(before, one) && added.some(({ source }) => source === one.source)
  return [...there.filter(one => !isSaidAnew(one)), ...added]
}
