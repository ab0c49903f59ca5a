import { distance } from 'fastest-levenshtein'
import { LRUCache } from 'lru-cache'
import type { Correction } from './types.ts'

// No word of a name is longer, but chemical ones that nobody types.
const LONGEST = 40
const KNOWN_MOST = 20_000

/** Letters from the second on in which slips are looked for first; the rest is compared afterwards. */
const WINDOW = 8

/** All texts that a word becomes when up to `most` of its letters are left out; the first letter always stays. */
const shortened = (word: string, most: number): Set<string> => {
  const head = word.slice(0, WINDOW)
  const found = new Set([head])
  let last = [head]
  for (let i = 0; i < most; i++) {
    const next = new Set<string>()
    for (const one of last) {
      for (let at = 1; at < one.length; at++) next.add(one.slice(0, at) + one.slice(at + 1))
    }
    for (const one of next) found.add(one)
    last = [...next]
  }
  return found
}

/** Two neighbouring letters that changed places are one slip. */
const areSwapped = (a: string, b: string) => {
  if (a === b || a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Infinite for words that differ by more than two letters in length: comparing costs length × length. */
const slips = (a: string, b: string) => {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY
  return areSwapped(a, b) ? 1 : distance(a, b)
}

/**
 * Finds the words that a mistyped one may have been meant to be: with one slip (a letter too many, too few, another, or
 * two that changed places) from `one` letters on, with two from `two` on; the first letter must be right.
 * The index takes a few dozen texts for each word of that size; a look-up does not depend on how many words there are.
 */
export const correcting = (words: Iterable<string>, { one, two }: { one: number; two: number }) => {
  const reach = (word: string) => (word.length >= two ? 2 : word.length >= one ? 1 : 0)
  const index = new Map<string, string[]>()
  for (const word of words) {
    if (reach(word) === 0) continue
    for (const text of shortened(word, reach(word))) {
      const found = index.get(text)
      if (found) found.push(word)
      else index.set(text, [word])
    }
  }
  const correct = (word: string): Correction[] => {
    if (word.length < one - 1 || word.length > LONGEST) return []
    const near = new Set([...shortened(word, 2)].flatMap(text => index.get(text) ?? []))
    return [...near]
      .map(meant => ({ word: meant, edits: slips(word, meant) }))
      .filter((found): found is Correction => found.edits >= 1 && found.edits <= reach(found.word))
      .sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1))
  }
  // Texts repeat the same brands again and again.
  const known = new LRUCache<string, Correction[]>({ max: KNOWN_MOST })
  return (word: string): readonly Correction[] => {
    const found = known.get(word) ?? correct(word)
    if (word.length <= LONGEST) known.set(word, found)
    return found
  }
}
