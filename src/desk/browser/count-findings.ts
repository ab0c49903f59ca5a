import type { Api } from './api.ts'
import { type Changeset, type Head, isOpen } from './types.ts'

/** How much is to be said of a changeset. */
export interface Counts {
  errors: number
  /** How many records say otherwise than a published one. */
  contradictions: number
}

/**
 * Checks the open ones of these changesets, one after the other: each check takes the service up to a second.
 *
 * @param onCounts hears all counts after each
 */
export async function countFindings(
  api: Api,
  heads: readonly Head[],
  signal: AbortSignal,
  onCounts: (counts: ReadonlyMap<number, Counts>) => void,
): Promise<void> {
  const counts = new Map<number, Counts>()
  for (const { id } of heads.filter(isOpen)) {
    const answer = await api.get<Changeset>(`changesets/${id}?limit=1`).catch(() => null)
    if (signal.aborted) return
    if (!answer?.data.validation) continue
    counts.set(id, countsOf(answer.data.validation))
    onCounts(new Map(counts))
  }
}

const countsOf = ({ errors, warnings }: NonNullable<Changeset['validation']>): Counts => ({
  errors: errors.length,
  contradictions: new Set(warnings.filter(one => one.contradicts).map(one => one.n)).size,
})
