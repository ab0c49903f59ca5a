import type { z } from 'zod'
import { ProblemError } from '../api/problem.ts'
import type { Database } from '../db/client.ts'
import type { ThingKind } from '../knowledge/things.ts'
import { loadLexicon } from '../search/resolve/index.ts'
import { excessOf, findingsAlone } from './alone.ts'
import { type Asked, askedKey, askedOfPerson, askedThing } from './asked.ts'
import { mutualPairOf, type PairOf, pairOf } from './coverage.ts'
import { type FindingOf, findingsOf, type Taken } from './findings.ts'
import type { SafetyCheckInput } from './input.contract.ts'
import type { AskedThing, SafetyRecord } from './loaded.ts'
import type { Person } from './person.ts'
import { askedRef, supplementRef } from './refs.ts'
import { byCaution, bySeverityOrder } from './rules.ts'
import type { SafetyCheck } from './safety-checks.contract.ts'
import { planOf } from './schedule/plan.ts'
import { settle } from './settle.ts'
import { type Stock, stockFor } from './store.ts'
import { summaryOf } from './summary.ts'
import { totalsOf } from './totals.ts'
import { type Understood, understand } from './understand.ts'

export type CheckOf = z.output<typeof SafetyCheck>

// Names and records are read apart: a publish in between costs another try.
const TRIES = 5

/**
 * Answers a request: what its names mean, and all that is published about them together.
 *
 * @throws ProblemError 503 when the knowledge base changes faster than it can be read
 */
export async function check(database: Database, input: SafetyCheckInput, place: string | null) {
  for (let tries = TRIES; tries > 0; tries -= 1) {
    const lexicon = await loadLexicon(database)
    const understood = understand(input, lexicon)
    const supplements = understood.items.map(({ slug }) => slug)
    const stock = await stockFor(database, { supplements, asked: keysOf(understood) })
    const { revision, release } = stock
    if (revision === lexicon.revision)
      return { revision, release, data: answer(input, settle(understood, stock), stock, place) }
  }
  throw new ProblemError('overloaded', undefined, { headers: { 'retry-after': '5' } })
}

/** Every record that the answer names, for its name and what is near to it. */
const keysOf = ({ items, asked, ambiguous }: Understood) => {
  const keys = [
    ...items.map(({ slug }) => ({ kind: 'supplement' as ThingKind, slug })),
    ...asked,
    ...ambiguous.flatMap(({ candidates }) => candidates.map(({ record }) => record)),
  ]
  return [...new Map(keys.map(({ kind, slug }) => [`${kind}/${slug}`, { kind, slug }])).values()]
}

/** The pure part: everything is loaded. */
function answer(
  input: SafetyCheckInput,
  understood: Understood,
  stock: Stock,
  place: string | null,
): CheckOf {
  const person: Person = {
    age: input.age ?? null,
    sex: input.sex ?? null,
    lifeStage: input.lifeStage ?? null,
  }
  const things = new Map(stock.asked.map(thing => [`${thing.kind}/${thing.slug}`, thing]))
  const taken = takenOf(understood, stock.records)
  const asked = askedOf(understood, things, person)
  const others = taken.map(({ record }) => asOther(record, things))
  const totals = totalsOf(understood.items, stock.records, person, place)
  const findings = [
    ...taken.flatMap(one => asked.flatMap(what => findingsOf(one, what))),
    ...taken.flatMap(one =>
      others.filter(other => !isItself(one.record, other)).flatMap(what => findingsOf(one, what)),
    ),
    ...taken.flatMap(findingsAlone),
    ...totals.flatMap(total => excessOf(total, stock.records.get(total.substance.slug) as SafetyRecord)),
  ].sort(bySeriousness)
  const coverage = [...pairsOf(taken, asked, others), ...openPairs(taken, asked, understood)]
  const open = understood.unresolved.length + understood.ambiguous.length
  return {
    summary: summaryOf(findings, coverage, open),
    findings,
    totals,
    schedule: planOf(understood.items, stock.records, findings),
    coverage,
    ...namedOf(understood, things),
  }
}

