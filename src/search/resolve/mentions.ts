import { stem } from '../lexicon/fold.ts'
import { isLabelWord } from '../lexicon/label-words.ts'
import { extend, isWordOrNumber } from '../lexicon/spelling.ts'
import type { Token } from '../lexicon/tokens.ts'
import type { Entry, Lexicon, LexiconKind } from '../lexicon/types.ts'

/** A name of the lexicon that a text holds. */
export interface Hit {
  entry: Entry
  /** Letters that were put right. */
  edits: number
  /** Another inflection, order of words or way of writing than the record's. */
  isVariant: boolean
}

/** Where a text holds names: the tokens from `from` up to `to`. */
export interface Mention {
  from: number
  to: number
  hits: readonly Hit[]
  /** The text goes on with a number that belongs to another name: "omega-3" of "omega-3-6-9". */
  isCut: boolean
}

interface Search {
  lexicon: Lexicon
  tokens: readonly Token[]
  /** Tokens that are read as something else: amounts, codes. */
  taken: readonly boolean[]
  kinds: ReadonlySet<LexiconKind> | null
}

// A name inside the name of one of these is not meant: "zinc deficiency" is no zinc.
const whole = new Set<LexiconKind>(['condition', 'population', 'mechanism'])
// So many ways of reading a stretch of words are followed at most.
const READINGS = 8
const CORRECTIONS = 3
const SYNONYM_TOKENS = 3

const endsInsideWord = ({ tokens, taken }: Search, at: number) =>
  tokens[at + 1]?.glue === 'tight' && taken[at + 1] === false

const startsInsideWord = ({ tokens, taken }: Search, at: number) =>
  tokens[at]?.glue === 'tight' && taken[at - 1] === false

/** A single figure that is neither an amount nor a count: "6" in "omega 3, 6 & 9", but not in "6 packs". */
const isBareFigure = ({ tokens, taken }: Search, at: number, isListed: boolean) => {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.type !== 'number' || token.fold.length > 1 || next?.glue === 'tight') return false
  if (taken[at] || (next?.glue === 'hyphen' && next.type === 'word')) return false
  return isListed || token.glue === 'hyphen' || next?.type !== 'word' || !isLabelWord(next.fold)
}

/** How far a name that ends with a number goes on with others that make another name of it. */
const goesOnTo = (search: Search, { from, to }: { from: number; to: number }): number => {
  const { tokens, taken } = search
  if (tokens[to - 1]?.type !== 'number' || to - from < 2) return to
  let end = to
  for (let at = to; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (taken[at]) break
    if (isBareFigure(search, at, end > to)) end = at + 1
    else if (token.type !== 'separator' && token.type !== 'sign') break
  }
  return end
}

/** The hits of the kinds that are asked for; null when the words are the name of something else. */
const admitted = (hits: Hit[], { kinds }: Search): Hit[] | null => {
  if (!kinds) return hits
  const asked = hits.filter(({ entry }) => kinds.has(entry.thing.kind))
  if (asked.length > 0) return asked
  return hits.some(({ entry }) => whole.has(entry.thing.kind)) ? null : []
}

const asHits = (entries: readonly Entry[], edits: number, isVariant: boolean) =>
  entries.map(entry => ({ entry, edits, isVariant }))

type Found = { to: number; hits: Hit[] | null }

const better = (search: Search, at: number, longest: Found | null, hits: Hit[]): Found | null => {
  if (hits.length === 0) return longest
  const asked = admitted(hits, search)
  return asked?.length === 0 ? longest : { to: at + 1, hits: asked }
}

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
    longest = better(search, at, longest, hits)
  }
  return longest
}

interface Reading {
  key: string
  stem: string
  edits: number
  /** Letters of the shortest word that was put right. */
  shortest: number
  /** Behind which token it goes on. */
  next: number
  /** Differs from what stands there. */
  isOther: boolean
}

/** The words that begin at a token, up to three when a synonym begins so: how many tokens, and their letters and figures. */
const phrasesAt = ({ lexicon, tokens, taken }: Search, at: number): [number, string][] => {
  const most = lexicon.phraseStarts.has(tokens[at]?.fold ?? '') ? SYNONYM_TOKENS : 1
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

/** The ways to read on from a token: as it stands, as what it means, as what it may have been meant to be. */
const readOn = (search: Search, reading: Reading, at: number): Reading[] => {
  const { lexicon, tokens } = search
  const { key, stem: plain, edits, shortest } = reading
  const token = tokens[at] as Token
  const readings: Reading[] = [
    { ...reading, key: extend(key, token), stem: extend(plain, token, true), next: at + 1 },
  ]
  for (const [count, joined] of phrasesAt(search, at)) {
    const meant = lexicon.synonyms.get(joined)
    if (meant) readings.push({ ...reading, key: key + meant.key, stem: plain + meant.stem, next: at + count, isOther: true })
  }
  if (token.type !== 'word' || lexicon.isWord(token.fold)) return readings
  for (const { word, edits: slips } of lexicon.corrections(token.fold).slice(0, CORRECTIONS)) {
    readings.push({
      key: key + word,
      stem: plain + stem(word),
      edits: edits + slips,
      shortest: Math.min(shortest, word.length),
      next: at + 1,
      isOther: true,
    })
  }
  return readings
}

// "St. Jons wort": in a long name the other words tell what a short one was meant to be.
const LONG_NAME = 10

const isLongEnough = ({ lexicon: { thresholds } }: Search, key: string, shortest: number) =>
  shortest >= thresholds.typoLetters || key.length >= LONG_NAME

/** The longest name that begins at a token when words may be short for others, or mistyped. */
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
    if (endsInsideWord(search, at)) continue
    const hits = open
      .filter(({ next, isOther, key, shortest }) => next === at + 1 && isOther && isLongEnough(search, key, shortest))
      .flatMap(({ key, stem: plain, edits }) =>
        asHits(lexicon.exact.get(key) ?? lexicon.stems.get(plain) ?? [], edits, true),
      )
    longest = better(search, at, longest, hits)
  }
  return longest
}

/** How many tokens from one on are the name of something else. */
const otherAt = (search: Search, at: number): number => {
  const others = phrasesAt(search, at).filter(([, joined]) => search.lexicon.others.has(joined))
  return others.at(-1)?.[0] ?? 0
}

/** All names that a text holds, from the left, the longest first. Reads on behind each. */
export const findMentions = (search: Search): Mention[] => {
  const { tokens, taken } = search
  const mentions: Mention[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    const starts = isWordOrNumber(token) && !taken[at] && !startsInsideWord(search, at)
    const found = starts ? (findExact(search, at) ?? findOther(search, at)) : null
    const other = starts ? otherAt(search, at) : 0
    if (other > (found ? found.to - at : 0)) {
      at += other
      continue
    }
    if (found?.hits) {
      const to = goesOnTo(search, { from: at, to: found.to })
      mentions.push({ from: at, to, hits: found.hits, isCut: to > found.to })
    }
    at = Math.max(found?.to ?? at + 1, mentions.at(-1)?.to ?? 0)
  }
  return mentions
}
