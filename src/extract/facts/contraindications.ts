import { thingCalled } from '../names/gazetteer.ts'
import { rolesOf } from '../roles.ts'
import * as cautions from '../rules/cautions.ts'
import * as rules from '../rules/contraindications.ts'
import { anySupplement, disclaimerPattern } from '../rules/disclaimer.ts'
import { conditionHeads } from '../rules/subjects.ts'
import type { Section } from '../sections.ts'
import type { ExtractedContraindication } from '../types.ts'
import { rolesOfLabel, type Unit } from '../units.ts'
import type { Subjects } from './subject.ts'
import { weighed, weighedAbove } from './weigh.ts'
import { type Subject, subjectsIn } from './who.ts'

const isGeneral = (sentence: string) => disclaimerPattern.test(sentence) || anySupplement.test(sentence)

/** Clauses of a sentence that stand by themselves. */
const clausesOf = (sentence: string): string[] =>
  sentence
    .split(rules.butWord)
    .flatMap(clause => {
      const [first = '', ...others] = clause.split(rules.otherPeople)
      return rules.saysOf.test(first) ? [first, ...others] : [clause]
    })
    .map(clause => clause.trim().replace(/[.!]+$/, ''))

function inClause(clause: string): Subject[] {
  if (
    /\b(?:more than|exceed\w*|over|above) (?:about )?\d[\d.,]*\s?(?:m?c?g|µg|IU|ml|grams?|m(?:illi|icro)grams?|capsules?|tablets?|days?|weeks?|months?)\b/i.test(
      clause,
    )
  )
    return []
  if (rules.denies.test(clause) && !/\bnot (?:be |recommended |suitable |considered )*safe\b/i.test(clause))
    return []
  const found: Subject[] = []
  for (const { name, pattern } of rules.contraRules) {
    const words = pattern.exec(clause)?.groups?.who
    if (words === undefined) continue
    const subjects = subjectsIn(words).filter(
      ({ subject, kind }) => name !== 'X is avoided' || isSomebody(subject, kind),
    )
    found.push(...subjects)
    if (subjects.length > 0 && name !== 'as should' && name !== 'same goes') break
  }
  return found
}

/** Before "should ask" stand people, or a word for them; a thing that "should be checked" is nobody. */
const isSomebody = (subject: string, kind: string) =>
  (kind === 'life-stage' ||
    kind === 'allergy' ||
    /s$|women|men|people|children|pregnancy|breastfeeding|anyone|those/i.test(subject) ||
    thingCalled(subject, ['interactant', 'condition']) !== null) &&
  !/(?:changes|doses?|capsules?|tablets?|use|effects|results|powders?|extracts?|products?|levels?|symptoms|studies|amounts?|intakes?|drops|seeds|leaves|roots?|teas?|oils?|forms?|brands?|days|weeks)$/i.test(
    subject,
  )

const isAbout = (text: string, subjects: Subjects, unit: Unit) => {
  const names = subjects.in(text)
  return names.length === 1 && names[0]?.name === subjects.of(unit) && names[0]?.end === text.length
}

/** A line that only names somebody: an item of the list of those who should not, or a cell of such a column. */
function asItem(unit: Unit, sentence: string): Subject[] {
  if (/^your\s/i.test(sentence)) return []
  const text = sentence
    .slice(unit.labelEnd > 0 && unit.labelEnd < sentence.length ? unit.labelEnd : 0)
    .replace(/[.!]+$/, '')
  const label =
    unit.label !== null && unit.labelEnd > 0 && rolesOfLabel(unit.label).size === 0
      ? subjectsIn(unit.label)
      : []
  // "Warfarin: may thin the blood further" names it before the colon, "Avoid if: pregnant" behind it.
  const isNamed =
    label.length > 0 &&
    /\b(?:may|can|could|is|are|its?|because|as|the|should|not|levels?|risks?|effects?)\b/i.test(text)
  const said = subjectsIn(text.replace(/\s\([^)]{0,80}\)/g, ''))
  return isNamed || (label.length > 0 && label.every(isTold) && !said.some(isTold)) ? label : said
}

const hasVerb =
  /\b(?:is|are|was|were|should|must|may|can|will|has|have been|does|do|cause[sd]?|ask|consult|talk|take it|see a)\b/i

