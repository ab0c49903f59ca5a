import { AmountUnit, ucumUnits } from '../knowledge/amounts.ts'
import { unitOf as written } from '../search/resolve/units.ts'

/** Units of one dimension, each as so many of the smallest of them. */
const scales: readonly Readonly<Partial<Record<AmountUnit, number>>>[] = [
  { ug: 1, mg: 1e3, g: 1e6, kg: 1e9 },
  { mL: 1, L: 1e3 },
  { umol: 1, mmol: 1e3 },
]

const codes = new Map<string, AmountUnit>(AmountUnit.options.map(code => [code, code]))

/** The UCUM code of a unit, which may be written as such or as labels write it; null when it is none that we know. */
export const unitOf = (text: string): AmountUnit | null =>
  codes.get(text.trim()) ??
  written.get(text.trim().toLowerCase().replaceAll('µ', 'μ').replaceAll(/\s+/g, ' ')) ??
  null

/** What is wrong with a unit; null when nothing is. */
export const unitIssue = (written: string) => {
  const unit = unitOf(written)
  if (unit === null) return { message: 'is not a known unit', params: { value: written, allowed: taking } }
  if (unit.includes('/'))
    return {
      message: 'is per body weight; give the amount itself',
      params: { value: written, allowed: taking },
    }
  return null
}

const taking = Object.keys(ucumUnits).filter(code => !code.includes('/'))

/** More than anybody takes of anything, in the smallest unit of each dimension. */
const most: Partial<Record<AmountUnit, number>> = { ug: 1e9, mL: 1e4, umol: 1e9, '[IU]': 1e8, '[CFU]': 1e15 }

/** What is wrong with an amount; null when nothing is. */
export const amountIssue = (amount: number, written: string): string | null => {
  const unit = unitOf(written)
  if (unit === null) return null
  const smallest = AmountUnit.options.find(
    code => convert(1, code, unit) !== null && most[code] !== undefined,
  )
  const limit = most[smallest ?? unit] ?? 1e9
  const inSmallest = smallest === undefined ? amount : (convert(amount, unit, smallest) ?? amount)
  return inSmallest > limit ? 'is more than anybody takes' : null
}

/** An amount in another unit of the same dimension; null when the two do not convert. */
export const convert = (amount: number, from: AmountUnit, to: AmountUnit): number | null => {
  if (from === to) return amount
  const scale = scales.find(one => one[from] !== undefined && one[to] !== undefined)
  return scale ? rounded((amount * (scale[from] as number)) / (scale[to] as number)) : null
}

/** Without the dust of binary fractions: 12 significant digits are more than any label has. */
export const rounded = (value: number) => Number(value.toPrecision(12))
