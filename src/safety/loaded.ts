import type { z } from 'zod'
import type { Citation, SourceRef } from '../api/citation.ts'
import type { Scope } from '../api/claim.ts'
import type { Management } from '../api/management.ts'
import type { AmountBasis, AmountUnit, DosePer, DoseTiming, WithFood } from '../knowledge/amounts.ts'
import type { Agreement, Certainty, EffectDirection, Support } from '../knowledge/evidence.ts'
import type {
  ContraindicationStrength,
  CoverageStatus,
  CoverageTopic,
  InteractionMechanism,
  InteractionOverall,
  InteractionSeverity,
  Polarity,
  RiskType,
  Seriousness,
  StatementStatus,
} from '../knowledge/severity.ts'
import type { Criteria } from '../knowledge/statements.ts'
import type { SupplementCategory, ThingKind } from '../knowledge/things.ts'
import type { TimeValue } from '../knowledge/time.ts'

type Code<E extends z.ZodType> = z.output<E>
export type Topic = Code<typeof CoverageTopic>
export type CoverageCode = Code<typeof CoverageStatus>
export type CitationOf = Code<typeof Citation>
export type SourceOf = Code<typeof SourceRef>

/** A thing that a statement is about or that was asked for. */
export interface Ref {
  kind: ThingKind
  slug: string
  name: string
}

/** What all statements have in common. */
export interface Statement {
  id: string
  question: string
  agreement: Code<typeof Agreement>
  support: Code<typeof Support>
  certainty: Code<typeof Certainty>
  /** Which way the effect goes. */
  direction: Code<typeof EffectDirection>
  scope: Code<typeof Scope>
  topics: Topic[]
  citations: CitationOf[]
}

/** What a statement is about. */
export interface Target extends Ref {
  /** The type of a condition or an interactant. */
  type: string | null
  /** Who belongs to a population, as far as that can be computed. */
  criteria: Criteria | null
}

export interface InteractionClaim extends Statement {
  kind: 'interaction'
  target: Target
  effect: string | null
  mechanismType: Code<typeof InteractionMechanism>
  severity: Code<typeof InteractionSeverity>
  overall: Code<typeof InteractionOverall>
  management: Code<typeof Management>
}

export interface ContraindicationClaim extends Statement {
  kind: 'contraindication'
  target: Target
  riskType: Code<typeof RiskType>
  strength: Code<typeof ContraindicationStrength>
  statementStatus: Code<typeof StatementStatus>
  rationale: string | null
  management: Code<typeof Management>
}

export interface AdverseEffectClaim extends Statement {
  kind: 'adverse-effect'
  target: Target | null
  statement: string
  seriousness: Code<typeof Seriousness>
  polarity: Code<typeof Polarity>
}

export interface DurationClaim extends Statement {
  kind: 'timeline'
  end: TimeValue
  label: string | null
  outcome: string | null
}

export interface DosageClaim extends Statement {
  kind: 'dosage'
  /** True for the most that somebody sets; else it only says when to take it. */
  limit: boolean
  amount: { min: number | null; max: number | null; unit: AmountUnit }
  amountBasis: Code<typeof AmountBasis>
  per: Code<typeof DosePer>
  timing: Code<typeof DoseTiming>[]
  withFood: Code<typeof WithFood> | null
  authority: { name: string; jurisdiction: string | null } | null
  note: string | null
  population: { slug: string; name: string; criteria: Criteria | null } | null
}

/** A statement that says what meets the supplement. */
export type WarningClaim = InteractionClaim | ContraindicationClaim | AdverseEffectClaim
export type SafetyClaim = WarningClaim | DurationClaim | DosageClaim

/** How a unit of one substance becomes another, such as IU of vitamin D. */
export interface Conversion {
  from: AmountUnit
  to: AmountUnit
  factor: number
  source: SourceOf
}

/** All that is published about the safety of one supplement. */
export interface SafetyRecord {
  slug: string
  name: string
  category: Code<typeof SupplementCategory>
  /** Its name and abbreviations; another alias may be that of a salt. */
  names: string[]
  forms: { name: string; elementalFraction: number | null; source: SourceOf | null }[]
  constituents: string[]
  conversions: Conversion[]
  /** The unit that most of its limits and intakes are stated in; null where there is none. */
  unit: AmountUnit | null
  sources: SourceOf[]
  claims: SafetyClaim[]
  /** What is known of each safety topic, as the supplement's own record says it. */
  coverage: { topic: Topic; status: CoverageCode; sources: SourceOf[] }[]
}

/** How near a thing is to what was asked: itself, a class of it, a member of it, or another member of a class of it. */
export type Nearness = 0 | 1 | 2 | 3

/** Something that was asked for, and what is near to it. */
export interface AskedThing extends Target {
  near: { kind: ThingKind; slug: string; how: Nearness }[]
}