/** Whether all of a line is a name, or a list of names. */
const isFragment = (sentence: string) =>
  !hasVerb.test(
    sentence
      .replace(/\b(?:who|that) (?:is|are|has|have|had|can|will)\b/gi, '')
      .replace(
        /^(?:if |when )?(?:(?:you|they|who|people|anyone|those)[’'\s]*)?(?:who )?(?:are|have|is|has|do|can|re|ve|will (?:be|have|undergo|need))?\b/i,
        '',
      ),
  ) && sentence.length < 200

const listRoles = (unit: Unit) =>
  unit.roles.has('avoid') && !(unit.roles.has('effects') && !/avoid|not|skip|who/i.test(unit.lead ?? ''))

/** "Are you pregnant? Then do not take it.", or "Pregnant?" where a heading warns. */
function askedPeople({ text, roles }: Unit, sentence: string, end: number): Subject[] {
  const asked = /^(?:are|do|have) you (?:currently |already |ever had )?(?<who>(?:[^?]){3,120})\?$/i.exec(
    sentence,
  )?.groups?.who
  const rest = text.text.slice(end, end + 160)
  const named =
    roles.has('avoid') || cautions.warns.test(rest.split(/[.!?]\s/)[0] ?? '')
      ? /^(?!(?:and )?(?:what|how|why|who|when|where|which|is|are|can|does|do|should|will|any)\b)(?<who>[^?]{3,60})\?$/i.exec(
          sentence,
        )?.groups?.who
      : undefined
  if (!isCare.test(rest) && !cautions.warns.test(rest)) return []
  if (asked !== undefined) return subjectsIn(/^do you/i.test(sentence) ? asked : `are ${asked}`)
  return named === undefined ? [] : subjectsIn(named).filter(isTold)
}

/** "Can children take it?" "No." */
function refusedIn({ question }: Unit, sentence: string): Subject[] {
  if (question === null || !rules.refuses.test(sentence)) return []
  const words = rules.asksFor
    .map(pattern => pattern.exec(question)?.groups?.who)
    .find(who => who !== undefined)
  return words === undefined
    ? []
    : subjectsIn(words).filter(one => isTold(one) && !rules.noMedicine.test(one.subject))
}

const isCare =
  /\b(?:not|\w+n[’']t|never|avoid|skip|ask|talk|consult|doctor|physician|choose|leave|careful|stick|only|first)\b/i

/** "Yes." and the like before an answer. */
const isFirst = ({ sentences, kind }: Unit, at: number): boolean => {
  const before = sentences[0]
  return at === 0 || (at === 1 && kind === 'prose' && before !== undefined && before.end - before.start < 12)
}

function inUnit(unit: Unit, sentence: string, end: number, first: boolean, isOfPeople: boolean): Subject[] {
  if (isGeneral(sentence) || (first && cautions.asksToReplace.test(unit.question ?? ''))) return []
  const said = first && unit.labelEnd > 0 && rules.saidOfLabel.test(sentence.slice(unit.labelEnd))
  if (said && unit.label !== null && rolesOfLabel(unit.label).size === 0 && !isOwnWarning(unit, sentence))
    return subjectsIn(unit.label)
  const refused = first ? refusedIn(unit, sentence) : []
  if (refused.length > 0) return refused
  const asked = sentence.endsWith('?') ? askedPeople(unit, sentence, end) : []
  if (asked.length > 0) return asked
  const found = clausesOf(sentence).flatMap(inClause)
  if (found.length > 0) return found
  if (unit.roles.has('avoid') && isNaming(unit) && !rules.denies.test(sentence)) {
    const listed = sentence
      .replace(/\s\([^)]{0,120}\)/g, '')
      .split('; ')
      .flatMap((clause, at) => rules.namedPeople.exec(at === 0 ? clause : `; ${clause}`)?.groups?.who ?? [])
      .flatMap(words => subjectsIn(words))
    if (listed.length > 0) return listed
  }
  if (
    (!listRoles(unit) && !isOfPeople) ||
    rules.effectClause.test(withoutReason(sentence)) ||
    rules.denies.test(sentence)
  )
    return []
  if (unit.kind === 'cell')
    return (unit.isRowName && rolesOf(sentence).size === 0) || isCellOfRow(unit, first)
      ? asItem(unit, sentence)
      : []
  if (!first && unit.kind === 'prose' && isOwnList.test(sentence) && isNaming(unit) && isFragment(sentence))
    return subjectsIn(sentence.replace(ownLabel, ''))
  const isItem = unit.kind === 'item' && first
  const isList = unit.kind === 'prose' && first && (isListing(unit, sentence) || isAddressed(unit, sentence))
  if (isList && isNamingOnly(unit, sentence)) return asItem(unit, sentence).filter(isTold)
  return (isItem && isItemOf(sentence)) || isList ? asItem(unit, sentence) : []
}

/** "Saw palmetto: not for pregnant women": the label is what warns, not what it warns of. */
const isOwnWarning = ({ label, labelEnd }: Unit, sentence: string) =>
  /^(?:not (?:\w+ )?for|(?:avoid|skip)(?: it)? (?:if|in|with|during))\b/i.test(sentence.slice(labelEnd)) &&
  thingCalled(label ?? '', ['supplement']) !== null

/** "Psyllium: people with a blocked bowel", a label inside a paragraph. */
const ownLabel = /^[^:]{2,40}:\s/
const isOwnList =
  /^(?:[^:]{2,40}:\s)?(?:anyone|anybody|those|people|individuals|patients|women|men|if you)\b/i

/** "Pregnant women, as it may cause contractions" names them all the same. */
const withoutReason = (sentence: string) =>
  sentence.replace(/,? (?:as|because|since|which|whose) .*$|, (?:if|when|unless) .*$/i, '')

/** The row is called "Avoid with", or the column is and nothing names the row. */
const isCellOfRow = ({ lead, label, isRowName }: Unit, first: boolean) =>
  first && !isRowName && (lead === null || (label !== null && rolesOf(label).has('avoid')))

const isItemOf = (sentence: string) =>
  /^(?:(?:if|when|while) (?:you|your|a baby)|you(?:[’'](?:re|ve))?)\b/i.test(sentence) ||
  isFragment(withoutReason(sentence).replace(/\s\([^)]{0,80}\)/g, '')) ||
  /^[^:–—]{3,50}(?::|\s[–—-])\s/.test(sentence)

/** "Skip it if: you have gout or are taking allopurinol" */
const isAddressed = ({ labelEnd }: Unit, sentence: string) =>
  labelEnd > 0 && /^you(?:[’'](?:re|ve))?\s/i.test(sentence.slice(labelEnd))

/** A paragraph without a verb that follows a heading such as "Contraindications" or "Do not take it when". */
const isListing = (unit: Unit, sentence: string) =>
  isFragment(unit.labelEnd < sentence.length ? sentence.slice(unit.labelEnd) : sentence) &&
  (/^(?:\p{Ll}|You\b|People\b|Any(?:one|body)\b|Those\b|Individuals\b|Patients\b|Women\b)/u.test(sentence) ||
    unit.labelEnd > 0 ||
    isNaming(unit)) &&
  /\b(?:contra\w*|not|\w+n[’']t|avoid\w*|skip|interact\w*|warnings?|precautions?|if|when|who|careful|care)\b|…|\bbother\b/i.test(
    `${unit.section.heading?.text.text ?? ''} ${unit.label ?? ''} ${unit.question ?? ''} ${unit.lead ?? ''}`,
  )

/** Only the heading tells that it is a list: then each name has to be one that is told by itself. */
const isNamingOnly = (unit: Unit, sentence: string) =>
  !/^(?:\p{Ll}|You\b|People\b|Any(?:one|body)\b|Those\b|Individuals\b|Patients\b|Women\b)/u.test(sentence) &&
  unit.labelEnd === 0

const isTold = ({ subject, kind }: Subject) =>
  kind !== 'condition' || conditionHeads.test(subject) || thingCalled(subject, ['condition']) !== null

const isNaming = ({ section, lead, question }: Unit) =>
  /contra-?indicat|who (?:should|must|can|ought)|\b(?:not|\w+n[’']t|avoid|skip|leave)\b/i.test(
    `${section.heading?.text.text ?? ''} ${lead ?? ''} ${question ?? ''}`,
  )

/**
 * Lists and tables below a heading that says nothing to us, most of whose items name medicines, allergies or stages of life: what
 * else should they be.
 */
function blocksOfPeople(units: readonly Unit[]): Set<number> {
  const counts = new Map<number | Section, { blocks: number[]; all: number; told: number; people: number }>()
  for (const { kind, block, section, roles, text, isRowName, rowText } of units) {
    if (section.aspect !== 'UNKNOWN' || roles.size > 0) continue
    if (kind === 'prose' || (kind === 'cell' && (!isRowName || /\d/.test(rowText)))) continue
    const list = kind === 'cell' ? section : block
    const count = counts.get(list) ?? { blocks: [], all: 0, told: 0, people: 0 }
    const subjects = text.text.length < 80 ? subjectsIn(text.text) : []
    counts.set(list, {
      blocks: [...count.blocks, block],
      all: count.all + 1,
      told: count.told + (subjects.some(isTold) ? 1 : 0),
      people:
        count.people + (subjects.some(({ kind }) => kind === 'life-stage' || kind === 'medication') ? 1 : 0),
    })
  }
  const isOne = ({ all, told, people }: { all: number; told: number; people: number }) =>
    all >= 3 && told >= 0.6 * all && people > 0
  return new Set([...counts.values()].flatMap(count => (isOne(count) ? count.blocks : [])))
}

/** The supplement that a sentence begins with as its label. */
function ofLabel(sentence: string, subjects: Subjects): string | null {
  const label = ownLabel.exec(sentence)?.[0]
  const [name, other] = label === undefined ? [] : subjects.in(label)
  return name && !other ? name.name : null
}

function namedIn(unit: Unit, sentence: string, at: number): Subject[] {
  if (isGeneral(sentence) || sentence.endsWith('?')) return []
  if (at === 0 && cautions.asksToReplace.test(unit.question ?? '')) return []
  const found = weighed(unit, sentence)
  return found.length > 0 ? found : weighedAbove(unit, sentence, at)
}

/** What rules of form found, and what else the sentence names in its warning. */
const withOthers = (said: readonly Subject[], others: readonly Subject[]): Subject[] => [
  ...said,
  ...others.filter(other => !said.some(one => isSame(one.subject, other.subject))),
]

const isSame = (one: string, other: string) => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a.includes(b) || (a.length > shortest && b.includes(a))
}

/** "See a doctor if you have fever or pain": signs of illness, and what stands among them. */
const withoutSymptoms = (found: readonly Subject[], sentence: string): readonly Subject[] =>
  cautions.callsForHelp.test(sentence) && cautions.symptom.test(sentence)
    ? found.filter(({ kind }) => kind !== 'condition')
    : found

/** "Isoflavone pills" are what the article is about. */
const isProduct = (subject: string, subjects: Subjects): boolean =>
  /\b(?:pills|tablets|capsules|supplements?)$/i.test(subject) &&
  subjects.in(subject).length > 0 &&
  !/\b(?:iron|calcium|potassium|hormone)\b/i.test(subject)

/** "Caffeine" above those who should not take it: the list below is of them, the item of what. */
const isHead = (unit: Unit, subject: string, subjects: Subjects, below: ReadonlySet<string>): boolean =>
  unit.kind === 'item' &&
  below.has(unit.text.text.replace(/:$/, '')) &&
  subjects.in(subject).some(({ start, end }) => end - start > subject.length / 2)

/** "Kidney stones: people who had oxalate stones": behind the label it is the same once more. */
const isToldAgain = (subject: string, { label, labelEnd, text }: Unit): boolean => {
  if (label === null || labelEnd === 0 || labelEnd >= text.text.length || isSame(label, subject)) return false
  const head = rules.lastWord.exec(subject)?.[0]
  return head !== undefined && rules.kindNouns.test(head) && label.toLowerCase().endsWith(head.toLowerCase())
}

/** "Kidney" of "kidney patients" is not yet kidney stones. */
const shortest = 6

/** "Children under twelve" and "under 12", "an autoimmune disease" and "autoimmune diseases" are the same. */
const keyOf = (subject: string): string => {
  const age = /\b(?:under|below|younger than) (?:the age of )?(\w+)/i.exec(subject)?.[1]?.toLowerCase()
  if (age !== undefined) return `under ${ages[age] ?? age}`
  return subject
    .toLowerCase()
    .replace(/\sallerg(?:y|ies)$/, '')
    .replace(/(?<=[a-z]{3}[^s])s$/, '')
}

const ages: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  six: '6',
  ten: '10',
  twelve: '12',
  fourteen: '14',
  sixteen: '16',
  eighteen: '18',
}

/** The contraindications of an article, each once. */
export function findContraindications(
  units: readonly Unit[],
  subjects: Subjects,
): ExtractedContraindication[] {
  const found = new Map<string, ExtractedContraindication>()
  const lists = blocksOfPeople(units)
  const below = new Set(units.flatMap(({ lead }) => lead ?? []))
  for (const unit of units) {
    unit.sentences.forEach(({ start, end }, at) => {
      const sentence = unit.text.text.slice(start, end)
      const said = inUnit(unit, sentence, end, isFirst(unit, at), lists.has(unit.block)).filter(
        one =>
          !one.subject.includes('?') && (unit.roles.has('avoid') || lists.has(unit.block) || isTold(one)),
      )
      const all = withoutSymptoms(withOthers(said, namedIn(unit, sentence, at)), sentence)
      for (const { subject, kind } of all) {
        if (kind !== 'allergy' && isAbout(subject, subjects, unit)) continue
        if (isProduct(subject, subjects) || isHead(unit, subject, subjects, below)) continue
        if (isToldAgain(subject, unit)) continue
        const supplement = ofLabel(sentence, subjects) ?? subjects.of(unit, sentence)
        const key = `${supplement?.toLowerCase()} ${keyOf(subject)}`
        if (!found.has(key)) found.set(key, { supplement, subject, kind, quote: unit.text.quote(start, end) })
      }
    })
  }
  return [...found.values()]
}
