import type { Api } from './api.ts'
import { type Changeset, type Head, isOpen } from './types.ts'

/**
 * Checks the open ones of these changesets, one after the other: each check takes the service up to a second.
 *
 * @param onCounts hears after each how many errors each has
 */
export async function countErrors(
  api: Api,
  heads: readonly Head[],
  signal: AbortSignal,
  onCounts: (errors: ReadonlyMap<number, number>) => void,
): Promise<void> {
  const counts = new Map<number, number>()
  for (const { id } of heads.filter(isOpen)) {
    const answer = await api.get<Changeset>(`changesets/${id}?limit=1`).catch(() => null)
    if (signal.aborted) return
    if (!answer?.data.validation) continue
    counts.set(id, answer.data.validation.errors.length)
    onCounts(new Map(counts))
  }
}
