import { wordsIn } from '../names/words.ts'
import { chemical, noConstituent } from '../rules/constituents.ts'
import * as rules from '../rules/mechanisms.ts'
import type { ExtractedMechanism } from '../types.ts'
import type { Unit } from '../units.ts'
import type { Subjects } from './subject.ts'

const small = new Set(
  'the a an of and or in to for by on with it its that which this also is are as from into more less help support'.split(
    ' ',
  ),
)
const tellingWords = (text: string) =>
  new Set(
    wordsIn(text)
      .map(({ word }) => word)
      .filter(word => !small.has(word)),
  )

/** Whether most of what a sentence says was said before. */
function isRepeat(words: ReadonlySet<string>, known: readonly ReadonlySet<string>[]): boolean {
  return known.some(other => {
    const shared = [...words].filter(word => other.has(word)).length
    return shared >= 0.75 * Math.min(words.size, other.size)
  })
}

const isElsewhere = ({ roles }: Unit) =>
  ['avoid', 'dose', 'time', 'combine', 'food', 'effects', 'market', 'disclaimer', 'questions', 'limit'].some(
    role => roles.has(role as 'dose'),
  )

/** Whether it is the supplement, or something in it, that acts: it stands before the verb, or a word for it does. */
function isActor(said: string, subjects: Subjects): boolean {
  const sentence = said.replace(rules.reported, '')
  if (rules.otherActor.test(sentence) && !/^in (?:the|your) \w+,? (?:it|they)\b/i.test(sentence)) return false
  const head = sentence.slice(0, Math.max(12, rules.acts.exec(sentence)?.index ?? 0))
  return subjects.in(head).length > 0 || rules.goesOn.test(sentence) || namesSubstance(head)
}

/** "Menthol", but not "routine". */
const namesSubstance = (words: string): boolean => {
  const name = chemical.exec(words)?.[0]
  return name !== undefined && !noConstituent.test(name)
}

/** "K2 activates osteocalcin" */
const actsOnSubstance = (sentence: string): boolean =>
  namesSubstance(rules.chemicalVerbs.exec(sentence)?.groups?.object ?? '')

/** "Potassium resets the charge", "It resets": whatever the verb, below "How it works". */
function isDoer(sentence: string, subjects: Subjects): boolean {
  const pronoun = /^(?:It|They|This)(?=\s)/.exec(sentence)
  const [name] = subjects.in(sentence)
  const end = pronoun ? pronoun[0].length : name?.start === 0 ? name.end : -1
  return end > 0 && rules.doesSomething.test(sentence.slice(end))
}

/** A sentence up to what only follows from it: "so muscles don't cramp". */
const withoutOutcome = (sentence: string) =>
  sentence.replace(/,? (?:so that|so|which|who|because|where|when|that|without)\b.*$/i, '')

const isTimed = ({ roles, kind }: Unit, sentence: string) =>
  roles.has('time') && (kind !== 'prose' || !isTargeted(sentence) || anyTime.test(sentence))

const anyTime = /\b(?:minutes?|hours?|days?|weeks?|months?)\b/i

function isMechanism(
  unit: Unit,
  sentence: string,
  subjects: Subjects,
  atFirst: boolean,
  isRest: boolean,
): boolean {
  if (rules.noMechanism.test(withoutOutcome(sentence)) || isTimed(unit, sentence)) return false
  if (!unit.roles.has('mechanism'))
    return (!isRest || isPlain(sentence)) && isToldFreely(unit, sentence, subjects)
  if (unit.kind === 'item') return true
  if (unit.kind === 'cell') return !unit.isRowName && rules.acts.test(sentence)
  if (isDoer(atFirst ? sentence.slice(unit.labelEnd) : sentence, subjects)) return true
  if (rules.madeFrom.test(sentence) || rules.becomes.test(sentence)) return true
  if (!rules.acts.test(sentence)) return false
  return (
    isActor(sentence, subjects) ||
    ((atFirst ? rules.targets.test(sentence) : isTargeted(sentence)) && !rules.otherActor.test(sentence))
  )
}

