import type { z } from 'zod'
import type { ScopeMatch } from '../knowledge/safety.ts'

type Matches = z.output<typeof ScopeMatch>

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether two writings name the same preparation: one holds all words of the other, in their order. */
export const sameForm = (one: string, other: string): boolean => {
  const [a, b] = [` ${folded(one)} `, ` ${folded(other)} `]
  return a.includes(b) || b.includes(a)
}

/**
 * Whether a statement about one preparation is about what is taken.
 *
 * @param taken the preparation of each input of the supplement, null where it was not told
 */
export function scopeMatch(form: string | null, taken: readonly (string | null)[]): Matches {
  if (form === null) return 'ANY'
  if (taken.some(one => one !== null && sameForm(one, form))) return 'SAME_PREPARATION'
  return taken.length === 0 || taken.includes(null) ? 'PREPARATION_NOT_TOLD' : 'OTHER_PREPARATION'
}
