import type { WarningClaim } from './loaded.ts'
import type { Matched } from './match.ts'
import {
  type Action,
  bySeriousness,
  bySeverity,
  byStrength,
  related,
  type Severity,
  type SeverityRule,
} from './rules.ts'

/** How serious something is, and who says so: a source, or one of our rules. */
export interface Grade {
  severity: Severity
  basis: { type: 'SOURCE' | 'RULE'; rule: string | null }
}

const bySource = (severity: Severity): Grade => ({ severity, basis: { type: 'SOURCE', rule: null } })

export const byRule = ({ id, severity }: SeverityRule): Grade => ({
  severity,
  basis: { type: 'RULE', rule: id },
})

/** How serious a statement is for what was asked. */
export function gradeOf(claim: WarningClaim, matched: Matched): Grade {
  if (matched === 'RELATED') return byRule(related)
  if (claim.kind === 'contraindication') return byRule(byStrength[strengthOf(claim.strength)])
  if (claim.kind === 'adverse-effect') return byRule(bySeriousness[claim.seriousness])
  const { overall, severity } = claim
  if (overall !== 'UNKNOWN' && overall !== 'NONE_KNOWN') return bySource(overall)
  return byRule(bySeverity[severity])
}

const strengthOf = (strength: string) =>
  strength === 'ABSOLUTE' || strength === 'RELATIVE' || strength === 'PRECAUTION' ? strength : 'UNKNOWN'

/** What a statement says of the topic: a warning, or that a source looked and found none, or that none is required. */
export type Stance = 'WARNS' | 'NONE_FOUND' | 'NONE_REQUIRED'

export function stanceOf(claim: WarningClaim): Stance {
  if (claim.kind === 'interaction') return claim.overall === 'NONE_KNOWN' ? 'NONE_FOUND' : 'WARNS'
  if (claim.kind === 'adverse-effect') return claim.polarity === 'DENIED' ? 'NONE_FOUND' : 'WARNS'
  if (claim.statementStatus === 'NONE_REQUIRED') return 'NONE_REQUIRED'
  return claim.strength === 'NONE_SEEN' || claim.statementStatus === 'ASSESSED_NONE_FOUND'
    ? 'NONE_FOUND'
    : 'WARNS'
}

/** What the source says to do; what is not asserted for the asked is there to be known. */
export const actionOf = (claim: WarningClaim, matched: Matched): Action =>
  matched === 'RELATED' ? 'INFORM' : claim.kind === 'adverse-effect' ? 'UNKNOWN' : claim.management.action
