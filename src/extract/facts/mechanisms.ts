import { wordsIn } from '../names/words.ts'
import { chemical } from '../rules/constituents.ts'
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
  return subjects.in(head).length > 0 || rules.goesOn.test(sentence) || chemical.test(head)
}

/** "K2 activates osteocalcin" */
const actsOnSubstance = (sentence: string): boolean =>
  chemical.test(rules.chemicalVerbs.exec(sentence)?.groups?.object ?? '')

/** "Potassium resets the charge", "It resets": whatever the verb, below "How it works". */
function isDoer(sentence: string, subjects: Subjects): boolean {
  const pronoun = /^(?:It|They|This)(?=\s)/.exec(sentence)
  const [name] = subjects.in(sentence)
  const end = pronoun ? pronoun[0].length : name?.start === 0 ? name.end : -1
  return end > 0 && rules.doesSomething.test(sentence.slice(end))
}

function isMechanism(
  unit: Unit,
  sentence: string,
  subjects: Subjects,
  atFirst: boolean,
  hasOwn: boolean,
): boolean {
  if (rules.noMechanism.test(sentence)) return false
  const inSection = unit.roles.has('mechanism') && !(unit.kind === 'cell' && unit.roles.has('time'))
  if (inSection && unit.kind === 'item') return true
  if (unit.kind === 'cell') return inSection && !unit.isRowName && rules.acts.test(sentence)
  if (inSection && isDoer(atFirst ? sentence.slice(unit.labelEnd) : sentence, subjects)) return true
  if (!rules.acts.test(sentence)) return false
  const speaks = isActor(sentence, subjects)
  if (inSection)
    return speaks || (atFirst && rules.targets.test(sentence) && !rules.otherActor.test(sentence))
  const isFree = !hasOwn && !isElsewhere(unit)
  return isFree && speaks && (rules.targets.test(sentence) || actsOnSubstance(sentence))
}

/** The mechanisms of an article, each once; where a section tells how it works, the rest of the article only repeats it. */
export function findMechanisms(units: readonly Unit[], subjects: Subjects): ExtractedMechanism[] {
  const hasOwn = units.some(({ roles, question }) => roles.has('mechanism') && question === null)
  const listed = units.some(
    ({ roles, kind, question }) => roles.has('mechanism') && kind === 'item' && question === null,
  )
  const found: ExtractedMechanism[] = []
  const known: Set<string>[] = []
  // Lists first: they are how an article counts its mechanisms.
  const order = [...units].sort((a, b) => Number(b.kind === 'item') - Number(a.kind === 'item'))
  for (const unit of order) {
    if (isPart(unit)) continue
    unit.sentences.forEach(({ start, end }, at) => {
      const sentence = unit.text.text.slice(start, end)
      if (listed && unit.kind === 'prose' && !rules.targets.test(sentence)) return
      if (unit.kind === 'item' && at > 0) return
      if (!isMechanism(unit, sentence, subjects, at === 0, hasOwn)) return
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

/** An item below another is its detail: "for example those for cathelicidin". */
const isPart = ({ kind, lead, roles }: Unit): boolean =>
  kind === 'item' && lead !== null && !/[:….]$/.test(lead) && roles.has('mechanism')
