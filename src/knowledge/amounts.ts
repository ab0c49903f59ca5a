import { z } from 'zod'
import { enumeration } from './enumeration.ts'

/** UCUM codes that amounts may carry, with the text a person reads. */
export const ucumUnits = {
  ug: 'mcg',
  mg: 'mg',
  g: 'g',
  kg: 'kg',
  mL: 'mL',
  L: 'L',
  mmol: 'mmol',
  umol: 'µmol',
  '[IU]': 'IU',
  '[CFU]': 'CFU',
  'ug/kg': 'mcg/kg',
  'mg/kg': 'mg/kg',
  'g/kg': 'g/kg',
  '[IU]/kg': 'IU/kg',
  'ug{RAE}': 'mcg RAE',
  'ug{DFE}': 'mcg DFE',
  'mg{NE}': 'mg NE',
  'mg{alpha-TE}': 'mg α-TE',
  '{drop}': 'drops',
  '{cup}': 'cups',
} as const

export const AmountUnit = z
  .enum(Object.keys(ucumUnits) as [keyof typeof ucumUnits, ...(keyof typeof ucumUnits)[]])
  .meta({ id: 'AmountUnit', description: 'A UCUM code; `ug` is what labels print as "mcg".', example: 'mg' })
export type AmountUnit = z.output<typeof AmountUnit>

export const DosageType = enumeration(
  'DosageType',
  'What sort of dosage statement it is, most binding first.',
  {
    MAXIMUM: 'A tolerable upper intake level or another maximum.',
    RECOMMENDED_INTAKE: 'A recommended or adequate intake (RDA, PRI, AI, label reference value).',
    STUDIED_RANGE: 'A dose that was studied.',
    LABEL_DIRECTION: 'A direction on a label or strengths on the market.',
    TRADITIONAL: 'A dose of traditional use.',
    ADVISED: 'A dose that an article or a monograph advises.',
    UNKNOWN: 'Not stated.',
  },
)

export const AmountBasis = enumeration('AmountBasis', 'What the amount counts.', {
  ELEMENTAL: 'The element, such as magnesium.',
  COMPOUND: 'The whole compound, such as magnesium citrate.',
  EXTRACT: 'The extract.',
  CONSTITUENT: 'A named constituent, such as curcumin.',
  DRIED_HERB_EQUIVALENT: 'The dried herb that the extract stands for.',
  UNKNOWN: 'The source does not say.',
})

export const DosePer = enumeration('DosePer', 'What the amount is per.', {
  DOSE: 'Each time it is taken.',
  DAY: 'All of a day together.',
  UNKNOWN: 'The source does not say.',
})

export const DoseTiming = enumeration('DoseTiming', 'When in the day it is taken.', {
  MORNING: 'In the morning.',
  NOON: 'At noon.',
  EVENING: 'In the evening.',
  BEFORE_SLEEP: 'Before sleep.',
  BEFORE_MEAL: 'Before a meal.',
  WITH_MEAL: 'With a meal.',
  AFTER_MEAL: 'After a meal.',
  SPLIT: 'The daily amount is split into several doses.',
  UNKNOWN: 'Not stated.',
})

export const WithFood = enumeration('WithFood', 'Whether it is taken with food.', {
  WITH_MEAL: 'With a meal.',
  EMPTY_STOMACH: 'On an empty stomach.',
  EITHER: 'Either way.',
  UNKNOWN: 'Nobody here has looked.',
})

export const SeverityTier = enumeration(
  'SeverityTier',
  'For which severity of the condition the dosage is meant.',
  {
    MILD: 'Mild.',
    MODERATE: 'Moderate.',
    SEVERE: 'Severe.',
    CHRONIC_OR_SEVERE: 'Chronic or severe.',
    UNKNOWN: 'Not stated.',
  },
)

export const AdministrationRoute = enumeration('AdministrationRoute', 'How it enters the body.', {
  ORAL: 'Swallowed.',
  SUBLINGUAL: 'Under the tongue.',
  TOPICAL: 'On the skin.',
  NASAL: 'Through the nose.',
  INHALED: 'Breathed in.',
  INJECTED: 'Injected or infused.',
  RECTAL: 'Rectal.',
  UNKNOWN: 'Not stated.',
})
