import type { z } from 'zod'
import { dosagesDiffer } from './dosage-agreement.ts'
import type { Agreement } from './evidence.ts'
import {
  type AnyStatement,
  type ManagementFacts,
  type Statement,
  supportingSources,
  type TimelineFacts,
} from './statements.ts'
import { daysOf } from './time.ts'

/** Whether the claims that answer one question agree: SOLE, AGREES or DIFFERS. */
export function agreementOf(statements: readonly AnyStatement[]): z.output<typeof Agreement> {
  if (statements.length < 2) return 'SOLE'
  const differ = statements.some((one, index) =>
    statements.slice(index + 1).some(other => areDifferent(one, other)),
  )
  return differ ? 'DIFFERS' : 'AGREES'
}

/** What one source says in several claims, such as the arms of a trial, is no disagreement. */
function areDifferent(one: AnyStatement, other: AnyStatement): boolean {
  const sources = supportingSources(one).toSorted().join()
  if (sources !== '' && sources === supportingSources(other).toSorted().join()) return false
  return sayDifferent(one, other)
}

function sayDifferent(one: AnyStatement, other: AnyStatement): boolean {
  if (one.kind === 'dosage' && other.kind === 'dosage') return dosagesDiffer(one.document, other.document)
  if (one.kind === 'timeline' && other.kind === 'timeline')
    return timelinesDiffer(one.document, other.document)
  if (one.kind === 'contraindication' && other.kind === 'contraindication') return warningsDiffer(one, other)
  if (one.kind === 'interaction' && other.kind === 'interaction') return interactionsDiffer(one, other)
  if (one.kind === 'adverse-effect' && other.kind === 'adverse-effect') return effectsDiffer(one, other)
  if (one.kind === 'action' && other.kind === 'action')
    return stated(one.document.direction, other.document.direction)
  if (otherOutcome(outcomeOf(one), outcomeOf(other))) return false
  return stated(one.document.evidence.direction, other.document.evidence.direction)
}

/** Both say something, and not the same. */
const stated = (one: string, other: string): boolean =>
  one !== other && one !== 'UNKNOWN' && other !== 'UNKNOWN'

const outcomeOf = ({ kind, document }: AnyStatement): string | null =>
  (kind === 'indication' ? document.outcome : null) ?? document.evidence.effect?.outcome ?? null

const otherOutcome = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() !== other.toLowerCase()

function timelinesDiffer(one: TimelineFacts, other: TimelineFacts): boolean {
  if (one.measure === 'MAXIMUM_DURATION') return lastDay(one) !== lastDay(other)
  // A trial that measured at another time has not found another time.
  if (one.basis === 'TRIAL_ENDPOINT' || other.basis === 'TRIAL_ENDPOINT') return false
  if (otherOutcome(one.outcome, other.outcome)) return false
  return lastDay(one) < firstDay(other) || lastDay(other) < firstDay(one)
}

const firstDay = ({ start }: TimelineFacts): number => (start === null ? 0 : daysOf(start))
const lastDay = ({ end }: TimelineFacts): number => (end === null ? Number.POSITIVE_INFINITY : daysOf(end))

/** Actions that come to the same for the reader: leave it, take care, go on. */
const actionClass = (action: ManagementFacts['action']): string => {
  if (action === 'AVOID' || action === 'STOP_BEFORE') return 'LEAVE'
  if (action === 'INFORM' || action === 'NONE') return 'GO_ON'
  return action === 'UNKNOWN' ? 'UNKNOWN' : 'CARE'
}

function warningsDiffer(
  { document: a }: Statement<'contraindication'>,
  { document: b }: Statement<'contraindication'>,
) {
  return (
    stated(a.strength, b.strength) ||
    stated(actionClass(a.management.action), actionClass(b.management.action))
  )
}

function interactionsDiffer(
  { document: a }: Statement<'interaction'>,
  { document: b }: Statement<'interaction'>,
) {
  return (
    stated(a.severity, b.severity) ||
    stated(a.overall, b.overall) ||
    stated(a.management.action, b.management.action) ||
    hoursDiffer(a.management, b.management)
  )
}

const hoursDiffer = ({ separation: a }: ManagementFacts, { separation: b }: ManagementFacts): boolean =>
  a !== null &&
  b !== null &&
  (numbersDiffer(a.hoursBefore, b.hoursBefore) || numbersDiffer(a.hoursAfter, b.hoursAfter))

const numbersDiffer = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b

function effectsDiffer(
  { document: a }: Statement<'adverse-effect'>,
  { document: b }: Statement<'adverse-effect'>,
) {
  if (stated(a.polarity, b.polarity)) return true
  return (
    a.polarity === 'REPORTED' && (stated(a.frequency, b.frequency) || stated(a.seriousness, b.seriousness))
  )
}
