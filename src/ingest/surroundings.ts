import type { Surroundings } from '../knowledge/statements.ts'
import type { Around } from './lookup.ts'

/** What derived values ask of the records around a claim. */
export const surroundingsIn = (around: Pick<Around, 'facts'>): Surroundings => ({
  criteria: population => around.facts('population', population)?.criteria ?? null,
  conditionType: condition => around.facts('condition', condition)?.type,
  interactantType: interactant => around.facts('interactant', interactant)?.type,
  source: slug => around.facts('source', slug),
})
