import type { z } from 'zod'
import type { MatchKind } from '../knowledge/safety.ts'
import type { Asked } from './asked.ts'
import type { Nearness, SafetyRecord, WarningClaim } from './loaded.ts'
import { belonging } from './person.ts'

export type Matched = z.output<typeof MatchKind>

const names: Record<Nearness, Matched> = {
  0: 'EXACT',
  1: 'CLASS_OF_ASKED',
  2: 'MEMBER_OF_ASKED',
  3: 'RELATED',
}

/** A statement about a supplement that touches what was asked. */
export interface Match {
  claim: WarningClaim
  matched: Matched
}

const nearMaps = new WeakMap<object, Map<string, Nearness>>()

const nothingNear: ReadonlyMap<string, Nearness> = new Map()

/** What is near to the thing that was asked for, by kind and slug. */
function nearTo({ thing }: Asked): ReadonlyMap<string, Nearness> {
  if (thing === null) return nothingNear
  const known = nearMaps.get(thing) ?? new Map(thing.near.map(one => [keyOf(one.kind, one.slug), one.how]))
  nearMaps.set(thing, known)
  return known
}

/** The condition that stands for an allergy to the supplement itself. */
const ownAllergy = 'hypersensitivity'

/** Where to look in a record: places in the list of its warnings. */
interface Index {
  warnings: readonly WarningClaim[]
  byTarget: ReadonlyMap<string, readonly number[]>
  byTopic: ReadonlyMap<string, readonly number[]>
  /** Those about people whose age, sex or stage of life decides. */
  aboutPeople: readonly number[]
}

// A record stays in memory for many checks, and has hundreds of warnings.
const indexes = new WeakMap<SafetyRecord, Index>()

const keyOf = (kind: string, slug: string) => `${kind}/${slug}`
const ownAllergyKey = keyOf('condition', ownAllergy)

function indexOf(record: SafetyRecord): Index {
  const known = indexes.get(record)
  if (known) return known
  const warnings = record.claims.filter(isWarning)
  const byTarget = new Map<string, number[]>()
  const byTopic = new Map<string, number[]>()
  const aboutPeople: number[] = []
  const add = (map: Map<string, number[]>, key: string, place: number) =>
    map.set(key, [...(map.get(key) ?? []), place])
  for (const [place, { target, topics }] of warnings.entries()) {
    if (target === null) continue
    add(byTarget, keyOf(target.kind, target.slug), place)
    for (const topic of topics) add(byTopic, topic, place)
    if (target.criteria) aboutPeople.push(place)
  }
  const made = { warnings, byTarget, byTopic, aboutPeople }
  indexes.set(record, made)
  return made
}

const isWarning = (claim: SafetyRecord['claims'][number]): claim is WarningClaim =>
  claim.kind !== 'timeline' && claim.kind !== 'dosage'

// Findings and coverage both ask for it.
const found = new WeakMap<Asked, WeakMap<SafetyRecord, Match[]>>()

/** What is published about a supplement that touches what was asked, in the order of the record. */
export function matchesOf(record: SafetyRecord, asked: Asked): Match[] {
  const ofAsked = found.get(asked) ?? new WeakMap<SafetyRecord, Match[]>()
  found.set(asked, ofAsked)
  const known = ofAsked.get(record) ?? findMatches(record, asked)
  ofAsked.set(record, known)
  return known
}

function findMatches(record: SafetyRecord, asked: Asked): Match[] {
  const { warnings, byTarget, byTopic, aboutPeople } = indexOf(record)
  const places = [
    ...[...nearTo(asked).keys(), ownAllergyKey].flatMap(key => byTarget.get(key) ?? []),
    ...(asked.whole && asked.topic !== null ? (byTopic.get(asked.topic) ?? []) : []),
    ...(asked.person === null ? [] : aboutPeople),
  ]
  return [...new Set(places)]
    .sort((a, b) => a - b)
    .flatMap(place => {
      const claim = warnings[place] as WarningClaim
      const matched = matchOf(record, claim, asked)
      return matched === null ? [] : [{ claim, matched }]
    })
}

function matchOf(record: SafetyRecord, claim: WarningClaim, asked: Asked): Matched | null {
  const { target } = claim
  if (target === null) return null
  if (asked.as === 'ALLERGY' && claim.kind !== 'contraindication') return null
  if (isOwnAllergy(record, asked)) return target.slug === ownAllergy ? 'EXACT' : null
  const near = nearTo(asked).get(keyOf(target.kind, target.slug))
  if (near !== undefined && !(near === 3 && claim.kind === 'adverse-effect')) return names[near]
  const belongs =
    target.kind === 'population' && target.criteria && asked.person
      ? belonging(target.criteria, target.slug, asked.person)
      : null
  if (belongs && (asked.thing !== null || belongs.by === asked.as))
    return belongs.surely ? 'EXACT' : 'MEMBER_OF_ASKED'
  return asked.whole && asked.topic !== null && claim.topics.includes(asked.topic) && !belongs
    ? 'RELATED'
    : null
}

const isOwnAllergy = (record: SafetyRecord, { as, thing }: Asked) =>
  as === 'ALLERGY' && thing?.kind === 'supplement' && thing.slug === record.slug
