import type { OperationInput } from '../../../src/ingest/stage.ts'
import { claims as claimsOf } from './claims.ts'
import { Skew } from './random.ts'
import * as things from './things.ts'

export interface Wanted {
  /** The same seed gives the same knowledge. */
  seed: number
  /** How many claims; there are about 1/14 as many other records, which they name. */
  claims: number
}

/** How many records of each other kind stand behind so many claims. */
export const sizesFor = (claims: number): things.Sizes => ({
  sources: Math.max(20, Math.round(claims / 20)),
  supplements: Math.max(10, Math.round(claims / 200)),
  conditions: Math.max(10, Math.round(claims / 400)),
  interactants: Math.max(10, Math.round(claims / 500)),
  mechanisms: Math.max(10, Math.round(claims / 2000)),
  practices: Math.max(10, Math.round(claims / 10_000)),
})

/** How many operations `syntheticKnowledge` gives. */
export const syntheticSize = ({ claims }: Pick<Wanted, 'claims'>): number =>
  Object.values(sizesFor(claims)).reduce((sum, size) => sum + size, things.populations.length + claims)

/**
 * Knowledge that means nothing but has the shape of the real: names and aliases of the field, claims of all
 * kinds with sources, much about few supplements and little about most. Any number of records in constant
 * memory; what a record names comes before it. For benchmarks and tests only.
 */
export async function* syntheticKnowledge({ seed, claims }: Wanted): AsyncGenerator<OperationInput> {
  const sizes = sizesFor(claims)
  const sources = new Skew(sizes.sources)
  yield* many(sizes.sources, n => things.create('source', things.source(seed, n)))
  yield* many(sizes.conditions, n => things.create('condition', things.condition(seed, n, sources)))
  yield* many(sizes.interactants, n => things.create('interactant', things.interactant(seed, n)))
  yield* many(sizes.mechanisms, n => things.create('mechanism', things.mechanism(seed, n)))
  yield* many(sizes.practices, n => things.create('practice', things.practice(n)))
  for (const population of things.populations) yield things.create('population', population)
  yield* many(sizes.supplements, n => things.create('supplement', things.supplement(seed, n, sources)))
  yield* claimsOf(seed, claims, sizes)
}

function* many(count: number, make: (number: number) => OperationInput): Generator<OperationInput> {
  for (let number = 0; number < count; number += 1) yield make(number)
}
