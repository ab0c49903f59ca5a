import { mentionsIn } from '../names/gazetteer.ts'
import * as rules from '../rules/combinations.ts'
import { composes } from '../rules/constituents.ts'
import type { Role } from '../rules/headings.ts'
import { practiceWords } from '../rules/practices.ts'
import type { Unit } from '../units.ts'
import type { Subjects } from './subject.ts'

/** What may go with a supplement, as a text names it. */
export interface Partner {
  name: string
  /** What the article calls the supplement; null for what people do. */
  supplement: string | null
  start: number
}

/** The supplements and practices that a text names. */
export function partnersIn(text: string, subjects: Subjects): Partner[] {
  const supplements = subjects
    .in(text)
    .map(({ name, start, end }) => ({ name: text.slice(start, end), supplement: name, start, end }))
  const practices = [
    ...mentionsIn(text, ['practice']).map(({ text: name, start }) => ({ name, start })),
    ...[...text.matchAll(practiceWords)].map(({ 0: name, index: start }) => ({ name, start })),
  ]
  const found: Partner[] = [...supplements]
  for (const { name, start } of practices)
    if (!found.some(one => start < one.start + one.name.length && one.start < start + name.length))
      found.push({ name, supplement: null, start })
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.filter(({ start, name }, at) => {
    const next = sorted[at + 1]
    return next === undefined || !isExample.test(text.slice(start + name.length, next.start))
  })
}

/** "A prebiotic such as inulin" */
const isExample = /^,? (?:such as|like|namely|for example|e\.g\.,?) (?:the |a )?$/i

/** What a sentence and its place must weigh together before what it names is a partner. */
const enough = 3

function weightOfPlace({ roles, question }: Unit): number {
  if (roles.has('combine') && question === null) return 2
  return elsewhere.some(role => roles.has(role)) ? -1 : 0
}

const elsewhere: readonly Role[] = [
  'effects',
  'mechanism',
  'evidence',
  'food',
  'market',
  'time',
  'ingredients',
]

function weightOfWords(sentence: string): number {
  if (rules.pairs.test(sentence)) return 3
  return rules.adds.test(sentence) ? 2 : 0
}

/** What a sentence says goes with a supplement, by its own words first and its place second. */
export function weighedPartners(unit: Unit, sentence: string, subjects: Subjects): Partner[] {
  const text = sentence.replace(rules.onlyReason, '').replace(/^for [^,]{3,40},\s/i, '')
  const helps = rules.helpsIt.exec(text)?.index ?? -1
  const words = helps > 0 ? 3 : weightOfWords(text)
  if (rules.merelyWith.test(rules.pairs.exec(text)?.[0] ?? '') && composes.test(text)) return []
  if (rules.isForm.test(text) || words === 0 || words + weightOfPlace(unit) + 1 < enough) return []
  const main = subjects.ofSection(unit)
  const all = partnersIn(helps > 0 ? text.slice(0, helps) : text, subjects)
  const partners = all.filter(({ name, supplement, start }) =>
    supplement === null ? name.includes(' ') || joined.test(text.slice(0, start)) : supplement !== main,
  )
  const cue = text.search(rules.pairs)
  const [only] = partners
  if (
    main === null &&
    partners.length === 1 &&
    only?.supplement &&
    only.start < cue &&
    !unit.roles.has('combine')
  )
    return []
  const behind = partners.filter(({ start }) => start > cue)
  const isBetween = behind.length > 0 && behind.length < partners.length
  if (main !== null) return isBetween && !isAboutIt(text, all, main) ? [] : partners
  return isBetween ? behind : partners
}

/** A practice of one word is much else besides: "it sends you running". */
const joined = /(?:^|\b(?:with|alongside|and|or|plus|add|without)\s|,\s)$/i

/** It speaks of the supplement by its name, or by a word for it. */
const isAboutIt = (text: string, all: readonly Partner[], main: string): boolean =>
  all.some(({ supplement }) => supplement === main) ||
  /\b(?:it|its|this|the (?:herb|root|extract|mineral|vitamin|powder|oil|supplement|effect|two|duo|mushroom|pair))\b/i.test(
    text,
  )
