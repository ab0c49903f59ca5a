import { mentionsIn } from '../names/gazetteer.ts'
import { warns } from '../rules/cautions.ts'
import * as rules from '../rules/combinations.ts'
import { practiceWords } from '../rules/practices.ts'
import type { ExtractedCombination } from '../types.ts'
import type { Unit } from '../units.ts'
import { partnersIn, weighedPartners } from './partners.ts'
import { quantitiesIn } from './quantities.ts'
import type { Subjects } from './subject.ts'

const clean = (text: string) =>
  text
    .replace(
      /^[\s,–—:-]*(?:a |an |the |some |also |with |and |or |both |either |extra |adding |add |take )*/i,
      '',
    )
    .replace(/[\s,.;:!–—-]+$/, '')

/** Names at the beginning of words, split at commas and "and"; the purpose is what follows. */
function split(words: string): { names: string[]; purpose: string | null } {
  const at = words.search(rules.purposeWords)
  const head = at === -1 ? words : words.slice(0, at)
  const purpose = at === -1 ? null : clean(words.slice(at).replace(/^,?\s(?:for|to)\s/i, ''))
  const names = head
    .split(/\s*,\s*(?:and\s|or\s)?|\s(?:and|or|plus|&|\+)\s/)
    .map(name => clean(name.replace(/^.*\b(?:such as|like|namely)\s/i, '')))
    .filter(name => name !== '' && (/^\p{Lu}?\p{L}+ing\s/u.test(name) || !rules.noPartner.test(name)))
  return { names, purpose: purpose || null }
}

const longestName = 6

const isName = (name: string) =>
  name.split(/\s+/).length <= longestName && /\p{L}[\p{L}\d]/u.test(name) && quantitiesIn(name).length === 0

/** An item, a cell or a line below "Works well with": what it begins with is the partner. */
function ofItem(unit: Unit, sentence: string): { names: string[]; purpose: string | null } {
  const hasLabel = unit.labelEnd > 0 && unit.labelEnd < sentence.length && unit.label !== null
  if (!hasLabel) return withoutAside(split(sentence.replace(/\s\([^)]{0,80}\)/g, '')))
  const { names } = split((unit.label as string).replace(/\s\([^)]{0,40}\)/g, ''))
  return { names, purpose: clean(sentence.slice(unit.labelEnd)).replace(/^(?:for|to)\s/i, '') || null }
}

/** "Black coffee, a habit that doctors like": what stands behind the comma is no second name. */
const withoutAside = ({ names, purpose }: { names: string[]; purpose: string | null }) => ({
  names: names.filter((name, at) => at === 0 || !isAside.test(name)),
  purpose,
})

const isAside =
  /^(?:an?|the|at|in|on|if|as|which|that|who|especially|ideally|preferably|\d|two|three|four|five|ten|once|twice|every|rich in|high in|full of|valued|prized|loved|known)\b/i

/** Names of supplements or practices only, where a sentence says more than names. */
function known(names: readonly string[], subjects: Subjects, withPractices: boolean): string[] {
  return names.flatMap(name => {
    const [supplement] = subjects.in(name)
    const [practice] = mentionsIn(name, ['practice'])
    if (practice && withPractices && name.length < 40) return [name]
    const done = supplement ? null : name.match(practiceWords)
    if (done?.[0]) return [done[0]]
    if (!supplement && withPractices && name.split(/\s+/).length <= 2) return [name]
    if (!supplement || supplement.start > 24) return []
    const rest = partOf.exec(name.slice(supplement.end))?.[0] ?? ''
    const end = supplement.end + rest.length
    const before = name.slice(0, supplement.start).trim()
    return [name.slice(before === '' || before.split(/\s+/).length < 3 ? 0 : supplement.start, end)]
  })
}

/** What may follow a name and belongs to it. */
const partOf =
  /^(?: (?:extracts?|oil|powder|tea|supplements?|lozenges?|syrup|juice|gel|cream|capsules?|peptides?|seeds?|leaf|leaves|root|bark|berr(?:y|ies)|husk|complex|vitamins|fatty acids?|acid|monohydrate|glycinate|citrate|picolinate|taurate|carnosine|chloride|[A-Z]\d*))+/

