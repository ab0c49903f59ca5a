import { warns } from '../rules/cautions.ts'
import * as rules from '../rules/constituents.ts'
import { rolesOfLabel, type Unit } from '../units.ts'
import type { Subjects } from './subject.ts'
import { substancesIn, weighedSubstances } from './substances.ts'

const ending =
  /\s(?:of (?:its|their) own|that|which|who|and (?:is|are|it|has|also|helps?|may|can|this|they)|help|helps|support|may|can|is|are|as (?:well|all|its|the)|all(?! (?:the )?(?:essential|nine|eight))|with|for|to|in|but|together|when|where|while|because|found|belong\w*|two|three|known|believed|thought|responsible|as|seem\w*|appear\w*|give|gives|act|from|by|into|protect\w*|reduce\w*|each|according|per|they|it|the (?:two|main|active|most))\b.*$|,\s(?:the|which|a|an|both|all|two|three|as|compounds?|substances?|that|whose|known|among|of which|and (?:is|are|it|has|this))\b.*$|\s[–—]\s.*$|:.*$/i
const nested =
  /,?\s(?:as well as|along with|together with|of which|among them|including|such as|called|named|known as|a mixture of|mainly|mostly|chiefly|especially|notably|above all|(?<=\boils? )(?:with|containing|rich in|full of))\s/i

const clean = (text: string) =>
  text
    .replace(
      /^[\s,(–—:-]*(?:(?:a little|a bit of|a pinch of|a handful of|a (?:good|great) deal of|plenty of|more|a|an|the|its|their|all|two|three|four|several|many|some|also|other|compounds?|substances?|called|known as|named|mixture of|group of|about|up to|like|such as|and|or|both|various|especially|mainly|mostly|small amounts of|plenty of|high in|rich in|active|bioactive|potent|powerful|of|pure|\d[\d.,–-]*\s?(?:%|per cent|percent)|alkaloid|amino acids?|flavonoid|pigment|compound|antioxidant|chemicals?|antioxidants such as) )*/i,
      '',
    )
    .replace(/[\s,.;:)–—-]+$/, '')

/** "Alkaloids (brahmine and herpestine)": behind the name of a class the brackets name its members. */
const ofClass =
  /\b(alkaloids|flavonoids|saponins|terpenes|polyphenols|lactones|glycosides|compounds|acids|tannins|catechins|sterols|lignans|anthocyanins|carotenoids|polysaccharides) \((?:such as |including |mainly |e\.g\.,? )?([^)]{3,80})\)/gi

/** What stands behind a bracket that was opened before the names began is no name. */
const withoutTail = (words: string): string => {
  const close = words.indexOf(')')
  return close !== -1 && !words.slice(0, close).includes('(') ? words.slice(0, close) : words
}

/** Names in a list such as "silymarin, a mixture of silybin and silydianin". */
function namesIn(words: string, isAsked: boolean): string[] {
  const flat = withoutTail(words)
    .replace(rules.classOfMembers, '')
    .replace(rules.sharedAcid, '$1 acid$2')
    .replace(rules.membersInBrackets, '$1')
    .replace(/ and (?:to|in) (?=\p{L})/gu, ' and ')
    .replace(rules.alsoHolds, ', ')
    .replace(ofClass, '$1, $2')
    .replace(/\(([^)]{0,60})\)/g, '')
    .split(nested)
    .map(part => part.replace(rules.classAside, '').replace(ending, ''))
    .join(', ')
  const names = flat
    .split(/\s*,\s*(?:and\s|or\s|plus\s)?|\s(?:and|or|plus|as well as|&)\s/)
    .map(piece => clean(withoutDeed(clean(piece))))
  const isTold = isAsked && !names.some(isChemical) ? () => true : isChemical
  return names.filter(
    name => isName(name) && !rules.bodily.test(name) && (isTold(name) || (isAsked && isShort(name))),
  )
}

/** "Herbacetin modulate the stress response": of words that begin with a substance and say what it does, its name. */
function withoutDeed(piece: string): string {
  const [name] = piece.match(rules.substance) ?? []
  return name !== undefined &&
    piece.startsWith(name) &&
    /^ \p{Ll}{4,} (?:\p{L}+ ){1,}/u.test(piece.slice(name.length))
    ? name
    : piece
}

