import type { Answer, HeaderList } from './answer.ts'

/** For how long answers may be served when the database does not answer: `stale-if-error`, in ms. */
const STALE_MS = 86_400_000

const STALE_LIFETIME = 'public, max-age=0, stale-if-error=86400'

/** What this cache did, as a member of `Cache-Status` (RFC 9211). */
const statusOf = (done: string): string => `supplement-kb; ${done}`

export const MISS = statusOf('fwd=uri-miss')
export const STORED = statusOf('fwd=uri-miss; stored')
export const PASSED = statusOf('fwd=bypass')

export const HIT = statusOf('hit')
export const COLLAPSED = statusOf('fwd=uri-miss; collapsed')

/**
 * An answer with headers which say that it may be outdated: fresh for nobody, and how old it may be.
 *
 * @param ageMs since the database last said that there was nothing newer
 * @returns undefined when it is too old to be served at all
 */
export function staleForm(answer: Answer, ageMs: number): { answer: Answer; status: string } | undefined {
  if (ageMs > STALE_MS) return undefined
  const age = String(Math.floor(ageMs / 1000))
  const mark = (headers: HeaderList) =>
    headers
      .map((text, i) => (headers[i - 1] === 'cache-control' && i % 2 ? STALE_LIFETIME : text))
      .concat('age', age)
  return {
    answer: { ...answer, headers: mark(answer.headers), validators: mark(answer.validators) },
    status: statusOf(`hit; ttl=-${age}; detail=database-unavailable`),
  }
}
