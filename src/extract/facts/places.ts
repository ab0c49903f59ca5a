import * as rules from '../rules/dosages.ts'
import type { Unit } from '../units.ts'
import { type Quantity, quantitiesIn, quantityBelow } from './quantities.ts'

/** An amount with the words around it, up to the next amounts. */
export interface Place {
  unit: Unit
  sentence: string
  offset: number
  quantity: Quantity
  before: string
  after: string
  /** The part of the sentence that speaks of it: "adults take A, and smokers B". */
  clause: string
  /** All amounts of the sentence. */
  others: readonly Quantity[]
}

/** A sentence with more amounts than anybody reads is a table that lost its lines. */
const mostInSentence = 24

/** The amounts of a unit. */
export function placesIn(unit: Unit): Place[] {
  return unit.sentences.flatMap(({ start, end }) => {
    const sentence = unit.text.text.slice(start, end)
    const isWater = unit.label !== null && /^(?:water|fluids?|liquid)\b/i.test(unit.label)
    const quantities = quantitiesOf(unit, sentence).filter(
      quantity =>
        !isCarrier(sentence, quantity) && !isStep(sentence, quantity) && !(isWater && quantity.unit === 'mL'),
    )
    if (quantities.length > mostInSentence) return []
    return quantities.map((quantity, at) => ({
      unit,
      sentence,
      others: quantities,
      offset: start,
      quantity,
      clause: clauseOf(sentence, quantity),
      before: sentence.slice(
        Math.max(quantities[at - 1]?.end ?? 0, quantity.start - rules.near.before),
        quantity.start,
      ),
      after: sentence.slice(
        quantity.end,
        Math.min(quantities[at + 1]?.start ?? sentence.length, quantity.end + rules.near.after),
      ),
    }))
  })
}

/** The amounts of a sentence; in a cell those too whose unit the head of the column names. */
function quantitiesOf({ kind, lead }: Unit, sentence: string): Quantity[] {
  const below = kind === 'cell' ? quantityBelow(lead, sentence) : null
  return below ? [below] : quantitiesIn(sentence)
}

/** What it is stirred into: "in 250 mL of water". */
const isCarrier = (sentence: string, { unit, start, end }: Quantity): boolean =>
  rules.carrierAfter.test(sentence.slice(end)) ||
  (unit === 'mL' && rules.carrier.test(sentence.slice(Math.max(0, start - 30), start)))

/** What a rise goes up by. */
const isStep = (sentence: string, { start }: Quantity): boolean =>
  rules.step.test(sentence.slice(Math.max(0, start - 50), start))

const joints = [', and ', ', but ', ', while ', ', whereas ', '; ', ' – ', ' — ']
const jointBehind = /, (?:and|but|while|whereas) |; | [–—] /

function clauseOf(sentence: string, { start, end }: Quantity): string {
  const from = Math.max(...joints.map(joint => sentence.lastIndexOf(joint, start)), 0)
  const to = sentence.slice(end).search(jointBehind)
  return sentence.slice(from, to === -1 ? sentence.length : end + to)
}

/** Labels, leads and headings around a place. */
export const aroundOf = ({ label, lead, section, question }: Unit): string =>
  [label, lead, question, section.heading?.text.text].filter(Boolean).join(' | ')
