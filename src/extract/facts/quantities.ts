import type { AmountUnit } from '../../knowledge/amounts.ts'
import { factors, numberWords, unitWords } from '../rules/units.ts'

/** An amount or a range of amounts in a text. */
export interface Quantity {
  min: number
  max: number
  unit: AmountUnit
  isRange: boolean
  start: number
  end: number
}

interface Amount {
  value: number
  unit: AmountUnit | null
  start: number
  end: number
}

const words = Object.keys(numberWords).join('|')
const figure = new RegExp(
  `(?<![\\p{L}\\d.,$€£])(?:(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|(half an?|an?|${words})(?![\\p{L}]))(?:\\s?[x×]\\s?10\\^?([\\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))?(?:[\\s-]?(hundred|thousand|million|billion|trillion|bn)(?![\\p{L}]))?`,
  'giu',
)
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const digits = (text: string) =>
  Number([...text].map(letter => (raised.includes(letter) ? raised.indexOf(letter) : letter)).join(''))

const amountOf = (figures: string | undefined, word: string | undefined): number => {
  if (figures !== undefined) return Number(figures.replaceAll(',', ''))
  const plain = (word ?? '').toLowerCase()
  if (plain.startsWith('half')) return 0.5
  return plain === 'a' || plain === 'an' ? 1 : (numberWords[plain] ?? Number.NaN)
}

/** The unit that stands right behind a number. */
function unitAt(text: string, at: number, isLarge: boolean): { unit: AmountUnit; end: number } | null {
  const gap =
    /^[\s\u00a0\u202f-]{0,2}(?:(?:of )?(?:live|active|viable) )?/.exec(text.slice(at, at + 20))?.[0].length ??
    0
  const behind = text.slice(at + gap, at + gap + 40)
  for (const [pattern, unit] of unitWords) {
    const found = pattern.exec(behind)
    if (!found) continue
    const end = at + gap + found[0].length
    const isRate = /^\s?\/\s?(?!kg|d(?:ay)?\b|dose|serving|capsule|night)/i.test(text.slice(end, end + 6))
    if (
      isRate ||
      (unit === '[CFU]' && !isLarge && !/^CFU|^colony/i.test(found[0])) ||
      (unit === '[IU]' && /^units?$/i.test(found[0]) && isLarge)
    )
      return null
    return { unit, end }
  }
  return null
}

function amountsIn(text: string): Amount[] {
  return [...text.matchAll(figure)].map(found => {
    const [all, figures, word, power, factor] = found
    const value =
      amountOf(figures, word) *
      (power ? 10 ** digits(power) : 1) *
      (factor ? (factors[factor.toLowerCase()] ?? 1) : 1)
    const end = found.index + all.length
    const isLarge = power !== undefined || factor !== undefined
    const unit = unitAt(text, end, isLarge)
    if (unit) return { value, unit: unit.unit, start: found.index, end: unit.end }
    const isBare = isLarge && value >= 1e8
    return { value, unit: isBare ? ('[CFU]' as const) : null, start: found.index, end }
  })
}

const between =
  /^\s{0,2}(?:[–—−‑-]|to|or|up to|through)\s{0,2}(?:(?:about|around|approximately|even|as much as)\s)?$/i
const and = /^\s(?:and|or|to)\s$/i
const betweenBefore = /\b(?:between|from)\s(?:about\s)?$/i

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

const piece =
  '(?:capsules?|tablets?|softgels?|pills?|lozenges?|gumm(?:y|ies)|caplets?|sachets?|scoops?|drops?)'
const pieceBehind = new RegExp(`^[\\s-](?:[\\p{L}-]+ ){0,3}?${piece}(?![\\p{L}])`, 'iu')
const pieceBetween = new RegExp(`^\\s${piece}\\s(?:of|at|with)\\s$`, 'iu')
const mostPieces = 12

/** "Two 300 mg capsules" and "two capsules of 300 mg" are 600 mg. */
function piecesOf(text: string, first: Amount, second: Amount): Quantity | null {
  const { value: count } = first
  if (first.unit !== null || second.unit === null || !Number.isInteger(count) || count > mostPieces)
    return null
  const gap = text.slice(first.end, second.start)
  const isMany = /^\s(?:[x×]\s)?$/.test(gap)
    ? pieceBehind.test(text.slice(second.end, second.end + 60))
    : pieceBetween.test(gap)
  if (!isMany) return null
  const value = count * second.value
  return { min: value, max: value, unit: second.unit, isRange: false, start: first.start, end: second.end }
}

/** The amounts of a text, ranges as one; numbers without a unit are none. */
export function quantitiesIn(text: string): Quantity[] {
  const amounts = amountsIn(text)
  const found: Quantity[] = []
  for (let at = 0; at < amounts.length; at++) {
    const [first, second] = [amounts[at] as Amount, amounts[at + 1]]
    const gap = second ? text.slice(first.end, second.start) : ''
    const isPair =
      second &&
      (between.test(gap) ||
        (and.test(gap) && betweenBefore.test(text.slice(Math.max(0, first.start - 15), first.start))))
    const factor = second
      ? (/(thousand|million|billion|trillion)/i
          .exec(text.slice(second.start, second.end))?.[1]
          ?.toLowerCase() ?? '')
      : ''
    const range = isPair ? together(first, second, factor) : null
    const pieces = second ? piecesOf(text, first, second) : null
    if (range) {
      found.push(range)
      at += 1
    } else if (pieces) {
      found.push(pieces)
      at += 1
    } else if (first.unit !== null && Number.isFinite(first.value) && first.value > 0)
      found.push({
        min: first.value,
        max: first.value,
        unit: first.unit,
        isRange: false,
        start: first.start,
        end: first.end,
      })
  }
  return found
}
