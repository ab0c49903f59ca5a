import type { z } from 'zod'
import { dosagesDiffer } from './dosage-agreement.ts'
import { type Agreement, DisagreementAspect } from './evidence.ts'
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
  for (const [one, other] of pairsOf(statements)) if (differences(one, other).length > 0) return 'DIFFERS'
  return 'AGREES'
}

/** In what the claims that answer one question differ, in the order of the enumeration; empty when they agree. */
export function differencesOf(statements: readonly AnyStatement[]): DisagreementAspect[] {
  const found = new Set<DisagreementAspect>()
  for (const [one, other] of pairsOf(statements))
    for (const difference of differences(one, other)) found.add(difference)
  return DisagreementAspect.options.filter(difference => found.has(difference))
}

function* pairsOf<T>(all: readonly T[]): Generator<readonly [T, T]> {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) yield [one, other]
}

/** What one source says in several claims, such as the arms of a trial, is no disagreement. */
function differences(one: AnyStatement, other: AnyStatement): DisagreementAspect[] {
  const sources = supportingSources(one).toSorted().join()
  if (sources !== '' && sources === supportingSources(other).toSorted().join()) return []
  return saidDifferently(one, other)
}

function saidDifferently(one: AnyStatement, other: AnyStatement): DisagreementAspect[] {
  if (one.kind === 'dosage' && other.kind === 'dosage')
    return named({
      [one.document.type === 'MAXIMUM' ? 'LIMIT' : 'DOSE']: dosagesDiffer(one.document, other.document),
    })
  if (one.kind === 'timeline' && other.kind === 'timeline')
    return named({
      [one.document.measure === 'MAXIMUM_DURATION' ? 'DURATION' : 'TIME']: timelinesDiffer(
        one.document,
        other.document,
      ),
    })
  if (one.kind === 'contraindication' && other.kind === 'contraindication')
    return warningDifferences(one, other)
  if (one.kind === 'interaction' && other.kind === 'interaction') return interactionDifferences(one, other)
  if (one.kind === 'adverse-effect' && other.kind === 'adverse-effect') return effectDifferences(one, other)
  if (one.kind === 'action' && other.kind === 'action')
    return named({ DIRECTION: stated(one.document.direction, other.document.direction) })
  if (otherOutcome(outcomeOf(one), outcomeOf(other))) return []
  return named({ DIRECTION: stated(one.document.evidence.direction, other.document.evidence.direction) })
}

/** The names of what is true. */
const named = (found: Partial<Record<DisagreementAspect, boolean>>): DisagreementAspect[] =>
  (Object.keys(found) as DisagreementAspect[]).filter(difference => found[difference])

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

const warningDifferences = (
  { document: a }: Statement<'contraindication'>,
  { document: b }: Statement<'contraindication'>,
) =>
  named({
    STRENGTH: stated(a.strength, b.strength),
    MANAGEMENT: stated(actionClass(a.management.action), actionClass(b.management.action)),
  })

const interactionDifferences = (
  { document: a }: Statement<'interaction'>,
  { document: b }: Statement<'interaction'>,
) =>
  named({
    SEVERITY: stated(a.severity, b.severity),
    OVERALL: stated(a.overall, b.overall),
    MANAGEMENT: stated(a.management.action, b.management.action),
    SEPARATION: hoursDiffer(a.management, b.management),
  })

const hoursDiffer = ({ separation: a }: ManagementFacts, { separation: b }: ManagementFacts): boolean =>
  a !== null &&
  b !== null &&
  (numbersDiffer(a.hoursBefore, b.hoursBefore) || numbersDiffer(a.hoursAfter, b.hoursAfter))

const numbersDiffer = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b

const effectDifferences = (
  { document: a }: Statement<'adverse-effect'>,
  { document: b }: Statement<'adverse-effect'>,
) =>
  stated(a.polarity, b.polarity)
    ? named({ OCCURRENCE: true })
    : named({
        FREQUENCY: a.polarity === 'REPORTED' && stated(a.frequency, b.frequency),
        SERIOUSNESS: a.polarity === 'REPORTED' && stated(a.seriousness, b.seriousness),
      })
