import { holdsAfter, holdsBefore, takeSoMany } from '../rules/pieces.ts'
import { numberWords } from '../rules/units.ts'
import type { Place } from './places.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'

/** How many pieces of some strength are to be taken, and the words that say so. */
interface Pieces {
  quantity: Quantity
  words: string
}

/** "Take one capsule of 250 mg" says how many already. */
const isTaken = /\b(?:take|swallow|use|have)\b/i
const longestNext = 160
const countOf = (word: string) => numberWords[word.toLowerCase()] ?? Number(word)

/** "The label should read 20 mg; take one tablet in the morning": the amount of what one piece holds is one to take. */
export function piecesAt({ unit, offset, quantity, before, after }: Place): Pieces | null {
  if (isTaken.test(before) || !(holdsBefore.test(before) || holdsAfter.test(after))) return null
  const { text } = unit.text
  const end = offset + quantity.end
  const words = /^[^.!?]*[.!?]?(?: [^.!?]*)?/.exec(text.slice(end, end + longestNext))?.[0] ?? ''
  const found = takeSoMany.exec(words)
  if (!found || quantitiesIn(words).length > 0) return null
  const least = countOf(found[1] as string)
  const most = found[2] === undefined ? least : countOf(found[2])
  const [min, max] = [quantity.min * least, quantity.max * most]
  return {
    quantity: { ...quantity, min, max, isRange: min < max },
    words: words.slice(found.index),
  }
}
