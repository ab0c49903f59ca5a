import { latin } from './lexicon/fold.ts'
import type { FoundRecord, Understood } from './search.query.ts'

interface Range {
  start: number
  end: number
}

/** Where a record answers to the query. */
export interface Highlight {
  text: string
  ranges: Range[]
}

const fold = (text: string) => latin(text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase())

// What a word is to the database too: anything but the signs of ASCII and those of punctuation.
const word = /[0-9A-Za-z\u0080-\u009f\u00a1-\u1fff\u2070-\u2fff\u3040-\u{10ffff}]+/gu

/** A run of letters or of figures, which are words of their own: `600mg` is two. A single letter belongs to its figures. */
const run = /[a-zA-Z](?:[-\s]?[0-9]{1,3})(?![0-9a-zA-Z])|[0-9]+|[^0-9]+/gu

interface Word extends Range {
  folded: string
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(word)].flatMap(whole => {
    const at = (found: RegExpMatchArray) => whole.index + (found.index ?? 0)
    const parts = [...whole[0].matchAll(run)].map(part => ({
      start: at(part),
      end: at(part) + part[0].length,
      folded: fold(part[0]),
    }))
    return [{ start: whole.index, end: whole.index + whole[0].length, folded: fold(whole[0]) }, ...parts]
  })

/** `B-12` and `b 12`: a letter and the figures after it, as the one word that they are. */
const joined = (text: string): Word[] =>
  [...text.matchAll(/(?<![\p{L}\p{N}])(\p{L})[-\s]([0-9]{1,3})(?![\p{L}\p{N}])/gu)].map(found => ({
    start: found.index,
    end: found.index + found[0].length,
    folded: fold((found[1] ?? '') + (found[2] ?? '')),
  }))

/** How much of a text answers to a whole query that it begins with; 0 when it does not begin with it. */
const beginning = (text: string, whole: string): number => {
  let compact = ''
  for (const { index, 0: letter } of text.matchAll(/./gsu)) {
    if (compact === whole) return index
    compact += (fold(letter).match(word) ?? []).join('')
    if (!whole.startsWith(compact)) return 0
  }
  return compact === whole ? text.length : 0
}

/** Ranges in order, those that touch or overlap as one. */
const merged = (ranges: readonly Range[]): Range[] => {
  const result: Range[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

interface Marked extends Highlight {
  /** How much of the query it holds: to be all of it, or to begin with it, is more than any number of words. */
  weight: number
}

const mark = (text: string, words: ReadonlySet<string>, wholes: readonly string[]): Marked => {
  const found = [...wordsOf(text), ...joined(text)].filter(({ folded }) => words.has(folded))
  const end = Math.max(0, ...wholes.map(whole => beginning(text, whole)))
  const held = new Set(found.map(({ folded }) => folded)).size
  const weight = end === 0 ? held : words.size + (end === text.length ? 2 : 1)
  return { text, weight, ranges: merged(end > 0 ? [...found, { start: 0, end }] : found) }
}

const width = 240

/** A long line around the first words that are marked in it. */
const shortened = ({ text, ranges }: Highlight): Highlight => {
  if (text.length <= width) return { text, ranges }
  const first = ranges[0]?.start ?? 0
  const start = first < width / 2 ? 0 : boundary(text, first - 60)
  const end = boundary(text, Math.min(text.length, start + width))
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : '']
  const shift = before.length - start
  return {
    text: before + text.slice(start, end) + after,
    ranges: ranges
      .filter(range => range.start >= start && range.end <= end)
      .map(range => ({ start: range.start + shift, end: range.end + shift })),
  }
}

/** The nearest place at or after `index` where no word and no character is cut; `index` itself where there is none near. */
const boundary = (text: string, index: number): number => {
  const space = text.slice(index, index + 40).search(/\s|$/)
  const at = space < 0 ? index : index + space
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at + 1 : at
}

/** The line of a record's texts that holds most of the query, the first of equals; its title when none holds any. */
export const highlight = (
  { title, texts }: Pick<FoundRecord, 'title' | 'texts'>,
  understood: Understood,
): Highlight => {
  const words = new Set(understood.words)
  let best: Marked = { text: title, ranges: [], weight: 0 }
  for (const line of new Set([...texts.flatMap(text => text.split('\n')), title])) {
    const marked = mark(line, words, understood.wholes)
    if (marked.weight > best.weight) best = marked
  }
  return shortened(best)
}
