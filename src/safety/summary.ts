import type { z } from 'zod'
import type { PairOf } from './coverage.ts'
import type { FindingOf } from './findings.ts'
import { actingActions, actingSeverities } from './rules.ts'
import type { Summary } from './safety-checks.contract.ts'

export type SummaryOf = z.output<typeof Summary>

const assessed: readonly PairOf['status'][] = ['STATED', 'ASSESSED_NONE_FOUND', 'NONE_REQUIRED']

const needsAction = ({ severity, action }: FindingOf) =>
  actingSeverities.includes(severity) || actingActions.includes(action)

/**
 * What a check comes to.
 *
 * @param findings the most serious first
 * @param open how many names were not understood or are ambiguous
 */
export function summaryOf(findings: readonly FindingOf[], pairs: readonly PairOf[], open: number): SummaryOf {
  const pairsAssessed = pairs.filter(({ status }) => assessed.includes(status)).length
  return {
    status: statusOf(findings, pairsAssessed, open),
    complete: open === 0 && pairsAssessed === pairs.length,
    highestSeverity: findings[0]?.severity ?? null,
    pairsAsked: pairs.length,
    pairsAssessed,
  }
}

function statusOf(findings: readonly FindingOf[], pairsAssessed: number, open: number): SummaryOf['status'] {
  if (findings.some(needsAction)) return 'ACTION_NEEDED'
  if (open > 0 || pairsAssessed === 0) return 'INCOMPLETE'
  return findings.length > 0 ? 'CAUTION' : 'NOTHING_FOUND_IN_WHAT_WAS_ASSESSED'
}
