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

const nearnessOf = ({ thing }: Asked, kind: string, slug: string): Nearness | undefined => {
  if (thing === null) return undefined
  const known = nearMaps.get(thing) ?? new Map(thing.near.map(one => [`${one.kind}/${one.slug}`, one.how]))
  nearMaps.set(thing, known)
  return known.get(`${kind}/${slug}`)
}

/** The condition that stands for an allergy to the supplement itself. */
const ownAllergy = 'hypersensitivity'

/** What is published about a supplement that touches what was asked, in the order of the record. */
export const matchesOf = (record: SafetyRecord, asked: Asked): Match[] =>
  record.claims.flatMap(claim => {
    if (claim.kind === 'timeline' || claim.kind === 'dosage') return []
    const matched = matchOf(record, claim, asked)
    return matched === null ? [] : [{ claim, matched }]
  })

function matchOf(record: SafetyRecord, claim: WarningClaim, asked: Asked): Matched | null {
  const { target } = claim
  if (target === null) return null
  if (asked.as === 'ALLERGY' && claim.kind !== 'contraindication') return null
  if (isOwnAllergy(record, asked)) return target.slug === ownAllergy ? 'EXACT' : null
  const near = nearnessOf(asked, target.kind, target.slug)
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