const isLine = (unit: Unit, sentence: string) =>
  unit.roles.has('combine') &&
  unit.kind === 'prose' &&
  unit.section.roles.has('combine') &&
  !/\b(?:is|are|was|has|have|works?|pairs?|combine\w*|it)\b/i.test(
    sentence.replace(rules.circumstance, '').split(/,| for | to /)[0] ?? '',
  )

function inUnit(
  unit: Unit,
  sentence: string,
  at: number,
  subjects: Subjects,
  own: ReadonlySet<string>,
): { names: string[]; purpose: string | null } | null {
  const isListed = unit.roles.has('combine') && (unit.question === null || asksWhat.test(unit.question))
  if (isListed && unit.kind === 'item' && at === 0 && isTopItem(unit)) {
    if (warns.test(sentence)) return null
    const item = ofPair(sentence, subjects, own) ?? ofItem(unit, sentence)
    return { ...item, names: item.names.filter(isName) }
  }
  if (isListed && unit.kind === 'cell') return unit.isRowName ? { ...split(sentence) } : null
  const bare = sentence
    .replace(/\s?\([^)]{0,120}\)/g, '')
    .replace(/\b(?:never|not) without\b/i, 'with')
    .replace(rules.needed, 'with ')
  if (unit.roles.has('avoid') || sentence.endsWith('?')) return null
  const called = isListed && unit.kind === 'prose' ? rules.sentenceLabel.exec(bare)?.groups?.with : undefined
  const labels = called === undefined || warns.test(bare) ? [] : labelsIn(called, subjects)
  if (labels.length > 0) return { names: labels, purpose: null }
  if (isRefused(bare)) return null
  const main = subjects.ofSection(unit)
  const aside = besideOwn(bare, subjects, own, isListed)
  if (aside.length > 0) return { names: aside, purpose: null }
  const isLabelled = isListed && unit.kind === 'prose' && at === 0 && isNameLabel(unit, subjects)
  if (isLabelled) return ofItem(unit, sentence)
  const patterns = isListed ? [...rules.combinationRules, rules.partnerActs] : rules.combinationRules
  for (const pattern of patterns) {
    const words = pattern.exec(bare)?.groups?.with
    if (words === undefined) continue
    if (pattern === rules.partnerFirst && subjects.in(words).some(({ name }) => own.has(name))) continue
    const also = words.split(/,? (?:and|or) (?:[\p{L}-]+ ){0,2}?(?=with\b)/u)
    const parts = also.map(part => split(part.replace(/^with\s/, '')))
    const names = known(
      parts.flatMap(part => part.names),
      subjects,
      isListed,
    ).filter(name => subjects.in(name)[0]?.name !== main || main === null)
    if (names.length > 0)
      return {
        names: withOthers(
          names,
          (isListed
            ? named(mainClause(bare, subjects, names[0] ?? ''), subjects)
            : weighedNames(unit, bare, subjects)
          ).filter(other => main !== null || !subjects.in(other).some(({ name }) => own.has(name))),
        ),
        purpose: parts[0]?.purpose ?? null,
      }
  }
  if (!isListed) {
    const weighedOnes = weighedNames(unit, bare, subjects)
    const names = weighedOnes.length > 0 || at > 1 ? weighedOnes : askedNames(unit, bare, subjects)
    return names.length > 0 ? { names, purpose: null } : null
  }
  const line = isLine(unit, bare) ? split(bare) : null
  const names = line && named(bare, subjects).length > 0 ? known(line.names, subjects, true) : []
  const weighedOnes = weighedNames(unit, bare, subjects)
  const others =
    subjects.main === null && weighedOnes.length > 0
      ? weighedOnes
      : named(mainClause(bare, subjects), subjects)
  return { names: withOthers(names, others), purpose: line?.purpose ?? null }
}

