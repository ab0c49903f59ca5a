import type { Surroundings } from '../knowledge/statements.ts'
import type { Lookup } from './lookup.ts'

/** What derived values ask of the records around a claim. */
export const surroundingsIn = (lookup: Lookup): Surroundings => ({
  criteria: population => lookup.document('population', population)?.criteria ?? null,
  conditionType: condition => lookup.document('condition', condition)?.type,
  interactantType: interactant => lookup.document('interactant', interactant)?.type,
  source: slug => lookup.document('source', slug),
})
