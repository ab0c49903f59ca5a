import { daysPerUnit, type TimeUnit } from '../../../knowledge/time.ts'

/** An amount or a time as a text or a record has it, in one unit for each dimension. */
export interface Quantity {
  /** What can be compared with what: `g`, `d`, or a unit that stands for itself. */
  dimension: string
  min: number | null
  max: number | null
}

/** A quantity with its words. */
export interface Found extends Quantity {
  start: number
  end: number
}

const grams: Record<string, number> = { ug: 1e-6, mcg: 1e-6, µg: 1e-6, mg: 1e-3, g: 1, kg: 1e3 }
const own: Record<string, string> = { iu: '[IU]', cfu: '[CFU]', ml: 'mL' }
const times: Record<string, TimeUnit> = {
  minute: 'min',
  hour: 'h',
  day: 'd',
  week: 'wk',
  month: 'mo',
  year: 'a',
}

const NUMBER = '(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}(?:\\.\\d{1,4})?)'
const RANGE = `${NUMBER}(?:\\s{0,2}(?:–|-|to|and)\\s{0,2}${NUMBER})?`
const AMOUNT = new RegExp(`${RANGE}\\s?(mcg|ug|µg|mg|g|kg|IU|CFU|mL)(?![\\p{L}/])`, 'giu')
const SPAN = new RegExp(`${RANGE}[\\s-]?(minute|hour|day|week|month|year)s?(?!\\p{L})`, 'giu')
const WEEK = new RegExp(`\\bweeks?\\s${RANGE}`, 'giu')

const numberOf = (text: string) => Number(text.replaceAll(',', ''))

/** A quantity in base units; to nine digits, so that 0.3 g and 300 mg are one. */
function based(min: number | null, max: number | null, unit: string): Quantity {
  const factor = grams[unit] ?? (unit in daysPerUnit ? daysPerUnit[unit as TimeUnit] : 1)
  const dimension = unit in grams ? 'g' : unit in daysPerUnit ? 'd' : unit
  const scaled = (value: number | null) => (value === null ? null : Number((value * factor).toPrecision(9)))
  return { dimension, min: scaled(min), max: scaled(max) }
}

/** An amount or a time of a record, with a UCUM unit. */
export const quantityOf = ({ min, max, unit }: { min: number | null; max: number | null; unit: string }) =>
  based(min, max, unit)

const foundBy = (
  text: string,
  pattern: RegExp,
  made: (low: number, high: number, unit: string) => Quantity,
) =>
  [...text.matchAll(pattern)].map((match): Found => {
    const [words, low = '', high = low, unit = ''] = match
    return {
      ...made(numberOf(low), numberOf(high), unit),
      start: match.index,
      end: match.index + words.length,
    }
  })

/** The amounts and times that a text states, in its order. */
export function quantitiesIn(text: string): Found[] {
  const amounts = foundBy(text, AMOUNT, (low, high, unit) => {
    const name = unit.toLowerCase()
    return based(low, high, own[name] ?? name)
  })
  const spans = foundBy(text, SPAN, (low, high, unit) => based(low, high, times[unit.toLowerCase()] ?? 'd'))
  // Week n is days 7(n−1) to 7n.
  const weeks = foundBy(text, WEEK, (low, high) => based(7 * (low - 1), 7 * high, 'd'))
  return [...amounts, ...spans, ...weeks].sort((a, b) => a.start - b.start)
}

/** Whether a text says what a record says: both ends of a range, or one of them. */
export function isSame(said: Quantity, record: Quantity): boolean {
  if (said.dimension !== record.dimension) return false
  if (said.min === said.max) return said.min === record.min || said.max === record.max
  return said.min === record.min && said.max === record.max
}
