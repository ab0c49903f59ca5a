import type { AmountUnit } from '../../knowledge/amounts.ts'

/** How labels write the units of amounts, in lower case; what is not here is not understood. */
const written: Readonly<Partial<Record<AmountUnit, readonly string[]>>> = {
  ug: ['ug', 'μg', 'mcg', 'mcgs', 'microgram', 'micrograms', 'microgramme', 'microgrammes'],
  mg: ['mg', 'mgs', 'milligram', 'milligrams', 'milligramme', 'milligrammes'],
  g: ['g', 'gm', 'gms', 'gram', 'grams', 'gramme', 'grammes'],
  kg: ['kg', 'kilogram', 'kilograms'],
  mL: ['ml', 'mls', 'milliliter', 'milliliters', 'millilitre', 'millilitres', 'cc'],
  L: ['l', 'liter', 'liters', 'litre', 'litres'],
  mmol: ['mmol'],
  umol: ['umol', 'μmol'],
  '[IU]': ['iu', "iu's", 'ius', 'i.u.', 'ui', 'international unit', 'international units'],
  '[CFU]': ['cfu', 'cfus', "cfu's", 'c.f.u.', 'colony forming units', 'colony-forming units'],
  'ug/kg': ['ug/kg', 'μg/kg', 'mcg/kg'],
  'mg/kg': ['mg/kg'],
  'g/kg': ['g/kg'],
  '[IU]/kg': ['iu/kg'],
  'ug{RAE}': ['mcg rae', 'ug rae', 'μg rae'],
  'ug{DFE}': ['mcg dfe', 'ug dfe', 'μg dfe'],
  'mg{NE}': ['mg ne'],
  'mg{alpha-TE}': ['mg alpha-te', 'mg α-te'],
  '{drop}': ['drop', 'drops'],
  '{cup}': ['cup', 'cups'],
}

/** The UCUM code of a unit as labels write it. */
export const unitOf = new Map(
  Object.entries(written).flatMap(([code, words]) => (words ?? []).map(word => [word, code as AmountUnit])),
)

/** What multiplies the number before it: labels count bacteria in billions. */
export const multiples = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['mio', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
])
