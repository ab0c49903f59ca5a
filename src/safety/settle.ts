import type { As } from './asked.ts'
import type { AskedThing } from './loaded.ts'
import type { Stock } from './store.ts'
import type { Understood } from './understand.ts'

/** What sort of record an input stands for, where the member that it stands in says so. */
const typesOf: Partial<Record<As, readonly string[]>> = {
  MEDICATION: ['DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS'],
  FOOD: ['FOOD', 'ALCOHOL'],
  LAB_TEST: ['LAB_TEST'],
  ALLERGY: ['ALLERGEN'],
  PROCEDURE: ['PROCEDURE'],
}

/** Reasons for which a text is a record's own name, so that nothing about it is a guess. */
const named: readonly string[] = ['NAME', 'ALIAS']

const keyOf = ({ kind, slug }: { kind: string; slug: string }) => `${kind}/${slug}`

/**
 * What was understood, once the records are there: of several that bear the very name, the only one of the sort
 * that was asked for is meant (milk as a food, or as an allergen); what is not there is not understood.
 */
export function settle(understood: Understood, { records, asked }: Stock): Understood {
  const things = new Map(asked.map(thing => [keyOf(thing), thing]))
  const settled: Understood = {
    items: understood.items.filter(({ slug }) => records.has(slug)),
    asked: [...understood.asked],
    resolved: [],
    unresolved: [...understood.unresolved],
    ambiguous: [],
  }
  for (const one of understood.resolved) {
    const { pointer, as, text, record } = one
    if (things.has(keyOf(record))) settled.resolved.push(one)
    else settled.unresolved.push({ pointer, as, text })
  }
  for (const one of understood.ambiguous) {
    const meant = meantOf(one, things)
    if (!meant) {
      settled.ambiguous.push(one)
      continue
    }
    const { pointer, as, text } = one
    settled.resolved.push({ pointer, as, text, ...meant, form: null, amount: null, unit: null })
    settled.asked.push({ ...meant.record, as, inDays: one.inDays })
  }
  return settled
}

function meantOf(
  { as, candidates }: Understood['ambiguous'][number],
  things: ReadonlyMap<string, AskedThing>,
) {
  const types = typesOf[as] ?? []
  const fitting = candidates.filter(
    ({ record, reason }) => named.includes(reason) && types.includes(things.get(keyOf(record))?.type ?? ''),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}