const isShort = (name: string): boolean => name.split(/\s+/).length < 3

/** The noun tells, not what stands before it: "general information" is none for its "general". */
function isChemical(name: string): boolean {
  const [head = name] = name.split(/\s(?:of|at|in|from|on|per)\s/)
  return rules.chemical.test(head.split(' ').slice(-2).join(' '))
}

const longestName = 4
const isName = (name: string): boolean =>
  /\p{L}{3}|^\p{Lu}{2,}-\d/u.test(name) &&
  name.split(/\s+/).length <= longestName &&
  !rules.noConstituent.test(name.split(' of ')[0] ?? '') &&
  !rules.noConstituent.test(name) &&
  !/\p{L}n[’']t\b|\b(?:an?|the)$|\d\s?%$|^been\b/u.test(name) &&
  !/\b(?:you|your|it|they|this|these|so|mg|people|body|price|own)\b|^(?:what|why|how|who|when|where|read)\b|[→›»?]/i.test(
    name,
  )

const notHere = ['avoid', 'food', 'time', 'effects', 'disclaimer'] as const

function inSentence(unit: Unit, sentence: string, at: number, subjects: Subjects): string[] {
  if (notHere.some(role => unit.roles.has(role)) || rules.isAbsent.test(sentence) || warns.test(sentence))
    return []
  if (unit.roles.has('combine') && !rules.ofPartner.test(sentence)) return []
  if (unit.roles.has('market')) return declaredIn(sentence).filter(name => !isSelf(name, unit, subjects))
  const isAsked = unit.roles.has('ingredients')
  if (isAsked && unit.kind === 'item' && at === 0)
    return namesIn(listed(unit, sentence), true).filter((name, place) => place === 0 || isChemical(name))
  if (isAsked && unit.kind === 'cell' && unit.labelEnd === 0)
    return isNamingCell(unit) ? namesIn(sentence, true) : []
  if (rules.otherHolder.test(sentence.slice(0, 120)) && !isAsked) return []
  if (
    isAsked &&
    unit.kind !== 'item' &&
    !hasVerb.test(sentence) &&
    isBareList(sentence) &&
    !/^standardi/i.test(sentence)
  )
    return namesIn(at === 0 ? listed(unit, sentence) : sentence, true)
  const found: string[] = [...(at === 0 ? labelOf(unit) : []), ...namedInside(sentence, subjects)]
  const patterns = isAsked ? [...rules.constituentRules, rules.hasNames] : rules.constituentRules
  for (const pattern of patterns) {
    let words = pattern.exec(sentence)?.groups?.names
    for (let more = 0; words !== undefined && more < mostVerbs; more++) {
      found.push(...namesIn(words, isAsked && rules.named.test(sentence) && !rules.chemical.test(words)))
      words = pattern.exec(words)?.groups?.names
    }
  }
  const others = weighedSubstances(unit, sentence, subjects).filter(
    other => !found.some(name => isWithin(other, name) || isWithin(name, other)),
  )
  return [...found, ...others].filter(name => !isSelf(name, unit, subjects))
}

/** "Salidroside: lowers cortisol", an item of any list. */
const labelOf = ({ kind, label, labelEnd, text }: Unit): string[] =>
  kind === 'item' &&
  label !== null &&
  labelEnd > 0 &&
  labelEnd < text.text.length &&
  rules.plantLike.test(label)
    ? [...(label.match(rules.substance) ?? [])].filter(name => name === label)
    : []

/** "3% rosavins and 1% salidroside": what a good extract declares, with its share. */
function declaredIn(sentence: string): string[] {
  if (rules.noShare.test(sentence) || !rules.declares.test(sentence)) return []
  const named = [...sentence.matchAll(rules.declared)].flatMap(({ groups = {} }) => {
    const { after, before = '' }: { after?: string; before?: string } = groups
    return after ?? (rules.substanceClass.test(before) ? [] : before)
  })
  const others = substancesIn(sentence).filter(
    name => rules.plantLike.test(name) && !rules.substanceClass.test(name),
  )
  return [...new Set([...named, ...others])].filter(
    name => !rules.bodily.test(name) && !rules.isEveryday(name),
  )
}

/** The cell that names its row, or what stands beside "Key compounds". */
function isNamingCell({ isRowName, label, text }: Unit): boolean {
  const asks = (words: string) => rolesOfLabel(words).has('ingredients')
  return isRowName ? !asks(text.text) : label !== null && asks(label)
}

/** Of an item the label is the name, unless it asks: "What is in it: boswellic acids". */
function listed({ label, labelEnd }: Unit, sentence: string): string {
  if (labelEnd === 0 || label === null) return sentence.replace(/\s[–—-]\s.*$/, '')
  return rolesOfLabel(label).size > 0 ? sentence.slice(labelEnd) : label
}

/** Whole words of it: crocin is not within picrocrocin. */
const isWithin = (one: string, other: string) => ` ${other} `.toLowerCase().includes(` ${one} `.toLowerCase())

/** "It contains A and also provides B": so many verbs of one sentence are followed. */
const mostVerbs = 3

/** Nothing but names between commas. */
const isBareList = (sentence: string): boolean =>
  sentence.split(/,|;|\band\b|&/).every(piece => piece.trim().split(/\s+/).length <= longestName)

const hasVerb =
  /\b(?:is|are|was|were|has|have|can|may|lists?|names?|declares?|contains?|holds?|comes?|makes?|gives?|does|do)\b/i

/** "The menthol in peppermint oil" */
function namedInside(sentence: string, subjects: Subjects): string[] {
  const found = /\bthe ([\p{L}-]{4,30}) in (?=\p{L})/iu.exec(sentence)
  if (!found?.[1] || !rules.chemical.test(found[1])) return []
  const [next] = subjects.in(sentence.slice(found.index + found[0].length))
  return next && next.start < 5 && !rules.noConstituent.test(found[1]) ? [found[1]] : []
}

/** A supplement is no constituent of itself. */
const isSelf = (name: string, unit: Unit, subjects: Subjects): boolean => {
  const main = subjects.of(unit)
  return main !== null && name.toLowerCase() === main.toLowerCase()
}

/** "Proanthocyanidins (PACs)" */
const shortFor = /^(?: \((\p{Lu}[\p{L}\d-]{1,6})\)|,? or (\p{Lu}{2}[\p{L}\d-]{0,5})(?![\p{L}\d]))/u

/** "The flavonoids scavenge": a class that is spoken of as known means those that were named before. */
const isMeantAgain = (name: string, sentence: string): boolean =>
  rules.substanceClass.test(name) &&
  /\b(?:the|these|those) $/i.test(sentence.slice(0, Math.max(0, sentence.indexOf(name))))

/** Where an article gives doses of several supplements, none is a part of another; of two, one may be the extract of the other. */
function dosedApart(dosages: readonly { supplement: string | null }[]): ReadonlySet<string> {
  const names = new Set(dosages.flatMap(({ supplement }) => supplement?.toLowerCase() ?? []))
  return names.size > 2 ? names : new Set()
}

/**
 * What is in the supplements of an article, each once.
 *
 * @param dosages the doses of the article
 */
export function findConstituents(
  units: readonly Unit[],
  subjects: Subjects,
  dosages: readonly { supplement: string | null }[],
): { supplement: string | null; name: string }[] {
  const found = new Map<string, { supplement: string | null; name: string }>()
  const short = new Set<string>()
  const apart = dosedApart(dosages)
  for (const unit of units)
    unit.sentences.forEach(({ start, end }, at) => {
      const sentence = unit.text.text.slice(start, end)
      for (const name of inSentence(unit, sentence, at, subjects)) {
        if (found.size > 0 && isMeantAgain(name, sentence)) continue
        const supplement = subjects.of(unit, sentence)
        const key = name.toLowerCase()
        if (!found.has(key) && !short.has(key) && !apart.has(key)) found.set(key, { supplement, name })
        const [, bracketed, other] = shortFor.exec(sentence.slice(sentence.indexOf(name) + name.length)) ?? []
        const called = bracketed ?? other
        if (called !== undefined) short.add(called.toLowerCase())
      }
    })
  return [...found.values()]
}
