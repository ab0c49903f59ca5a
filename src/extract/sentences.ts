import { cutAt } from './cut.ts'

/** Where a sentence stands in its text. */
export interface Span {
  start: number
  end: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A point that ends no sentence: Unicode's rules know no abbreviations. */
const abbreviation =
  /(?:^|[\s(])(?:St|DR|Dr|Mr|Mrs|Ms|Prof|vs|e\.g|i\.e|approx|ca|cf|No|Nr|Fig|spp?|var|max|min|incl|est|(?<!vitamins? |and |or )[A-Z])\.\s{0,3}$/

/** Longer ones are cut: nobody wrote them as sentences, and rules shall not take quadratic time. */
const longest = 1200

/** The sentences of a text. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length
    if (end - start < longest && abbreviation.test(segment.slice(-16)) && end < text.length) continue
    spans.push(...cut(text, start, end))
    start = end
  }
  if (start < text.length) spans.push(...cut(text, start, text.length))
  return spans
}

function cut(text: string, from: number, to: number): Span[] {
  const spans: Span[] = []
  for (let start = from; start < to; ) {
    const end = Math.min(to, cutAt(text, start, longest))
    const words = text.slice(start, end)
    const lead = words.length - words.trimStart().length
    if (words.trim() !== '') spans.push({ start: start + lead, end: start + words.trimEnd().length })
    start = end
  }
  return spans
}
