import type { MatchReason } from '../../knowledge/match-reason.ts'
import { bagOf, spell } from '../lexicon/spelling.ts'
import {
  type CodeEntry,
  type Entry,
  type Lexicon,
  type LexiconKind,
  type LexiconThing,
  lexiconKinds,
  type Thresholds,
} from '../lexicon/types.ts'
import type { Draft } from './drafts.ts'
import { type Context, reasonOf, scoreOf, scores } from './scores.ts'
import type { Hit } from './search.ts'
import type { Candidate, ResolveStatus } from './types.ts'

/** A candidate with what it was read from. */
export interface Reading extends Candidate {
  thing: LexiconThing
  entry: Entry | null
}

/** What a part is read from besides its draft. */
export interface Asked extends Context {
  /** Its unknown words, where nothing names it. */
  unknown: string
  /** All its words. */
  words: string
  /** A word that it shares with parts before it: "vitamin" of "vitamins B6, D3". */
  head: string | null
  kinds: ReadonlySet<LexiconKind> | null
}

const round = (score: number) => Math.round(score * 100) / 100

const reading = (thing: LexiconThing, reason: MatchReason, score: number, matchedAlias: string): Reading => {
  const { kind, slug } = thing
  return { thing, entry: null, kind, slug, score: round(score), reason, matchedAlias }
}

const byEntry = (entry: Entry, reason: MatchReason, score: number): Reading => ({
  ...reading(entry.thing, reason, score, entry.text),
  entry,
})

const byCode = ({ thing, text, of }: CodeEntry): Reading =>
  of === null
    ? reading(thing, 'IDENTIFIER', scores.code, text)
    : reading(thing, 'IDENTIFIER_OF', scores.codeOfOther, `${text} (${of})`)

/** The hits of a part, each once: a text may repeat a name without end. */
const hitsOf = ({ names }: Draft) => {
  const found = new Map<string, { hit: Hit; factor: number }>()
  const ids = new Map<Entry, number>()
  for (const { hits = [], isCut } of names) {
    for (const hit of hits) {
      const id = ids.get(hit.entry) ?? ids.size
      ids.set(hit.entry, id)
      const key = [id, hit.edits, hit.isVariant, isCut].join()
      if (!found.has(key)) found.set(key, { hit, factor: isCut ? scores.cut : 1 })
    }
  }
  return [...found.values()]
}

const byNames = (draft: Draft, asked: Asked, thresholds: Thresholds): Reading[] => [
  ...draft.names.flatMap(({ codes = [] }) => codes.map(byCode)),
  ...hitsOf(draft).map(({ hit, factor }) =>
    byEntry(hit.entry, reasonOf(hit), factor * scoreOf(hit, draft, asked, thresholds)),
  ),
]

/** Readings of words that hold no name as it stands: in another order, or the beginning of one. */
const byWords = ({ bags, beginnings, exact }: Lexicon, { unknown, words, head }: Asked): Reading[] => {
  const { key, words: own } = spell(unknown)
  const all = spell(words).words
  const others = [
    ...(head === null ? [] : (exact.get(head + key) ?? [])),
    ...(all.length > 1 ? (bags.get(bagOf(all)) ?? []) : []),
  ]
  // "Calcium" is no beginning of "calcium L-methylfolate" where it is the name of something else.
  const begun = exact.has(key) ? [] : (beginnings.get(own.join(' ')) ?? [])
  return [
    ...others.map(entry => byEntry(entry, 'VARIANT', entry.score - scores.variant)),
    ...begun.map(entry => byEntry(entry, 'BEGINNING', scores.beginning)),
  ]
}

/** The order of candidates: by score, then by kind and slug, so that it never depends on anything else. */
const inOrder = (a: Reading, b: Reading) =>
  b.score - a.score ||
  lexiconKinds.indexOf(a.kind) - lexiconKinds.indexOf(b.kind) ||
  (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)

/** The records that a part may mean, each once by its best reading, the best first. */
export const readingsOf = (lexicon: Lexicon, draft: Draft, asked: Asked): Reading[] => {
  const { thresholds } = lexicon
  const found = draft.names.length > 0 ? byNames(draft, asked, thresholds) : byWords(lexicon, asked)
  const best = new Map<LexiconThing, Reading>()
  for (const one of found.filter(({ kind }) => asked.kinds?.has(kind) ?? true).sort(inOrder)) {
    if (one.score >= thresholds.candidate && !best.has(one.thing)) best.set(one.thing, one)
  }
  return [...best.values()]
}

/** MATCHED when the best candidate is good enough and stands clear of the next. */
export const statusOf = (
  [first, second]: readonly Candidate[],
  { match, margin }: Thresholds,
): ResolveStatus => {
  if (!first) return 'NONE'
  const isClear = !second || round(first.score - second.score) >= margin
  return first.score >= match && isClear ? 'MATCHED' : 'AMBIGUOUS'
}
