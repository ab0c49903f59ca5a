import type { z } from 'zod'
import { FindingSeverity } from '../knowledge/safety.ts'
import { ManagementAction } from '../knowledge/severity.ts'

export type Severity = z.output<typeof FindingSeverity>
export type Action = z.output<typeof ManagementAction>

/** A rule that gives a finding its severity where no source does. Ids are permanent. */
export interface SeverityRule {
  id: string
  when: string
  severity: Severity
}

const rule = (id: string, severity: Severity, when: string): SeverityRule => ({ id, when, severity })

/** What a code of a source becomes; a code that is not here is graded by no rule. */
export const byStrength = {
  ABSOLUTE: rule('contraindication-absolute', 'CONTRAINDICATED', 'A contraindication of strength ABSOLUTE.'),
  RELATIVE: rule('contraindication-relative', 'MAJOR', 'A contraindication of strength RELATIVE.'),
  PRECAUTION: rule('contraindication-precaution', 'MODERATE', 'A contraindication of strength PRECAUTION.'),
  UNKNOWN: rule('contraindication-ungraded', 'UNKNOWN', 'A contraindication whose source names no strength.'),
} as const

export const bySeverity = {
  HIGH: rule(
    'interaction-high',
    'MAJOR',
    'An interaction whose source names the severity HIGH and nothing overall.',
  ),
  MODERATE: rule('interaction-moderate', 'MODERATE', 'The same with MODERATE.'),
  MILD: rule('interaction-mild', 'MINOR', 'The same with MILD.'),
  INSIGNIFICANT: rule('interaction-insignificant', 'MINOR', 'The same with INSIGNIFICANT.'),
  UNKNOWN: rule(
    'interaction-ungraded',
    'UNKNOWN',
    'An interaction that no source graded. We never grade one.',
  ),
} as const

export const bySeriousness = {
  FATAL: rule(
    'adverse-effect-fatal',
    'MAJOR',
    'An unwanted effect that was asked for, with deaths reported.',
  ),
  SERIOUS: rule(
    'adverse-effect-serious',
    'MODERATE',
    'An unwanted effect that was asked for, and is serious.',
  ),
  NOT_SERIOUS: rule(
    'adverse-effect-not-serious',
    'MINOR',
    'An unwanted effect that was asked for, and is not serious.',
  ),
  UNKNOWN: rule(
    'adverse-effect-ungraded',
    'UNKNOWN',
    'An unwanted effect that was asked for, of unknown seriousness.',
  ),
} as const

export const limitExceeded = rule(
  'limit-exceeded',
  'MAJOR',
  'The daily total is above the most that an authority sets for this person.',
)
export const duplicate = rule('duplicate', 'INFORM', 'Several inputs hold the same substance.')
export const duration = rule('duration', 'INFORM', 'A source says for how long it may be taken.')
export const related = rule(
  'related-not-asserted',
  'INFORM',
  'The statement is about another member of the same class, or another condition of the same safety topic.',
)

export const severityRules: readonly SeverityRule[] = [
  ...Object.values(byStrength),
  ...Object.values(bySeverity),
  ...Object.values(bySeriousness),
  limitExceeded,
  duplicate,
  duration,
  related,
]

/** Severities that call for action by themselves. */
export const actingSeverities: readonly Severity[] = ['CONTRAINDICATED', 'MAJOR']

/** What a source says to do that calls for action, however serious the finding is. */
export const actingActions: readonly Action[] = ['AVOID', 'SEPARATE', 'STOP_BEFORE', 'ADJUST_DOSE']

const place = (options: readonly string[], code: string) => options.indexOf(code)

/** Negative when `a` is worse than `b`. */
export const bySeverityOrder = (a: Severity, b: Severity) =>
  place(FindingSeverity.options, a) - place(FindingSeverity.options, b)

/** Negative when `a` is more cautious than `b`. */
export const byCaution = (a: Action, b: Action) =>
  place(ManagementAction.options, a) - place(ManagementAction.options, b)

/** What each action asks of a person. */
export const actionMeanings: Readonly<Record<Action, string>> = {
  AVOID: 'Do not take it.',
  STOP_BEFORE: 'Stop it the stated time before.',
  CONSULT: 'Ask a professional before taking it.',
  SEPARATE: 'Take the two the stated hours apart.',
  ADJUST_DOSE: 'The dose may have to change: ask who prescribed it.',
  MONITOR: 'Have a value or a sign watched.',
  INFORM: 'Know about it.',
  NONE: 'The source says that nothing is needed.',
  UNKNOWN: 'The source names nothing to do. That does not mean that nothing is needed.',
}
