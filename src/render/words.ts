import { ucumUnits } from '../knowledge/amounts.ts'
import { labelOf } from '../knowledge/enumeration.ts'
import type { TimeUnit, TimeValue } from '../knowledge/time.ts'
import type { ClaimOf } from './facts/table.ts'

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

const unitNames: Record<TimeUnit, string> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
}

/** `3 weeks`, `1 day`, `6–8 weeks`. */
const unitWords = (count: string, unit: TimeUnit) => `${count} ${unitNames[unit]}${count === '1' ? '' : 's'}`

/** A number as people read it: `10,000`. */
export const numberWords = (value: number) => number.format(value)

/** The codes of an enumeration that stand for nothing known. */
const silent = new Set(['UNKNOWN', null, undefined])

/** The label of a code in lower case, to stand in a sentence; nothing when it stands for nothing known. */
export const codeWords = (code: string | null | undefined): string[] =>
  silent.has(code) ? [] : [labelOf(code as string).toLowerCase()]

/** Like `codeWords`, with a capital. */
export const codeLabel = (code: string | null | undefined): string[] =>
  silent.has(code) ? [] : [labelOf(code as string)]

interface Range {
  min: number | null
  max: number | null
}

const rangeWords = ({ min, max }: Range, upTo = 'up to', from = 'or more') => {
  if (min === null) return max === null ? '' : `${upTo} ${numberWords(max)}`
  if (max === null) return `${numberWords(min)} ${from}`
  return min === max ? numberWords(min) : `${numberWords(min)}–${numberWords(max)}`
}

type Dosage = ClaimOf<'dosage'>

/** `300–600 mg`, `up to 350 mg`, `5 g or more`. */
export const amountWords = ({ min, max, unit }: Dosage['amount']) => {
  const name = ucumUnits[unit]
  return max === null && min !== null
    ? `${numberWords(min)} ${name} or more`
    : `${rangeWords({ min, max })} ${name}`
}

const perWords = { DAY: ' a day', DOSE: ' a dose', UNKNOWN: '' } as const

/** The amount with what it is per: `300–600 mg a day`. */
export const doseWords = ({ amount, per }: Pick<Dosage, 'amount' | 'per'>) =>
  amountWords(amount) + perWords[per]

/** `twice a day`, `1–3 times every 8 hours`. */
export const frequencyWords = (frequency: Dosage['frequency']): string[] => {
  if (frequency === null) return []
  const { timesMin, timesMax, period, periodUnit } = frequency
  const times = timesMin === timesMax ? countWords(timesMin) : `${timesMin}–${timesMax} times`
  return [
    `${times} ${period === 1 ? `a ${unitNames[periodUnit]}` : `every ${unitWords(String(period), periodUnit)}`}`,
  ]
}

const countWords = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

/** A range of time in one unit: `8–12 weeks`, `up to 3 months`. */
export const spanWords = (span: (Range & { unit: TimeUnit }) | null): string[] => {
  if (span === null) return []
  const count = rangeWords(span)
  return count === '' ? [] : [unitWords(count, span.unit)]
}

const pointWords = ({ value, unit }: TimeValue) => unitWords(numberWords(value), unit)

/** When something is expected: the label as the source has it, else its ends in words. */
export const timeWords = ({ label, start, end }: Pick<ClaimOf<'timeline'>, 'label' | 'start' | 'end'>) => {
  if (label !== null) return label
  if (start === null) return end === null ? '' : `Up to ${pointWords(end)}`
  if (end === null) return `From ${pointWords(start)} on`
  if (start.value === end.value && start.unit === end.unit) return `After ${pointWords(start)}`
  return start.unit === end.unit
    ? unitWords(`${numberWords(start.value)}–${numberWords(end.value)}`, start.unit)
    : `${pointWords(start)} to ${pointWords(end)}`
}
