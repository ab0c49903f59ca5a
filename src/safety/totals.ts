import type { z } from 'zod'
import { compare, limitsFor } from './limits.ts'
import type { SafetyRecord } from './loaded.ts'
import type { Person } from './person.ts'
import { type Item, readingOf } from './reading.ts'
import type { Total } from './totals.contract.ts'
import { rounded } from './units.ts'

export type TotalOf = z.output<typeof Total>

/** The daily total of each substance of which the request names an amount, by slug. */
export const totalsOf = (
  items: readonly Item[],
  records: ReadonlyMap<string, SafetyRecord>,
  person: Person,
  place: string | null,
): TotalOf[] =>
  [...records.values()].toSorted(bySlug).flatMap(record => {
    const own = items.filter(({ slug }) => slug === record.slug)
    return own.some(({ amount }) => amount !== null) ? [totalOf(own, record, records, person, place)] : []
  })

const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1)

function totalOf(
  items: readonly Item[],
  record: SafetyRecord,
  records: ReadonlyMap<string, SafetyRecord>,
  person: Person,
  place: string | null,
): TotalOf {
  const unit = record.unit ?? items.find(item => item.unit !== null)?.unit ?? 'mg'
  const parts = items.map(item => ({ item, ...readingOf(item, record, unit) }))
  const counted = parts.flatMap(({ daily }) => (daily === null ? [] : [daily]))
  const alsoIn = holdersOf(record, records)
  const amount = counted.length === 0 ? null : rounded(counted.reduce((sum, one) => sum + one, 0))
  const complete = counted.length === parts.length && alsoIn.length === 0
  const { answered, limits } = limitsFor(record, person, place)
  return {
    substance: { slug: record.slug, name: record.name },
    amount,
    unit,
    complete,
    parts: parts
      .map(({ item: { slug: _slug, time: _time, ...item }, ...rest }) => ({ ...item, ...rest }))
      .toSorted(byText),
    alsoIn,
    limitStatus: limits.length > 0 ? 'KNOWN' : 'UNKNOWN',
    jurisdiction: { asked: place, answered },
    limits: limits.map(limit => compare(limit, { amount, unit, complete, items }, record)),
  }
}

/** So that the order of a request does not matter. */
const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** Other products asked for whose record names the substance among what they hold; none says how much. */
const holdersOf = ({ slug, names }: SafetyRecord, records: ReadonlyMap<string, SafetyRecord>) => {
  const known = new Set(names.map(name => name.toLowerCase()))
  return [...records.values()]
    .filter(other => other.slug !== slug && other.constituents.some(name => known.has(name.toLowerCase())))
    .map(other => ({ kind: 'supplement' as const, slug: other.slug, name: other.name }))
    .toSorted(bySlug)
}
