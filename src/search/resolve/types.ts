import type { AmountUnit } from '../../knowledge/amounts.ts'
import type { MatchReason } from '../../knowledge/match-reason.ts'
import type { LexiconKind } from '../lexicon/types.ts'

export type ResolveStatus = 'MATCHED' | 'AMBIGUOUS' | 'NONE'

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

/** One thing that a text names. */
export interface Part {
  /** The words that name it. */
  text: string
  status: ResolveStatus
  /** The records that it may mean, the best first. */
  candidates: Candidate[]
  /** A form of the matched record by its name, else what the text says. */
  form: string | null
  amount: number | null
  unit: AmountUnit | null
}

/** How a text was understood. */
export interface Resolution {
  /** AMBIGUOUS when a part is; NONE when no part has a candidate; else MATCHED. */
  status: ResolveStatus
  parts: Part[]
  /** What was not understood, or says nothing about a part. */
  ignored: string[]
}
