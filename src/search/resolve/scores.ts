import type { MatchReason } from '../../knowledge/match-reason.ts'
import { stem } from '../lexicon/fold.ts'
import type { Entry, LexiconThing, Thresholds } from '../lexicon/types.ts'
import type { Draft } from './drafts.ts'
import type { Hit } from './search.ts'

/** Scores and what is taken off them; those of names stand with the names. The contract tells them all. */
export const scores = {
  code: 1,
  codeOfOther: 0.9,
  /** Taken off for another inflection, order or way of writing. */
  variant: 0.03,
  /** One slip in the name of a supplement. */
  oneSlip: 0.85,
  /** Two slips, one in another name, or a common word that nothing confirms. */
  doubtful: 0.7,
  beginning: 0.6,
  /** A factor: the text goes on with numbers that make another name. */
  cut: 0.7,
} as const

/** What the rest of the text says about a part. */
export interface Context {
  /** The part is all that the text says. */
  isAlone: boolean
  /** Whether the text names the thing elsewhere too. */
  isConfirmed: (thing: LexiconThing) => boolean
}

const medicines = new Set(['DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS'])

/** Names of supplements and medicines stand among brands and other words; other names are words of every day. */
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

const withSlips = ({ thing, score }: Entry, slips: number, { match }: Thresholds): number => {
  if (score < match) return 0
  // Medicines and diseases are named so much alike that a wrong letter may make another.
  return slips === 1 && thing.kind === 'supplement' ? scores.oneSlip : scores.doubtful
}

/** Why a name was found. */
export const reasonOf = ({ entry, edits, isVariant }: Hit): MatchReason => {
  if (edits > 0) return 'TYPO'
  return isVariant && (entry.reason === 'NAME' || entry.reason === 'ALIAS') ? 'VARIANT' : entry.reason
}

/** How well a name stands for a part. */
export const scoreOf = (
  { entry, edits, isVariant }: Hit,
  draft: Draft,
  { isAlone, isConfirmed }: Context,
  thresholds: Thresholds,
): number => {
  const own = edits > 0 ? withSlips(entry, edits, thresholds) : entry.score - (isVariant ? scores.variant : 0)
  const hasAmount = draft.amount !== null && draft.unknown.length === 0
  const isSure = !entry.isCommon || isAlone || hasAmount || isConfirmed(entry.thing)
  return Math.min(own, isSure ? 1 : scores.doubtful) * inCompany(entry.thing, draft)
}
