import type { AmountUnit } from '../../knowledge/amounts.ts'
import { multiples, unitOf } from './units.ts'

/** A number with a unit where it stands in a text. */
export interface WrittenAmount {
  readonly start: number
  readonly end: number
  /** null where the writing leaves open how much it is: a range, or "1.000 mcg". */
  readonly value: number | null
  readonly unit: AmountUnit
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
// The longest first: "mg/kg" is not "mg".
const anyOf = (words: Iterable<string>) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')

const figure = '\\d{1,15}(?:[.,]\\d{1,15}){0,5}'
const power = '(?: ?[x×] ?)?10\\^\\d{1,2}'
// Figures in a name are no amount ("B12 mg", "omega-3 g"), nor is half of a fraction ("1/2 g"); they may follow a
// count ("2 x 500 mg"), stick to a word when the unit sticks to them ("zinc50mg"), and hang on one when they are
// too many to be part of a name ("D3-5000 IU").
const before =
  '(?:(?<=\\p{N} ?[x×] ?)|(?<=[\\p{L}\\p{N}]-)(?=\\d{3}|\\d{1,2},\\d{3})|(?<=\\p{L}{3})(?=\\d+[a-zμ])|(?<![\\p{L}\\p{N}^]|[\\p{L}\\p{N}][-.,]|\\p{N}[/⁄]))'
const pattern = new RegExp(
  `${before}(?:(${figure})(?: ?(?:-|to) ?(${figure}))?)?(${power})?[ -]?(${anyOf(multiples.keys())})?[ -]?(${anyOf(unitOf.keys())})(?![\\p{L}\\p{N}])`,
  'giu',
)

/**
 * The number that figures stand for; null where that is open.
 * A comma before three figures divides thousands, before one or two it is a decimal comma; a point before exactly
 * three figures could be either ("1.000 mcg"), but for "0.125".
 */
export const numberOf = (figures: string): number | null => {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(figures)) return Number(figures.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+$/.test(figures)) return figures.startsWith('0.') ? Number(figures) : null
  if (/^\d+,\d{1,2}$/.test(figures)) return Number(figures.replace(',', '.'))
  if (/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(figures)) return Number(figures)
  return null
}

const times = (power: string | undefined, word: string | undefined) =>
  (power === undefined ? 1 : 10 ** Number(power.slice(power.indexOf('^') + 1))) *
  (multiples.get(word?.toLowerCase() ?? '') ?? 1)

const exact = (value: number) => Number(value.toPrecision(12))

/** All amounts in a clean text, in order. */
export const amountsIn = (text: string): WrittenAmount[] => {
  const found: WrittenAmount[] = []
  for (const match of text.matchAll(pattern)) {
    const [all, figures, upTo, power, multiple, unit = ''] = match
    if (figures === undefined && power === undefined) continue
    // "200 L-theanine" is no volume.
    if (unit.length === 1 && /^-\p{L}/u.test(text.slice(match.index + all.length))) continue
    const number = figures === undefined ? 1 : numberOf(figures)
    const value = number === null || upTo !== undefined ? null : exact(number * times(power, multiple))
    const code = unitOf.get(unit.toLowerCase())
    if (code) found.push({ start: match.index, end: match.index + all.length, value, unit: code })
  }
  return found
}