/** Outside of the sections that tell how it works a sentence has to say so itself: who acts, and on what. */
function isToldFreely(unit: Unit, sentence: string, subjects: Subjects): boolean {
  if (isElsewhere(unit) || unit.kind === 'cell') return false
  if (rules.becomes.test(sentence)) return isActor(sentence, subjects) || rules.madeFrom.test(sentence)
  if (!isTargeted(sentence)) return false
  if (rules.madeFrom.test(sentence)) return true
  if (unit.kind === 'item' && beginsWithVerb(sentence)) return true
  const holds = rules.isMadeOf.exec(sentence)?.[0]
  if (holds !== undefined && !doesMore(sentence.slice(holds.length))) return false
  const isDone = isDoer(sentence.slice(unit.labelEnd % sentence.length), subjects)
  return isDone || (rules.acts.test(sentence) && isActor(sentence, subjects))
}

/** "Mops up free radicals": who does it stands above the list. */
const beginsWithVerb = (sentence: string): boolean => {
  const [first = ''] = /^\p{L}+s(?=\s)/u.exec(sentence) ?? []
  return first !== '' && rules.acts.test(first)
}

/** "It contains valerenic acid, which slows the breakdown of GABA", "It supplies the building blocks of collagen" */
const doesMore = (rest: string): boolean =>
  /building blocks?|raw materials?/i.test(rest) || (rules.acts.test(rest) && isTargeted(rest))

const targetsIn = (sentence: string) => [...sentence.matchAll(rules.eachTarget)].map(([words]) => words)

/** Whether it names a part of the body's chemistry that is nothing else. */
const isPlain = (sentence: string): boolean =>
  actsOnSubstance(sentence) || targetsIn(sentence).some(words => !rules.vagueTargets.test(words))

/** Whether it names such a part, or two that are less telling. */
const isTargeted = (sentence: string): boolean => targetsIn(sentence).length > 1 || isPlain(sentence)

/** Where so many were told, the rest of the article mostly repeats them. */
const fewest = 2

/** The mechanisms of an article, each once. */
export function findMechanisms(units: readonly Unit[], subjects: Subjects): ExtractedMechanism[] {
  const listed = units.some(
    ({ roles, kind, question }) => roles.has('mechanism') && kind === 'item' && question === null,
  )
  const leads = new Set(units.map(({ lead }) => lead))
  const found: ExtractedMechanism[] = []
  const known: Set<string>[] = []
  // Lists first: they are how an article counts its mechanisms. Then the sections that tell of them.
  const rank = ({ kind, roles }: Unit) => (roles.has('mechanism') ? (kind === 'item' ? 0 : 1) : 2)
  const order = [...units].sort((a, b) => rank(a) - rank(b))
  for (const unit of order) {
    if (isPart(unit) || (unit.kind === 'item' && isTitle(unit.text.text) && leads.has(unit.text.text)))
      continue
    unit.sentences.forEach(({ start, end }, at) => {
      const sentence = unit.text.text.slice(start, end)
      if (listed && unit.kind === 'prose' && !isTargeted(sentence)) return
      if (unit.kind === 'item' && at > 0) return
      if (!isMechanism(unit, sentence, subjects, at === 0, found.length >= fewest)) return
      const words = tellingWords(sentence)
      if (words.size < 2 || isRepeat(words, known)) return
      known.push(words)
      found.push({
        supplement: subjects.of(unit, sentence),
        statement: sentence.replace(/[.;]$/, ''),
        quote: unit.text.quote(start, end),
      })
    })
    if (found.length >= 200) break
  }
  return found
}

/** An item below another is its detail: "for example those for cathelicidin"; below a title it is what is told. */
const isPart = ({ kind, lead, roles }: Unit): boolean =>
  kind === 'item' && lead !== null && !/[:….]$/.test(lead) && roles.has('mechanism') && !isTitle(lead)

/** "Crowding out harmful bacteria" */
const isTitle = (text: string): boolean =>
  text.split(/\s+/).length <= longestTitle &&
  !/^\p{L}+s\s/u.test(text) &&
  !/\b(?:is|are|can|may|it|they)\b/i.test(text)

const longestTitle = 6
