import { z } from 'zod'
import { enumeration } from './enumeration.ts'

/** Days of each UCUM time unit. A month counts 30 days and a year 365: the convention of this knowledge base. */
export const daysPerUnit = { min: 1 / 1440, h: 1 / 24, d: 1, wk: 7, mo: 30, a: 365 } as const

export const TimeUnit = z
  .enum(Object.keys(daysPerUnit) as [keyof typeof daysPerUnit, ...(keyof typeof daysPerUnit)[]])
  .meta({ id: 'TimeUnit', description: 'A UCUM unit of time.', example: 'wk' })
export type TimeUnit = z.output<typeof TimeUnit>

export const TimelineMeasure = enumeration('TimelineMeasure', 'What a timeline measures.', {
  ONSET: 'When the effect begins.',
  FIRST_NOTICEABLE: 'When a person first notices something.',
  EXPECTED_RESPONSE: 'When a response can be expected.',
  PEAK: 'When the effect is strongest.',
  PLATEAU: 'When it no longer grows.',
  MINIMUM_TRIAL: 'How long to try before judging.',
  REASSESS_AT: 'When to look again whether it helps.',
  MAXIMUM_DURATION: 'How long it may be taken.',
  WASHOUT: 'How long it takes to leave the body.',
  UNKNOWN: 'Not stated.',
})

export const TimelineBasis = enumeration('TimelineBasis', 'On what a timeline rests.', {
  TRIAL_ENDPOINT: 'When a trial measured: it bounds the onset from above and is not the onset itself.',
  PHARMACOKINETIC: 'From blood levels.',
  MECHANISTIC: 'From how it works.',
  EXPERT: 'From experts or an authority.',
  TRADITIONAL: 'From traditional use.',
  ARTICLE: 'From an article that names no basis.',
  UNKNOWN: 'Not stated.',
})

export interface TimeValue {
  value: number
  unit: TimeUnit
}

/** Whole days of a time value, rounded up so that hours and minutes are never day 0 of nothing: 2 wk → 14, 8 h → 1. */
export const daysOf = (time: TimeValue) => Math.max(0, Math.ceil(time.value * daysPerUnit[time.unit] - 1e-9))

const isoSuffix = {
  min: ['PT', 'M'],
  h: ['PT', 'H'],
  d: ['P', 'D'],
  wk: ['P', 'W'],
  mo: ['P', 'M'],
  a: ['P', 'Y'],
} as const

/** The ISO 8601 duration of a time value: 2 wk → `P2W`. */
export const isoDurationOf = (time: TimeValue) => {
  const [prefix, suffix] = isoSuffix[time.unit]
  return `${prefix}${time.value}${suffix}`
}
