import { stem } from '../lexicon/fold.ts'
import { extend, isWordOrNumber } from '../lexicon/spelling.ts'
import type { Token } from '../lexicon/tokens.ts'
import { asHits, endsInsideWord, type Found, type Hit, longer, type Search } from './search.ts'

// So many ways of reading a stretch of words are followed at most.
const READINGS = 8
const CORRECTIONS = 3
const PHRASE_TOKENS = 3
// "St. Jons wort": in a long name the other words tell what a short one was meant to be.
const LONG_NAME = 10

/** The longest name, as it is spelt, that begins at a token. */
const findExact = (search: Search, from: number): Found | null => {
  const { lexicon, tokens, taken } = search
  let [key, plain] = ['', '']
  let longest: Found | null = null
  for (let at = from; at < tokens.length && !taken[at]; at++) {
    const token = tokens[at] as Token
    if (!isWordOrNumber(token) && token.type !== 'separator') continue
    key = extend(key, token)
    plain = extend(plain, token, true)
    if (!lexicon.canBegin(key) && !lexicon.canBegin(plain)) break
    if (!isWordOrNumber(token) || endsInsideWord(search, at)) continue
    const entries = lexicon.exact.get(key)
    const hits = entries ? asHits(entries, 0, false) : asHits(lexicon.stems.get(plain) ?? [], 0, true)
    longest = longer(search, at, longest, hits)
  }
  return longest
}

/** The words that begin at a token, up to three when a phrase begins so: how many tokens, and their letters and figures. */
export const phrasesAt = ({ lexicon, tokens, taken }: Search, at: number): [number, string][] => {
  const most = lexicon.phraseStarts.has(tokens[at]?.fold ?? '') ? PHRASE_TOKENS : 1
  const phrases: [number, string][] = []
  let joined = ''
  for (let count = 1; count <= most; count++) {
    const token = tokens[at + count - 1]
    if (!token || !isWordOrNumber(token) || taken[at + count - 1]) break
    joined += token.fold
    phrases.push([count, joined])
  }
  return phrases
}

/** A way to read the words from the beginning of a name on. */
interface Reading {
  key: string
  stem: string
  edits: number
  /** Letters of the shortest word that was put right. */
  shortest: number
  /** The token that it goes on with. */
  next: number
  /** Differs from what stands there. */
  isOther: boolean
}

/** The ways to read on with a token: as it stands, as what it means, as what it may have been meant to be. */
const readOn = (search: Search, reading: Reading, at: number): Reading[] => {
  const { lexicon, tokens } = search
  const { key, stem: plain, edits, shortest } = reading
  const token = tokens[at] as Token
  const readings = [{ ...reading, key: extend(key, token), stem: extend(plain, token, true), next: at + 1 }]
  for (const [count, joined] of phrasesAt(search, at)) {
    const meant = lexicon.synonyms.get(joined)
    const next = at + count
    if (meant)
      readings.push({ ...reading, key: key + meant.key, stem: plain + meant.stem, next, isOther: true })
  }
  if (token.type !== 'word' || lexicon.isWord(token.fold)) return readings
  const corrected = lexicon.corrections(token.fold).slice(0, CORRECTIONS)
  return [
    ...readings,
    ...corrected.map(({ word, edits: slips }) => ({
      key: key + word,
      stem: plain + stem(word),
      edits: edits + slips,
      shortest: Math.min(shortest, word.length),
      next: at + 1,
      isOther: true,
    })),
  ]
}

/** The names that readings spell which end with a token. */
const spelt = ({ lexicon }: Search, readings: readonly Reading[], at: number): Hit[] =>
  readings
    .filter(({ next, isOther }) => next === at + 1 && isOther)
    .filter(({ key, shortest }) => shortest >= lexicon.thresholds.typoLetters || key.length >= LONG_NAME)
    .flatMap(({ key, stem: plain, edits }) =>
      asHits(lexicon.exact.get(key) ?? lexicon.stems.get(plain) ?? [], edits, true),
    )

/** The longest name that begins at a token when words may stand for others, or be mistyped. */
const findOther = (search: Search, from: number): Found | null => {
  const { lexicon, tokens, taken } = search
  let open: Reading[] = [
    { key: '', stem: '', edits: 0, shortest: Number.POSITIVE_INFINITY, next: from, isOther: false },
  ]
  let longest: Found | null = null
  for (let at = from; at < tokens.length && !taken[at] && open.length > 0; at++) {
    const token = tokens[at] as Token
    if (!isWordOrNumber(token) && token.type !== 'separator') {
      open = open.map(reading => (reading.next === at ? { ...reading, next: at + 1 } : reading))
      continue
    }
    open = open
      .flatMap(reading => (reading.next === at ? readOn(search, reading, at) : [reading]))
      .filter(({ key, stem: plain }) => lexicon.canBegin(key) || lexicon.canBegin(plain))
      .slice(0, READINGS)
    if (!endsInsideWord(search, at)) longest = longer(search, at, longest, spelt(search, open, at))
  }
  return longest
}

/** The longest name that begins at a token: as it is spelt, else as it may be meant. */
export const findNames = (search: Search, from: number) => findExact(search, from) ?? findOther(search, from)
