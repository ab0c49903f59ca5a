import type { AmountUnit } from '../../knowledge/amounts.ts'
import { factors, numberWords, unitWords } from '../rules/units.ts'

/** A number in a text, with the unit right behind it. */
export interface Amount {
  value: number
  unit: AmountUnit | null
  start: number
  end: number
}

const words = Object.keys(numberWords).join('|')
const plain = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
/** "1 500 mg", but not "take 2 500 mg capsules". */
const spaced =
  '\\d{1,2}[ \\u00a0\\u202f]\\d{3}(?=[\\s\\u00a0]?(?:mg|mcg|µg|ug|IU)(?![\\p{L}]|[\\s-](?:[\\p{L}-]+ ){0,2}?(?:capsule|tablet|softgel|pill|lozenge|dose)))'
const power = '\\s?[x×]\\s?10(?:\\^(\\d{1,2})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(\\d{1,2})(?=\\s?CFU))'
const figure = new RegExp(
  `(?<![\\p{L}\\d.,$€£])(?<!\\d:)(?!\\d+:\\d)(?:(\\d*)\\s?([½¼¾⅓⅔])|(${spaced}|${plain})|(half an?|an?|${words})(?![\\p{L}])( and a half)?)(?:${power})?(?:[\\s-]?(hundred|thousand|million|billion|trillion|bn)(?![\\p{L}]))?`,
  'giu',
)
const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 }
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const digits = (text: string) =>
  Number([...text].map(letter => (raised.includes(letter) ? raised.indexOf(letter) : letter)).join(''))

const wordOf = (word: string): number => {
  const small = word.toLowerCase()
  if (small.startsWith('half')) return 0.5
  return small === 'a' || small === 'an' ? 1 : (numberWords[small] ?? Number.NaN)
}

/** The value of a number: "1,500", "1½", "two and a half", "5 x 10⁹", "20 billion". */
function numberOf(found: RegExpMatchArray): { value: number; isLarge: boolean } {
  const [, whole = '', fraction, figures, word = '', half, power1, power2, power3, factor] = found
  const raisedTo = power1 ?? power2 ?? power3
  const base =
    fraction !== undefined
      ? Number(whole) + (fractions[fraction] ?? 0)
      : figures === undefined
        ? wordOf(word) + (half ? 0.5 : 0)
        : Number(figures.replace(/[, \u00a0\u202f]/g, ''))
  const value =
    base * (raisedTo ? 10 ** digits(raisedTo) : 1) * (factor ? (factors[factor.toLowerCase()] ?? 1) : 1)
  return { value, isLarge: raisedTo !== undefined || factor !== undefined }
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

/** The numbers of a text; a number of hundred millions and more counts germs. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(figure)].map(found => {
    const { value, isLarge } = numberOf(found)
    const end = found.index + found[0].length
    const unit = unitAt(text, end, isLarge)
    if (unit) return { value, unit: unit.unit, start: found.index, end: unit.end }
    const isBare = isLarge && value >= 1e8
    return { value, unit: isBare ? ('[CFU]' as const) : null, start: found.index, end }
  })
}

/** The unit that the head of a column names, "mg per day", "Dose (IU)", "billion CFU", with the size of its numbers. */
export function unitOfHead(head: string): { unit: AmountUnit; size: number } | null {
  for (const { index } of head.matchAll(/(?<![\p{L}\d.])[\p{L}µμ]/gu)) {
    const behind = head.slice(index, index + 40)
    const [, unit] = unitWords.find(([pattern]) => pattern.test(behind)) ?? []
    const isWord = /^(?:units?|organisms?|cultures?|bacteria|cells|microbes|germs|live|active)\b/i.test(
      behind,
    )
    if (unit === undefined || isWord) continue
    const factor = /\b(thousand|million|billion|trillion)s?\b/i.exec(head)?.[1]?.toLowerCase() ?? ''
    return { unit, size: factors[factor] ?? 1 }
  }
  return null
}
