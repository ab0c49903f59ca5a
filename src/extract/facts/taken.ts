import { mentionsIn } from '../names/gazetteer.ts'
import { notBrought, type Scope } from '../rules/not-taking.ts'
import { medicineWords } from '../rules/subjects.ts'
import { bias, hints, priors } from '../rules/taking.ts'
import { isForbidden, isLimitAt, isOnlyBeyond } from './limits.ts'
import { aroundOf, type Place } from './places.ts'
import { hintsIn, outweighs, weightsOf } from './weigh-hints.ts'

/** What stands in each scope of a hint. */
function scopesOf({ unit, sentence, quantity, before, after, clause }: Place): Record<Scope, string> {
  const amount = sentence.slice(quantity.start, quantity.end)
  const own = (text: string) => withoutAsides(text, amount)
  const outcome = own(clause).replace(notBrought, '')
  return {
    before,
    after,
    clause: own(clause),
    outcome,
    head: own(sentence.slice(0, quantity.end)),
    sentence: own(sentence),
    around: aroundOf(unit),
  }
}

/** What stands in brackets speaks of other amounts, but where this one stands there itself. */
const withoutAsides = (text: string, amount: string): string =>
  text.replaceAll(/\([^()]{0,300}\)/g, aside => (aside.includes(amount) ? aside : ''))

/** Nothing but the amount and a few words: "300 mg, twice daily". */
const isFragment = ({ sentence, quantity }: Place): boolean =>
  sentence.length - (quantity.end - quantity.start) < 45

/** What a place has of its surroundings. */
function stateOf(place: Place): Record<keyof typeof priors, boolean> {
  const { unit, quantity } = place
  return {
    'role dose': unit.roles.has('dose'),
    'role limit': unit.roles.has('limit'),
    'role time': unit.roles.has('time'),
    'role avoid': unit.roles.has('avoid') || unit.roles.has('effects'),
    'role mechanism': unit.roles.has('mechanism'),
    'role combine': unit.roles.has('combine'),
    'role evidence': unit.roles.has('evidence'),
    'role food': unit.roles.has('food'),
    'role market': unit.roles.has('market'),
    'role ingredients': unit.roles.has('ingredients'),
    cell: unit.kind === 'cell',
    item: unit.kind === 'item',
    range: quantity.isRange,
    fragment: isFragment(place),
    limit: isLimitAt(place),
    forbidden: isForbidden(place),
    medicine: isMedicine(place),
    'row of trials': unit.kind === 'cell' && unit.roles.has('evidence') && unit.roles.size === 1,
  }
}

/** What tells for and against an amount being one to take. */
export const evidenceAt = (place: Place): [name: string, weight: number][] => [
  ...hintsIn(hints, scopesOf(place)),
  ...weightsOf(priors, stateOf(place)),
]

/** Whether an amount is one that a reader is to take. */
export const isToTake = (place: Place): boolean => !isOnlyBeyond(place) && outweighs(evidenceAt(place), bias)

/** "20 mg of simvastatin": the dose of a medicine. */
function isMedicine({ before, after, clause }: Place): boolean {
  const behind = /^\s(?:of )?([\p{L}-]+(?: [\p{L}-]+)?)/u.exec(after)?.[1] ?? ''
  const front =
    /(?<!\b(?:on|taking|take|(?<!compared\s)with|use|using)\s)\b([\p{L}-]+)[\s(,]*(?:\(|(?:up to|at|max(?:imum)?\.?|usually|typically|of|for example) |(?:, [\p{L} ]{3,24}, )?(?:is|are)?\s?(?:usually |often |typically )?(?:given|prescribed|taken) (?:as|at|in)\s)?$/u.exec(
      before,
    )?.[1] ?? ''
  if (isOfMedicine(clause)) return true
  return [behind, front].some(words => words !== '' && isMedicineName(words))
}

/** "Quinine used to be given as 200 mg": the first word says whose dose it is. */
export function isOfMedicine(clause: string): boolean {
  const first =
    /^[^\p{L}]*(?:(?:and|but|while) )?(\p{L}{5,})(?! (?:users|takers|patients|therapy|treatment)\b)/u.exec(
      clause,
    )?.[1] ?? ''
  return (
    mentionsIn(clause, ['supplement']).length === 0 &&
    (medicineWords.exec(first)?.[0] === first ||
      mentionsIn(first, ['interactant']).some(({ type }) => type === 'DRUG'))
  )
}

const isMedicineName = (words: string): boolean =>
  !/^(?:the|a|an|this|each|your)\b|^(?:drug|herb|medicine)$|^(?:tablets?|pills?|capsules?)\b/i.test(words) &&
  mentionsIn(words, ['supplement']).length === 0 &&
  (medicineWords.test(words) || mentionsIn(words, ['interactant']).some(({ type }) => type === 'DRUG'))
