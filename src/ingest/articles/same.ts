import { canonicalJson } from '../../knowledge/canonical-json.ts'
import { daysOf } from '../../knowledge/time.ts'
import type { ClaimRecord } from '../documents.ts'

/** What a claim states, without who says so and in which words: two with the same state the same. */
export function statementOf({ kind, document }: ClaimRecord): string | null {
  const members = membersOf({ kind, document } as ClaimRecord)
  return members === null ? null : canonicalJson([kind, document.supplement, ...members])
}

function membersOf({ kind, document }: ClaimRecord): unknown[] | null {
  switch (kind) {
    case 'dosage': {
      const { condition, population, type, amount, per, frequency, severityTier, scope } = document
      return [condition, population, scope.population, type, amount, per, frequency, severityTier]
    }
    case 'timeline': {
      const { condition, start, end } = document
      return [condition, start && daysOf(start), end && daysOf(end)]
    }
    case 'contraindication':
      return [document.target, document.management.action]
    case 'interaction':
      return [document.interactant, document.management.action]
    case 'action':
      return [document.mechanism]
    case 'combination':
      return [document.with]
    default:
      return null
  }
}

/** An article may only join a claim that nobody graded higher than an article can be. */
export const mayJoin = ({ document }: ClaimRecord): boolean =>
  document.evidence.certainty === 'NOT_GRADED' || document.evidence.certainty === 'VERY_LOW'

export const cites = ({ document }: ClaimRecord, source: string): boolean =>
  document.citations.some(citation => citation.source === source)
