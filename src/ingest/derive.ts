import { agreementOf } from '../knowledge/agreement.ts'
import { topicsOf } from '../knowledge/coverage-topics.ts'
import { questionOf } from '../knowledge/question.ts'
import { rankOf } from '../knowledge/ranking.ts'
import { supportOf } from '../knowledge/support.ts'
import type { ClaimRecord } from './documents.ts'
import type { Lookup } from './lookup.ts'
import type { Derived } from './rows/claims.ts'
import { surroundingsIn } from './surroundings.ts'

/** The question of each claim, by id. */
export const questionsOf = (claims: readonly ClaimRecord[], lookup: Lookup): Map<string, string> => {
  const around = surroundingsIn(lookup)
  return new Map(claims.map(claim => [claim.key, questionOf(claim, around)]))
}

/**
 * What is computed about claims, by id.
 *
 * @param claims all claims of every question that is among them
 * @param lookup all records that they name
 */
export function deriveClaims(claims: readonly ClaimRecord[], lookup: Lookup): Map<string, Derived> {
  const around = surroundingsIn(lookup)
  const questions = questionsOf(claims, lookup)
  const groups = new Map<string, ClaimRecord[]>()
  for (const claim of claims) {
    const question = questions.get(claim.key) ?? ''
    const group = groups.get(question)
    if (group) group.push(claim)
    else groups.set(question, [claim])
  }
  return new Map(
    [...groups].flatMap(([question, group]) => {
      const agreement = agreementOf(group)
      return group.map(
        claim =>
          [
            claim.key,
            {
              question,
              agreement,
              rank: rankOf(claim, around),
              support: supportOf(claim, around),
              topics: topicsOf(claim, around),
            },
          ] as const,
      )
    }),
  )
}
