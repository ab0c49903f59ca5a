import type { AmountUnit } from '../../knowledge/amounts.ts'
import { factors } from '../rules/units.ts'
import { type Amount, amountsIn, unitOfHead } from './numbers.ts'

/** An amount or a range of amounts in a text. */
export interface Quantity {
  min: number
  max: number
  unit: AmountUnit
  isRange: boolean
  start: number
  end: number
}

const soMuch = '(?:about|around|approximately|roughly|even|as much as|maybe|perhaps|a maximum of)\\s'
const perDay = '(?:\\s(?:(?:a|per|each) (?:day|night|dose)|daily))?'
const between = new RegExp(
  `^(?:\\s?or\\s|${perDay}\\s{0,2}(?:[–—−‑-]|to|up to|through)\\s{0,2})(?:${soMuch})?$`,
  'i',
)
const and = new RegExp(`^${perDay}\\s(?:and|or|to)\\s(?:${soMuch})?$`, 'i')
const betweenBefore = /\b(?:between|from)\s(?:about\s|around\s)?$/i

const perUnit: Partial<Record<AmountUnit, readonly [AmountUnit, number]>> = {
  g: ['mg', 1000],
  mg: ['ug', 1000],
}

/** Two amounts in the unit of the first, or in that of the second where the first has none. */
function together(first: Amount, second: Amount, factorOf: string): Quantity | null {
  const { unit } = second
  if (unit === null) return null
  const own = first.unit ?? unit
  const scale = own === unit ? 1 : perUnit[unit]?.[0] === own ? (perUnit[unit]?.[1] ?? 0) : 0
  if (scale === 0) return null
  // "5 to 10 billion": the word for the size stands once.
  const size = first.unit === null && unit === '[CFU]' && first.value < 1e6 ? (factors[factorOf] ?? 1) : 1
  const [min, max] = [first.value * size, second.value * scale]
  return min < max ? { min, max, unit: own, isRange: true, start: first.start, end: second.end } : null
}

/** "Between 5 and 10 billion", "from 200 mg up to 1 g" */
function rangeOf(text: string, first: Amount, second: Amount): Quantity | null {
  const gap = text.slice(first.end, second.start)
  const isPair =
    between.test(gap) ||
    (and.test(gap) && betweenBefore.test(text.slice(Math.max(0, first.start - 15), first.start)))
  if (!isPair) return null
  const factor = /(thousand|million|billion|trillion)/i.exec(text.slice(second.start, second.end))?.[1]
  return together(first, second, factor?.toLowerCase() ?? '')
}

const piece =
  '(?:capsules?|tablets?|softgels?|pills?|lozenges?|gumm(?:y|ies)|caplets?|sachets?|scoops?|drops?)'
const pieceBehind = new RegExp(`^[\\s-](?:[\\p{L}-]+ ){0,3}?${piece}(?![\\p{L}])`, 'iu')
const pieceBetween = new RegExp(`^\\s${piece}\\s(?:of|at|with|containing|providing)\\s$`, 'iu')
const pieceWithBracket = new RegExp(`^\\s${piece}\\s\\(\\s?$`, 'iu')
const mostPieces = 12

/** Whether the amount is that of one piece: "two 300 mg capsules", "two capsules of 300 mg", "two capsules (300 mg each)". */
function isOfPiece(text: string, count: Amount, amount: Amount): boolean {
  const gap = text.slice(count.end, amount.start)
  const behind = text.slice(amount.end, amount.end + 60)
  if (/^\s(?:[x×]\s)?$/.test(gap)) return pieceBehind.test(behind)
  return pieceBetween.test(gap) || (pieceWithBracket.test(gap) && /^ (?:each|apiece)\)/.test(behind))
}

const isCount = ({ value, unit }: Amount) => unit === null && Number.isInteger(value) && value <= mostPieces

