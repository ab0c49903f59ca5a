import type { AmountUnit } from './amounts.ts'
import type { DosageFacts } from './statements.ts'
import { daysPerUnit } from './time.ts'

/** Units that can be converted into each other: the measure that they share, and how many of it one is. */
const measures: Partial<Record<AmountUnit, readonly [measure: string, factor: number]>> = {
  ug: ['mass', 1],
  mg: ['mass', 1e3],
  g: ['mass', 1e6],
  kg: ['mass', 1e9],
  mL: ['volume', 1],
  L: ['volume', 1e3],
  umol: ['substance', 1],
  mmol: ['substance', 1e3],
  'ug/kg': ['mass per body mass', 1],
  'mg/kg': ['mass per body mass', 1e3],
  'g/kg': ['mass per body mass', 1e6],
}

interface Range {
  /** What the numbers count; ranges of different measures cannot be compared. */
  measure: string
  low: number
  high: number
}

/** Whether two dosages contradict each other: maxima that are not equal, other amounts that do not overlap. */
export function dosagesDiffer(one: DosageFacts, other: DosageFacts): boolean {
  if (one.amountBasis !== other.amountBasis && isKnown(one.amountBasis) && isKnown(other.amountBasis))
    return false
  const [a, b] = [dailyAmount(one), dailyAmount(other)]
  if (a.measure !== b.measure) return false
  if (one.type === 'MAXIMUM') return !same(a.high, b.high)
  return (a.high < b.low || b.high < a.low) && !same(a.high, b.low) && !same(b.high, a.low)
}

const isKnown = (code: string): boolean => code !== 'UNKNOWN'

/** The amount as numbers that can be compared within their measure: of a day, where the dosage says how often. */
export function dailyAmount({ type, amount, per, frequency }: DosageFacts): Range {
  const [measure, factor] = measures[amount.unit] ?? [amount.unit, 1]
  // The one number of a maximum may stand at either end.
  const low = amount.min ?? (type === 'MAXIMUM' ? amount.max : null) ?? 0
  const high = amount.max ?? (type === 'MAXIMUM' ? amount.min : null) ?? Number.POSITIVE_INFINITY
  if (per !== 'DOSE' || frequency === null)
    return { measure: `${measure} a ${per}`, low: low * factor, high: high * factor }
  const days = frequency.period * daysPerUnit[frequency.periodUnit]
  return {
    measure: `${measure} a DAY`,
    low: (low * factor * frequency.timesMin) / days,
    high: (high * factor * frequency.timesMax) / days,
  }
}

/** Equal, but for the last bits that a conversion changes. */
const same = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
