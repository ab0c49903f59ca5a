import * as cautions from '../rules/cautions.ts'
import { denies } from '../rules/contraindications.ts'
import type { Role } from '../rules/headings.ts'
import type { Unit } from '../units.ts'
import { type Spot, spotsIn } from './spots.ts'
import type { Subject } from './who.ts'

/** What a sentence and its place must weigh together before what it names is warned of. */
const enough = 3

/** How much the place of a sentence speaks for a warning. */
function weightOfPlace({ roles, section }: Unit): number {
  if (roles.has('avoid')) return roles.has('effects') ? 1 : 2
  const heading = section.heading?.text.text.slice(0, longestAbove) ?? ''
  if (roles.size === 0 && (cautions.warnsAbove.test(heading) || cautions.warns.test(heading))) return 2
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
  /\b(?:people|anyone|anybody|those|patients?|individuals|women|men|adults|if you|when you|in case of|users)\b[^,;]{0,40}$|\byour $/i

/** How much what is named, and the words before it, speak for one. */
function weightOfName({ kind, start, end }: Spot, sentence: string, isOther: boolean): number {
  const before = sentence.slice(Math.max(0, start - 60), start)
  if (cautions.becomes.test(before)) return -4
  if (cautions.isEffectOf.test(before) && kind !== 'medication') return -4
  const isAlone = !isOther && sentence.length < end - start + 12
  return (kind === 'condition' ? 0 : 1) + (people.test(before) || isAlone ? 1 : 0)
}

/** Without the clauses that deny or tell of trials, and the labels of those that deny: "Statins: no interaction is known". */
function asserted(sentence: string): string {
  const clauses = sentence
    .replace(/\b[\p{L}-]+ clinic\b/gu, 'clinic')
    .split(/(?<=[;:]) |(?<=,) (?=but |yet |although |though |while |whereas )/)
  const isDenied = (clause: string | undefined) => clause !== undefined && denies.test(clause)
  return clauses
    .filter((clause, at) => !isDenied(clause) && !(clause.endsWith(':') && isDenied(clauses[at + 1])))
    .filter(clause => !cautions.ofTrial.test(clause))
    .join(' ')
}

/** An amount to take: who takes how much is no warning. */
const amount = /\d\s?(?:m?c?g|µg|IU|ml|grams?|milligrams?|micrograms?)\b/i

/** What the words of a sentence and its place weigh, whatever it names. */
interface Weight {
  /** For a stage of life it is enough that nobody knows. */
  stage: number
  other: number
}

function weightOf(unit: Unit, text: string): Weight {
  const words = weightOfWords(text)
  const place = weightOfPlace(unit)
  const isReport = words < 3 && (cautions.isTrial.test(text) || cautions.praises.test(text))
  const other = words + place - (isReport ? 3 : 0)
  const isUnknown = place > -1 && cautions.unknown.test(text)
  return { stage: isUnknown ? Math.max(other, 0) + 2 : other, other }
}

/** Whom a sentence warns of: what it names, if its words, its place and the kind of what is named weigh enough. */
export function weighed(unit: Unit, sentence: string): Subject[] {
  const text = asserted(sentence)
  const weight = weightOf(unit, text)
  if (Math.max(weight.stage, weight.other) + 2 < enough) return []
  if (!unit.roles.has('avoid') && amount.test(text)) return []
  const named = text.replace(cautions.reasons, '')
  const isOther = unit.kind === 'cell' && !unit.isRowName
  return spotsIn(named).filter(
    spot =>
      weightOfName(spot, named, isOther) + (spot.kind === 'life-stage' ? weight.stage : weight.other) >=
      enough,
  )
}

/** Whom its heading or its question names, where a sentence warns and names nobody itself. */
export function weighedAbove(unit: Unit, sentence: string, at: number): Subject[] {
  const { question, section } = unit
  const above = question ?? section.heading?.text.text ?? ''
  if (at > 1 || above.length > longestAbove || unit.kind !== 'prose') return []
  const text = asserted(sentence)
  const weight = weightOf(unit, text)
  const spots = spotsIn(above)
  if (question === null ? !isNames(above, spots) : !isRefusal(above, sentence)) return []
  return spots.filter(
    ({ kind }) =>
      (kind === 'condition' ? 0 : 1) + (kind === 'life-stage' ? weight.stage : weight.other) >= enough,
  )
}

const longestAbove = 90

/** "Can I take it with blood thinners?" "Ask your doctor first." */
const isRefusal = (question: string, answer: string): boolean =>
  asksLeave.test(question) &&
  !cautions.asksToReplace.test(question) &&
  cautions.warns.test(answer) &&
  !denies.test(answer)

const asksLeave = /^(?:and |but |so )?(?:can|may|should|could|is it|are they|what about|what if)\b/i

/** Whether words are nothing but names: "Pregnancy and breastfeeding". */
const isNames = (words: string, spots: readonly Spot[]): boolean =>
  spots.length > 0 &&
  words.replace(
    /\b(?:and|or|with|during|before|people|who|use|of|the|if|you|have|taking|when|in|for|a|an|other)\b|[^\p{L}]/giu,
    '',
  ).length <=
    spots.reduce((sum, { start, end }) => sum + end - start, 0) + 3