const takenOf = ({ items }: Understood, records: Stock['records']): Taken[] =>
  [...records.values()]
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
    .map(record => ({
      record,
      forms: items.filter(({ slug }) => slug === record.slug).map(({ form }) => form),
    }))

/** What the supplements are checked against, each thing once, in an order of its own. */
function askedOf({ asked }: Understood, things: ReadonlyMap<string, AskedThing>, person: Person): Asked[] {
  const all = asked.flatMap(({ kind, slug, as, inDays }) => {
    const thing = things.get(`${kind}/${slug}`)
    return thing ? [askedThing(as, thing, inDays)] : []
  })
  // Of a procedure that stands twice the sooner one counts.
  const sooner = all.toSorted(
    (a, b) => (a.inDays ?? Number.POSITIVE_INFINITY) - (b.inDays ?? Number.POSITIVE_INFINITY),
  )
  const unique = new Map<string, Asked>()
  for (const one of [...sooner, ...askedOfPerson(person)])
    if (!unique.has(askedKey(one))) unique.set(askedKey(one), one)
  return [...unique.values()].toSorted((a, b) => (askedKey(a) < askedKey(b) ? -1 : 1))
}

const asOther = (record: SafetyRecord, things: ReadonlyMap<string, AskedThing>) =>
  askedThing('SUPPLEMENT', things.get(`supplement/${record.slug}`) as AskedThing)

function pairsOf(taken: readonly Taken[], asked: readonly Asked[], others: readonly Asked[]): PairOf[] {
  const told = asked.filter(
    ({ as, topic }) => (as !== 'AGE' && as !== 'SEX' && as !== 'LIFE_STAGE') || topic !== null,
  )
  return taken.flatMap(({ record }, index) => [
    ...told.filter(what => !isItself(record, what)).map(what => pairOf(record, what)),
    ...taken.slice(index + 1).map(({ record: other }, after) => {
      const [toOther, toOne] = [others[index + 1 + after], others[index]] as [Asked, Asked]
      return mutualPairOf(record, other, toOther, toOne)
    }),
  ])
}

const isItself = ({ slug }: SafetyRecord, { as, thing }: Asked) =>
  as !== 'ALLERGY' && thing?.kind === 'supplement' && thing.slug === slug

/** Pairs of which one side was not understood: nobody here knows anything of them. */
function openPairs(
  taken: readonly Taken[],
  asked: readonly Asked[],
  { unresolved, ambiguous }: Understood,
): PairOf[] {
  const unknown = { topic: null, status: 'UNKNOWN' as const, claims: [], citations: [] }
  return [...unresolved, ...ambiguous].flatMap(({ as, text }): PairOf[] => {
    const named = { as, kind: null, slug: null, name: text }
    const pairs = taken.map(({ record }) => ({ supplement: supplementRef(record), asked: named, ...unknown }))
    if (as !== 'SUPPLEMENT') return pairs
    return [
      ...pairs,
      ...asked.map(what => ({ supplement: { slug: null, name: text }, asked: askedRef(what), ...unknown })),
    ]
  })
}

const textOf = ({ supplement, kind, other, asked }: FindingOf) =>
  [supplement.slug, kind, other?.slug ?? '', asked.as, asked.slug ?? asked.name].join(' ')

const bySeriousness = (a: FindingOf, b: FindingOf) =>
  bySeverityOrder(a.severity, b.severity) || byCaution(a.action, b.action) || (textOf(a) < textOf(b) ? -1 : 1)

/** How the inputs were understood, with the names of the records. */
function namedOf({ resolved, unresolved, ambiguous }: Understood, things: ReadonlyMap<string, AskedThing>) {
  const named = <T extends { record: { kind: ThingKind; slug: string } }>(one: T) => {
    const { kind, slug } = one.record
    return { ...one, record: { kind, slug, name: things.get(`${kind}/${slug}`)?.name ?? slug } }
  }
  return {
    resolved: resolved.map(named),
    unresolved,
    ambiguous: ambiguous.map(({ inDays: _, ...one }) => ({ ...one, candidates: one.candidates.map(named) })),
  }
}
