import { enumeration } from './enumeration.ts'

export const Sex = enumeration('Sex', 'Sex, where a limit or an intake depends on it.', {
  FEMALE: 'Female.',
  MALE: 'Male.',
  UNKNOWN: 'Not stated.',
})

export const LifeStage = enumeration('LifeStage', 'A stage of life that limits and warnings depend on.', {
  PREGNANCY: 'Pregnant.',
  LACTATION: 'Breastfeeding.',
  INFANT: 'Under 1 year.',
  CHILD: '1 to 17 years.',
  ADULT: '18 years and over.',
  OLDER_ADULT: 'Older adults, where a source names no age: 65 years and over.',
  UNKNOWN: 'Not stated.',
})