/** What stands before a colon, if it is more than the supplement itself: "Zinc likes company: …" */
const labelsIn = (called: string, subjects: Subjects): string[] =>
  known(split(called).names, subjects, true).filter(name => subjects.in(name)[0]?.name !== subjects.main)

const isRefused = (sentence: string): boolean =>
  rules.noCombination.test(sentence) || rules.refuses.test(sentence.replace(rules.subordinate, ''))

/** Of two sides the one that the article is not about: "Two kiwifruits a day fit nicely beside psyllium". */
function besideOwn(
  sentence: string,
  subjects: Subjects,
  own: ReadonlySet<string>,
  isListed: boolean,
): string[] {
  const isOwn = (words: string) =>
    rules.itself.test(words) || subjects.in(words.slice(0, nearWords)).some(({ name }) => isAmong(name, own))
  for (const pattern of rules.sides) {
    const { one, other } = pattern.exec(sentence)?.groups ?? {}
    if (one === undefined || other === undefined || isOwn(one) || !isOwn(other)) continue
    const { names } = split(one.replace(/^.{0,40}, (?=\p{L})/u, ''))
    const found = known(
      names.map(name => name.replace(rules.howMany, '')),
      subjects,
      isListed || pattern === rules.sides[1],
    )
    if (found.length > 0) return found
  }
  return []
}

/** "Psyllium" is meant by "psyllium husk" above. */
const isAmong = (name: string, own: ReadonlySet<string>): boolean =>
  own.has(name) || [...own].some(one => isWithin(name.toLowerCase(), one.toLowerCase()))

const nearWords = 40

/** What the article is about: what its title names, and headings above other things than partners. */
function ownNames(units: readonly Unit[], subjects: Subjects): Set<string> {
  const headings = new Set(
    units.flatMap(({ section }) => (section.roles.has('combine') ? [] : (section.heading?.text.text ?? []))),
  )
  return new Set([
    ...subjects.inTitle,
    ...(subjects.main === null ? [] : [subjects.main]),
    ...[...headings].flatMap(heading => subjects.in(heading).map(({ name }) => name)),
  ])
}

/** "Can I take it with vitamin C?" "Yes, the two complement each other." */
function askedNames({ question }: Unit, answer: string, subjects: Subjects): string[] {
  if (question === null || !(pairs.test(answer) || (asksTogether.test(question) && agrees.test(answer))))
    return []
  const { main } = subjects
  return subjects
    .in(question)
    .filter(({ name }) => main !== null && name !== main)
    .map(({ start, end }) => question.slice(start, end))
}

const asksTogether =
  /^(?:can|may|should|could|is it|are they)\b.*\b(?:with|alongside|together|and|combined?|at the same time)\b/i

/** "Yes", without conditions. */
const agrees =
  /^(?:yes|sure|certainly|absolutely|of course|definitely|they (?:can|may)|you (?:can|may))\b(?![^.]*\b(?:but|if|unless|only|as long as|provided|apart|hours?|ask|doctor|pharmacist|careful|caution|not)\b)/i

const pairs =
  /\b(?:complement|work(?:s)? (?:well|better|nicely|best)|go(?:es)? (?:well|nicely)|pairs? (?:well|nicely)|good (?:pair|match|team|combination|idea))\b/i

const weighedNames = (unit: Unit, sentence: string, subjects: Subjects): string[] =>
  weighedPartners(unit, sentence, subjects).map(({ name }) => name)

/** "Inulin with the probiotic": the partner is the one that the article is not about. */
function ofPair(
  sentence: string,
  subjects: Subjects,
  own: ReadonlySet<string>,
): { names: string[]; purpose: string | null } | null {
  const found =
    /^(?<one>[^,:]{3,40}?) (?:with|alongside|and|\+) (?:the |a |an |your )?(?<other>[^,:.]{3,40}?)(?:$|[,:.] ?(?<purpose>.*)$)/i.exec(
      sentence,
    )?.groups
  if (!found) return null
  const [one = '', other = ''] = [found.one, found.other]
  const isTitles = (words: string) => subjects.in(words).some(({ name }) => isAmong(name, own))
  if (!isTitles(one) && !isTitles(other)) return null
  return { names: [isTitles(one) ? other : one], purpose: found.purpose ? clean(found.purpose) : null }
}

