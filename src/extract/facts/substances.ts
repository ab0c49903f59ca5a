import * as rules from '../rules/constituents.ts'
import type { Role } from '../rules/headings.ts'
import type { Unit } from '../units.ts'
import type { Subjects } from './subject.ts'

/** What a sentence and its place must weigh together before the substances that it names are constituents. */
const enough = 3

function weightOfPlace({ roles }: Unit): number {
  if (roles.has('ingredients')) return 2
  return elsewhere.some(role => roles.has(role)) ? -1 : 0
}

const elsewhere: readonly Role[] = ['limit', 'evidence', 'questions']

/** The substances of plants that a text names, by the endings of their names; classes only where no member is named. */
export const substancesIn = (text: string): string[] =>
  text.split(/;|, (?:while|whereas|but) /).flatMap(inClause)

function inClause(text: string): string[] {
  const found = [...text.matchAll(rules.substance)]
    .map(({ 0: name, index }) => ({ name: name.trim(), index }))
    .filter(
      ({ name }) => !rules.bodily.test(name) && !rules.noConstituent.test(name) && !rules.isEveryday(name),
    )
  const isMember = ({ name, index }: { name: string; index: number }) =>
    !rules.substanceClass.test(name) ||
    isBesideMembers(name, text.slice(0, index), text.slice(index + name.length))
  const members = found.filter(isMember)
  return (members.length > 0 ? members : found).map(({ name }) => name)
}

/** "Tannins and gallic acid", "vitexin and oligomeric procyanidins": a class in a row with members is one more. */
const isBesideMembers = (name: string, before: string, after: string): boolean =>
  (/^ (?:and|or|plus|as well as|along with) /i.test(after) ||
    (/^\p{L}+(?:ic|yl) /u.test(name) ? /(?:,|\b(?:and|or|plus)) (?:\p{L}+ ){0,3}$/u : joined).test(before)) &&
  !/^ ?(?:such as|like|including|called|namely|that|which|\(|:)/i.test(after)

const joined = /\b(?:and|or|plus) (?:(?!other|these|those|similar|related|all)\p{L}+ ){0,2}$/u

/** "Proanthocyanidins (PACs)" */
const shortForm = /\s\(\p{Lu}[\p{L}\d-]{1,6}\)/gu

/** "The root's valerenic acid", "its menthol" */
const possessive = new RegExp(
  `(?:[’']s|\\b(?:its|their|whose)) (?:own |main |key |active |natural )?(?:${rules.substance.source})`,
  'iu',
)

/** "The root's valerenic acid", "parthenolide, its key compound", "crocin and safranal give it its colour" */
export function weighedSubstances(unit: Unit, sentence: string, subjects: Subjects): string[] {
  const text = sentence.replace(rules.actedOn, '').replace(shortForm, '')
  const words = possessive.test(text) ? 3 : rules.composes.test(text) ? 2 : 0
  const hasHolder = rules.holder.test(text) || subjects.in(text).length > 0
  const weight = words + (hasHolder ? 1 : 0) + weightOfPlace(unit)
  if (weight + 2 < enough || rules.noComposition.test(text)) return []
  const main = subjects.of(unit)
  const isOther = (name: string) =>
    subjects.in(name).every(one => one.name !== main && !subjects.inTitle.has(one.name))
  return substancesIn(text).filter(
    name =>
      weight + (rules.plantLike.test(name) ? 2 : 0) >= enough && (isOther(name) || rules.defines.test(text)),
  )
}