/** "Two 300 mg capsules" are 600 mg, "one or two 300 mg capsules" are 300 to 600 mg. */
function piecesOf(text: string, counts: readonly Amount[], amount: Amount | undefined): Quantity | null {
  const [first] = counts
  const last = counts.at(-1)
  if (!first || !last || !amount || amount.unit === null || !counts.every(isCount)) return null
  if (!isOfPiece(text, last, amount)) return null
  if (counts.length > 1 && !between.test(text.slice(first.end, last.start))) return null
  const [min, max] = [first.value * amount.value, last.value * amount.value]
  return { min, max, unit: amount.unit, isRange: min < max, start: first.start, end: amount.end }
}

const alone = ({ value, unit, start, end }: Amount): Quantity | null =>
  unit !== null && Number.isFinite(value) && value > 0
    ? { min: value, max: value, unit, isRange: false, start, end }
    : null

/** What stands at a place of a row of numbers, and how many of them it takes. */
function quantityAt(text: string, amounts: readonly Amount[], at: number): [Quantity | null, number] {
  const [first, second, third] = amounts.slice(at, at + 3) as [Amount, Amount?, Amount?]
  if (!second) return [alone(first), 1]
  const range = rangeOf(text, first, second)
  if (range) return [range, 2]
  const ofMany = piecesOf(text, [first, second], third)
  if (ofMany) return [ofMany, 3]
  const ofSome = piecesOf(text, [first], second)
  if (ofSome) return [ofSome, 2]
  const orTwo = first.unit !== null && first.value === 1 && /^ or (?:two|three)\b/.exec(text.slice(first.end))
  if (orTwo && second.unit === null)
    return [{ ...(alone(first) as Quantity), max: second.value, isRange: true }, 2]
  return [alone(first), 1]
}

const otherUnit =
  /^(?:\s\p{L}{1,16})?\s?(?:\(\s?|\/\s?|,?\s?(?:or|that is|i\.e\.,?|which (?:is|equals|makes|gives|means|comes to))\s)(?:(?:about|around|roughly|approximately|or|equal to|which is|that is|i\.e\.,?|=|≈|~)\s?){0,2}$/iu

/** "1,000 IU (25 mcg)": the same in another unit. */
const isSaidAgain = (text: string, before: Quantity | undefined, { unit, start, end, isRange }: Quantity) =>
  before !== undefined &&
  before.unit !== unit &&
  before.isRange === isRange &&
  [before.unit, unit].every(code => weights.has(code)) &&
  otherUnit.test(text.slice(before.end, start)) &&
  /^\s?(?:\)|of |a |per |daily|each|[.,;]|$)/.test(text.slice(end))

const weights: ReadonlySet<AmountUnit> = new Set(['mg', 'ug', 'g', '[IU]', '[CFU]', 'mL'])

/** The amounts of a text, ranges as one; numbers without a unit are none. */
export function quantitiesIn(text: string): Quantity[] {
  const amounts = amountsIn(text)
  const found: Quantity[] = []
  for (let at = 0; at < amounts.length; ) {
    const [quantity, taken] = quantityAt(text, amounts, at)
    if (quantity && !isSaidAgain(text, found.at(-1), quantity)) found.push(quantity)
    at += taken
  }
  return found
}

const number = '\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?'
const headed = new RegExp(
  `^(.{0,24}?)(?<![\\p{L}\\d])(${number})(?:\\s?(?:[–—−‑-]|to)\\s?(${number}))?(?!\\s?(?:%|[–-]|\\p{L}*(?:days?|weeks?|months?|hours?|times|years?|capsules?|x|×)))`,
  'iu',
)

/** The amount of a cell whose unit the head of its column names. */
export function quantityBelow(head: string | null, cell: string): Quantity | null {
  const found = head === null || quantitiesIn(cell).length > 0 ? null : headed.exec(cell)
  const unit = head === null || !found ? null : unitOfHead(head)
  if (!found || !unit) return null
  const [all, before = '', from = '', to = from] = found
  const [min, max] = [from, to].map(figures => Number(figures.replaceAll(',', '')) * unit.size) as [
    number,
    number,
  ]
  if (min > max || max <= 0) return null
  return { min, max, unit: unit.unit, isRange: min < max, start: before.length, end: all.length }
}
