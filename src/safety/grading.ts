import type { z } from 'zod'
import type { ViewStance } from '../knowledge/safety.ts'
import type { InteractionClaim, WarningClaim } from './loaded.ts'
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

export type Stance = z.output<typeof ViewStance>

/** Whether a statement warns, or tells that there is nothing to warn of. */
export function stanceOf(claim: WarningClaim): Stance {
  if (claim.kind === 'interaction') return ofInteraction(claim)
  if (claim.kind === 'adverse-effect') return claim.polarity === 'DENIED' ? 'NONE_FOUND' : 'WARNS'
  if (claim.statementStatus === 'NONE_REQUIRED') return 'NONE_REQUIRED'
  const none = claim.strength === 'NONE_SEEN' || claim.statementStatus === 'ASSESSED_NONE_FOUND'
  return none ? 'NONE_FOUND' : 'WARNS'
}

/** A study that saw no effect and advises nothing does not warn; it is no grade of the interaction either. */
function ofInteraction({ overall, severity, direction, management }: InteractionClaim): Stance {
  if (overall === 'NONE_KNOWN') return 'NONE_FOUND'
  const silent = management.action === 'UNKNOWN' || management.action === 'NONE'
  return overall === 'UNKNOWN' && severity === 'UNKNOWN' && direction === 'NO_EFFECT' && silent
    ? 'NONE_SEEN'
    : 'WARNS'
}

/** What the source says to do; what is not asserted for the asked is there to be known. */
export const actionOf = (claim: WarningClaim, matched: Matched): Action =>
  matched === 'RELATED' ? 'INFORM' : claim.kind === 'adverse-effect' ? 'UNKNOWN' : claim.management.action
