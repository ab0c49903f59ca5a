import * as cautions from '../rules/cautions.ts'
import { denies } from '../rules/contraindications.ts'
import type { Role } from '../rules/headings.ts'
import type { Unit } from '../units.ts'
import { type Spot, spotsIn } from './spots.ts'
import type { Subject } from './who.ts'

/** What a sentence and its place must weigh together before what it names is warned of. */
const enough = 3

/** How much the place of a sentence speaks for a warning. */
function weightOfPlace(roles: ReadonlySet<Role>): number {
  if (roles.has('avoid')) return roles.has('effects') ? 1 : 2
  return elsewhere.some(role => roles.has(role)) ? -1 : 0
}

const elsewhere: readonly Role[] = [
  'effects',
  'mechanism',
  'evidence',
  'combine',
  'food',
  'market',
  'time',
  'ingredients',
  'dose',
  'limit',
]

/** How much the words of a sentence speak for one. */
function weightOfWords(sentence: string): number {
  if (cautions.warns.test(sentence)) return 3
  if (cautions.interacts.test(sentence)) return 2
  return cautions.hints.test(sentence) ? 1 : 0
}

const people =
  /\b(?:people|anyone|anybody|those|patients?|individuals|women|men|adults|if you|when you|in case of|users)\b[^,;]{0,40}$/i

/** How much what is named, and the words before it, speak for one. */
function weightOfName({ kind, start }: Spot, sentence: string): number {
  const before = sentence.slice(Math.max(0, start - 60), start)
  if (cautions.isEffectOf.test(before) && kind !== 'medication') return -4
  return (kind === 'condition' ? 0 : 1) + (people.test(before) ? 1 : 0)
}

/** Without the clauses that deny or tell of trials. */
const asserted = (sentence: string): string =>
  sentence
    .split(/(?<=[;:]) |(?<=,) (?=but |yet |although |though |while |whereas )/)
    .filter(clause => !denies.test(clause) && !cautions.ofTrial.test(clause))
    .join(' ')

/** An amount to take: who takes how much is no warning. */
const amount = /\d\s?(?:m?c?g|µg|IU|ml|grams?|milligrams?|micrograms?)\b/i

/** Whom a sentence warns of: what it names, if its words, its place and the kind of what is named weigh enough. */
export function weighed({ roles }: Unit, sentence: string, isWarned: boolean): Subject[] {
  const text = asserted(sentence)
  const words = Math.max(weightOfWords(text), isWarned ? 2 : 0)
  const place = weightOfPlace(roles)
  if (words + place + 2 < enough || (place < 2 && amount.test(text))) return []
  const isStudy = words < 3 && cautions.isTrial.test(text)
  const isPraise = words < 3 && cautions.praises.test(text)
  const weight = words + place - (isStudy || isPraise ? 3 : 0)
  const isUnknown = place > -1 && cautions.unknown.test(text)
  const named = text.replace(cautions.reasons, '')
  return spotsIn(named).filter(
    spot => weight + weightOfName(spot, named) + (isUnknown && spot.kind === 'life-stage' ? 2 : 0) >= enough,
  )
}