/** A sentence from a name on, without what only gives a reason: "which steers calcium into bone". */
const mainClause = (sentence: string, subjects: Subjects, from = ''): string =>
  sentence
    .slice(Math.max(0, sentence.indexOf(from)))
    .replace(rules.reported, '')
    .replace(rules.reason, '')
    .replace(/^for [^,]{3,40},\s/i, '')
    .replace(rules.purposeAtEnd, words => (subjects.in(words).length > 0 ? words : ''))

/** "What can I add?" is answered with partners, "Can I take it with coffee?" is not. */
const asksWhat = /^(?:(?:and|so|then),? )?(?:what|which|(?:is|are) there|does it (?:go|work|pair))\b/i

/** "Vitamin B6 helps the conversion along": below "Works well with" what a sentence names goes well with it. */
const named = (sentence: string, subjects: Subjects): string[] =>
  partnersIn(sentence, subjects).map(({ name }) => name)

/** Names, and those of others that none of them holds. */
const withOthers = (names: readonly string[], others: readonly string[]): string[] => [
  ...names,
  ...others.filter(other => !names.some(name => overlaps(name.toLowerCase(), other.toLowerCase()))),
]

/** "Magnesium" within "magnesium glycinate" */
const isWithin = (one: string, other: string) => ` ${other} `.includes(` ${one} `)

const overlaps = (a: string, b: string) => a.includes(b) || b.includes(a)

/** "Bacopa + Ginkgo: for recall" */
const isNameLabel = ({ label, labelEnd, text }: Unit, subjects: Subjects): boolean =>
  label !== null &&
  labelEnd > 0 &&
  labelEnd < text.text.length &&
  subjects.in(label).some(({ name }) => name !== subjects.main)

const isTopItem = (unit: Unit) => unit.lead === null || /[:…]$/.test(unit.lead)

/** The clauses of its sentences that stand by themselves; of items and cells all of each sentence. */
const clausesOf = ({ kind, sentences, text }: Unit) =>
  sentences.flatMap(({ start, end }, at) => {
    const sentence = text.text.slice(start, end)
    const parts = kind === 'prose' ? sentence.split(rules.clauseJoint) : []
    const clauses = parts.length > 1 && parts.every(part => rules.pairs.test(part)) ? parts : [sentence]
    return clauses.map((clause, place) => ({ clause, at: place === 0 ? at : Math.max(1, at), start, end }))
  })

/** "Take moringa with vitamin C": of those that a sentence names, the ones that the article is not about, if any. */
function foreignOf(names: readonly string[], isOwn: (name: string) => boolean): readonly string[] {
  const foreign = names.filter(name => !isOwn(name))
  return foreign.length > 0 ? foreign : names
}

/** What goes well with the supplements of an article, each once. */
export function findCombinations(units: readonly Unit[], subjects: Subjects): ExtractedCombination[] {
  const found = new Map<string, ExtractedCombination>()
  const own = ownNames(units, subjects)
  for (const unit of units)
    for (const { clause, at, start, end } of clausesOf(unit)) {
      const combination = inUnit(unit, clause, at, subjects, own)
      const main = subjects.ofSection(unit)
      const isOwn = (name: string) => main === null && subjects.in(name).some(one => own.has(one.name))
      for (const name of foreignOf(combination?.names ?? [], isOwn)) {
        if (main !== null && isWithin(name.toLowerCase(), main.toLowerCase())) continue
        const supplement = subjects.in(name)[0]?.name
        const key = (supplement ?? name).toLowerCase()
        if ([...found.keys()].some(other => isWithin(other, key) || isWithin(key, other))) continue
        if (supplement === main && main !== null) continue
        found.set(key, {
          with: name,
          purpose: combination?.purpose ?? null,
          quote: unit.text.quote(start, end),
        })
      }
    }
  return [...found.values()]
}
