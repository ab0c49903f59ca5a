import type { z } from 'zod'
import { findingsAlone } from './alone.ts'
import { type FindingOf, findingsOfAll } from './findings.ts'
import { compare, isLimit } from './limits.ts'
import type { SafetyRecord } from './loaded.ts'
import type { SupplementSafety } from './record.contract.ts'
import { supplementRef } from './refs.ts'
import { byCaution, bySeverityOrder } from './rules.ts'

export type SafetyOf = z.output<typeof SupplementSafety>

const textOf = ({ kind, other }: FindingOf) => `${kind} ${other?.slug ?? ''}`

/** The most serious first; of equal ones in the order of what they are about. */
export const worstFirst = (a: FindingOf, b: FindingOf) =>
  bySeverityOrder(a.severity, b.severity) || byCaution(a.action, b.action) || (textOf(a) < textOf(b) ? -1 : 1)

/** All that is published about the safety of one supplement, whoever asks. */
export function safetyOf(record: SafetyRecord): SafetyOf {
  const { findings, nothingFound } = findingsOfAll(record)
  const unit = record.unit ?? 'mg'
  const counted = { amount: null, unit, complete: true, items: [] }
  return {
    supplement: supplementRef(record),
    findings: [...findings, ...findingsAlone({ record, forms: [] })].sort(worstFirst),
    limits: record.claims.filter(isLimit).map(limit => compare(limit, counted, record)),
    nothingFound,
    coverage: record.coverage,
  }
}
