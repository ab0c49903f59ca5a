import { stem } from '../lexicon/fold.ts'
import { bagOf, spell } from '../lexicon/spelling.ts'
import {
  type Entry,
  type Lexicon,
  type LexiconKind,
  type LexiconThing,
  lexiconKinds,
  type MatchReason,
  type Thresholds,
} from '../lexicon/types.ts'
import type { Draft } from './drafts.ts'
import type { Hit } from './mentions.ts'

/** A record that a part may mean. */
export interface Candidate {
  kind: LexiconKind
  slug: string
  /** 0 to 1; the contract says how it comes about. */
  score: number
  reason: MatchReason
  /** The name, code or form of the record that was matched. */
  matchedAlias: string
}

/** A candidate with what it was read from. */
export interface Reading extends Candidate {
  thing: LexiconThing
  entry: Entry | null
}

/** What the rest of the text says about a part. */
export interface Context {
  /** The part is all that the text says. */
  isAlone: boolean
  /** Whether another part names the thing in full. */
  isConfirmed: (thing: LexiconThing) => boolean
  thresholds: Thresholds
}

const SCORES = { code: 1, codeOfOther: 0.9, variant: 0.03, oneEdit: 0.85, doubtful: 0.7, beginning: 0.6, cut: 0.7 }

const round = (score: number) => Math.round(score * 100) / 100

const medicines = new Set(['DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS'])

/** Names of supplements and medicines stand among brands and other words; other names are words of everyday. */
const standsAmongOthers = ({ kind, type }: LexiconThing) =>
  kind === 'supplement' || (kind === 'interactant' && medicines.has(type ?? ''))

const lettersOf = (words: readonly string[]) => words.reduce((letters, word) => letters + word.length, 0)

/** What unknown words around a name leave of its score. Those that name a form of the thing are known. */
const inCompany = (thing: LexiconThing, { names, unknown, isFollowed }: Draft): number => {
  const known = lettersOf(names.flatMap(({ words }) => words))
  const strange = unknown.flatMap(({ words }) => words).filter(word => !thing.formWords.has(stem(word)))
  const share = known === 0 ? 1 : known / (known + lettersOf(strange))
  if (standsAmongOthers(thing)) return 0.85 + 0.15 * share
  // "Milk thistle" is no milk.
  return (0.5 + 0.5 * share) * (isFollowed ? 0.6 : 1)
}

const typoScore = ({ thing, score }: Entry, edits: number, { match }: Thresholds): number => {
  if (score < match) return 0
  // Medicines and diseases are named so much alike that a wrong letter may make another.
  return edits === 1 && thing.kind === 'supplement' ? SCORES.oneEdit : SCORES.doubtful
}

const reasonOf = ({ entry, edits, isVariant }: Hit): MatchReason => {
  if (edits > 0) return 'TYPO'
  return isVariant && (entry.reason === 'NAME' || entry.reason === 'ALIAS') ? 'VARIANT' : entry.reason
}

const reading = (entry: Entry, reason: MatchReason, score: number): Reading => {
  const { thing, text } = entry
  return { thing, entry, kind: thing.kind, slug: thing.slug, score, reason, matchedAlias: text }
}

const readHit = (hit: Hit, isCut: boolean, draft: Draft, context: Context): Reading => {
  const { entry, edits, isVariant } = hit
  const { thing } = entry
  const { isAlone, isConfirmed, thresholds } = context
  const own = edits > 0 ? typoScore(entry, edits, thresholds) : entry.score - (isVariant ? SCORES.variant : 0)
  const hasAmount = draft.amount !== null && draft.unknown.length === 0
  const isSure = !entry.isCommon || isAlone || hasAmount || isConfirmed(thing)
  const score = Math.min(own, isSure ? 1 : SCORES.doubtful) * inCompany(thing, draft) * (isCut ? SCORES.cut : 1)
  return reading(entry, reasonOf(hit), score)
}

const byNames = (draft: Draft, context: Context): Reading[] =>
  draft.names.flatMap(({ hits, codes, isCut }) =>
    hits
      ? hits.map(hit => readHit(hit, isCut, draft, context))
      : codes.map(({ thing, text, of }) => ({
          thing,
          entry: null,
          kind: thing.kind,
          slug: thing.slug,
          score: of === null ? SCORES.code : SCORES.codeOfOther,
          reason: of === null ? ('IDENTIFIER' as const) : ('IDENTIFIER_OF' as const),
          matchedAlias: of === null ? text : `${text} (${of})`,
        })),
  )

/** What a part is read from that nothing names. */
export interface Unnamed {
  /** Its unknown words. */
  text: string
  /** All its words. */
  words: string
  /** A word that parts before it began with: "vitamin" of "vitamins B6, D3". */
  head: string | null
}

/** Readings of words that hold no name as it stands: in another order, or the beginning of one. */
const byWords = ({ bags, beginnings, exact }: Lexicon, { text, words, head }: Unnamed): Reading[] => {
  const { key, words: own } = spell(text)
  const all = spell(words).words
  const other = [
    ...(head === null ? [] : (exact.get(head + key) ?? [])),
    ...(all.length > 1 ? (bags.get(bagOf(all)) ?? []) : []),
  ]
  return [
    ...other.map(entry => reading(entry, 'VARIANT', entry.score - SCORES.variant)),
    // "Calcium" is no beginning of "calcium L-methylfolate" where it is the name of something else.
    ...(exact.has(key) ? [] : (beginnings.get(own.join(' ')) ?? [])).map(entry => reading(entry, 'BEGINNING', SCORES.beginning)),
  ]
}

/** The order of candidates: by score, then by kind and slug, so that it never depends on anything else. */
const inOrder = (a: Reading, b: Reading) =>
  b.score - a.score ||
  lexiconKinds.indexOf(a.kind) - lexiconKinds.indexOf(b.kind) ||
  (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0)

/** The records that a part may mean, each once by its best reading, the best first. */
export const readingsOf = (
  lexicon: Lexicon,
  draft: Draft,
  unnamed: Unnamed,
  context: Context,
  kinds: ReadonlySet<LexiconKind> | null,
): Reading[] => {
  const { thresholds } = lexicon
  const found = draft.names.length > 0 ? byNames(draft, context) : byWords(lexicon, unnamed)
  const best = new Map<LexiconThing, Reading>()
  const asked = found.filter(({ kind }) => kinds?.has(kind) ?? true)
  for (const reading of asked.map(one => ({ ...one, score: round(one.score) })).sort(inOrder)) {
    if (reading.score >= thresholds.candidate && !best.has(reading.thing)) best.set(reading.thing, reading)
  }
  return [...best.values()].slice(0, thresholds.candidates)
}

/** MATCHED when the best candidate is good enough and stands clear of the next. */
export const statusOf = ([first, second]: readonly Candidate[], { match, margin }: Thresholds) => {
  if (!first) return 'NONE'
  const isClear = !second || round(first.score - second.score) >= margin
  return first.score >= match && isClear ? 'MATCHED' : 'AMBIGUOUS'
}
