import { AmountUnit, ucumUnits } from '../knowledge/amounts.ts'

/** Units of one dimension, each as so many of the smallest of them. */
const scales: readonly Readonly<Partial<Record<AmountUnit, number>>>[] = [
  { ug: 1, mg: 1e3, g: 1e6, kg: 1e9 },
  { mL: 1, L: 1e3 },
  { umol: 1, mmol: 1e3 },
]

/** How labels write units, beside their UCUM codes; compared without regard to case, dots and spaces. */
const writings: Readonly<Record<string, AmountUnit>> = {
  mcg: 'ug',
  µg: 'ug',
  μg: 'ug',
  microgram: 'ug',
  micrograms: 'ug',
  milligram: 'mg',
  milligrams: 'mg',
  gram: 'g',
  grams: 'g',
  kilogram: 'kg',
  ml: 'mL',
  millilitre: 'mL',
  milliliter: 'mL',
  l: 'L',
  litre: 'L',
  liter: 'L',
  µmol: 'umol',
  μmol: 'umol',
  iu: '[IU]',
  ui: '[IU]',
  ie: '[IU]',
  cfu: '[CFU]',
  kbe: '[CFU]',
  ufc: '[CFU]',
  mcgrae: 'ug{RAE}',
  µgrae: 'ug{RAE}',
  mcgdfe: 'ug{DFE}',
  µgdfe: 'ug{DFE}',
  mgne: 'mg{NE}',
  drop: '{drop}',
  drops: '{drop}',
  cup: '{cup}',
  cups: '{cup}',
}

const folded = (written: string) => written.toLowerCase().replaceAll(/[\s.]/g, '')
const byFolded = new Map([
  ...AmountUnit.options.map(code => [folded(code), code] as const),
  ...Object.entries(writings).map(([written, code]) => [folded(written), code] as const),
])

/** The UCUM code of a unit as labels write it; null when it is none that we know. */
export const unitOf = (written: string): AmountUnit | null => byFolded.get(folded(written)) ?? null

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
