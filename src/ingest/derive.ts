import { agreementOf } from '../knowledge/agreement.ts'
import { topicsOf } from '../knowledge/coverage-topics.ts'
import { questionOf } from '../knowledge/question.ts'
import { rankOf } from '../knowledge/ranking.ts'
import type { Surroundings } from '../knowledge/statements.ts'
import { supportOf } from '../knowledge/support.ts'
import type { ClaimRecord } from './documents.ts'
import type { Around } from './lookup.ts'
import type { Derived } from './rows/claims.ts'
import { surroundingsIn } from './surroundings.ts'

/** What is computed about a claim, without regard to other claims. */
export type DerivedAlone = Omit<Derived, 'agreement'>

/** What is computed about a claim, without regard to other claims. */
export const deriveClaim = (claim: ClaimRecord, around: Surroundings): DerivedAlone => ({
  question: questionOf(claim, around),
  rank: rankOf(claim, around),
  support: supportOf(claim, around),
  topics: topicsOf(claim, around),
})

/**
 * What is computed about claims, by id.
 *
 * @param claims all claims of every question that is among them
 * @param around all records that they name
 */
export function deriveClaims(claims: readonly ClaimRecord[], around: Around): Map<string, Derived> {
  const surroundings = surroundingsIn(around)
  const derived = claims.map(claim => ({ claim, alone: deriveClaim(claim, surroundings) }))
  const groups = new Map<string, ClaimRecord[]>()
  for (const { claim, alone } of derived) {
    const group = groups.get(alone.question)
    if (group) group.push(claim)
    else groups.set(alone.question, [claim])
  }
  const agreements = new Map([...groups].map(([question, group]) => [question, agreementOf(group)]))
  return new Map(
    derived.map(({ claim, alone }) => [
      claim.key,
      { ...alone, agreement: agreements.get(alone.question) ?? 'UNKNOWN' },
    ]),
  )
}
