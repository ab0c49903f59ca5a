import type { Token } from '../lexicon/tokens.ts'
import type { Entry, Lexicon, LexiconKind } from '../lexicon/types.ts'

/** A name of the lexicon that a text holds. */
export interface Hit {
  entry: Entry
  /** Letters that were put right. */
  edits: number
  /** Another inflection or way of writing than the record's. */
  isVariant: boolean
}

/** A text in which names are looked for. */
export interface Search {
  lexicon: Lexicon
  tokens: readonly Token[]
  /** Tokens that are read as something else: amounts, codes. */
  taken: readonly boolean[]
  /** The kinds of record that are asked for; null for all. */
  kinds: ReadonlySet<LexiconKind> | null
}

/** How far a name goes, and what it names; null where it names only what was not asked for. */
export interface Found {
  to: number
  hits: Hit[] | null
}

// A name inside the name of one of these is not meant: "zinc deficiency" is no zinc.
const whole = new Set<LexiconKind>(['condition', 'population', 'mechanism'])

/** The hits of the kinds that are asked for; null when the words are the name of something that is whole. */
const admitted = (hits: Hit[], { kinds }: Search): Hit[] | null => {
  if (!kinds) return hits
  const asked = hits.filter(({ entry }) => kinds.has(entry.thing.kind))
  if (asked.length > 0) return asked
  return hits.some(({ entry }) => whole.has(entry.thing.kind)) ? null : []
}

/** The longer of two finds: the one up to now, and hits that end with the token `at`. */
export const longer = (search: Search, at: number, longest: Found | null, hits: Hit[]): Found | null => {
  if (hits.length === 0) return longest
  const asked = admitted(hits, search)
  return asked?.length === 0 ? longest : { to: at + 1, hits: asked }
}

/** Whether a name that ends with this token would end inside a word: "B1" of "B12". */
export const endsInsideWord = ({ tokens, taken }: Search, at: number) =>
  tokens[at + 1]?.glue === 'tight' && taken[at + 1] === false

export const asHits = (entries: readonly Entry[], edits: number, isVariant: boolean): Hit[] =>
  entries.map(entry => ({ entry, edits, isVariant }))
