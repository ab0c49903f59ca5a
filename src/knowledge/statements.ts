import type { z } from 'zod'
import type { AmountBasis, AmountUnit, DosageType, DosePer, SeverityTier } from './amounts.ts'
import type { Certainty, ChangeDirection, EffectDirection } from './evidence.ts'
import type { LifeStage, Sex } from './people.ts'
import type {
  ContraindicationStrength,
  EffectFrequency,
  InteractionOccurrence,
  InteractionOverall,
  InteractionSeverity,
  ManagementAction,
  Polarity,
  RiskType,
  Seriousness,
} from './severity.ts'
import type { CitationStance, SourceKind, SourceStanding } from './sources.ts'
import type { ClaimKind, ConditionType, InteractantType, ThingKind } from './things.ts'
import type { TimelineBasis, TimelineMeasure, TimeUnit, TimeValue } from './time.ts'

type Code<E extends z.ZodType> = z.output<E>

/** A thing, by kind and slug. */
export interface Target {
  kind: ThingKind
  slug: string
}

interface Common {
  supplement: string
  scope: { form: string | null }
  evidence: {
    certainty: Code<typeof Certainty>
    direction: Code<typeof EffectDirection>
    effect: { outcome: string | null } | null
  }
  citations: { source: string; stance: Code<typeof CitationStance> }[]
}

export interface ManagementFacts {
  action: Code<typeof ManagementAction>
  separation: { hoursBefore: number | null; hoursAfter: number | null } | null
}

export interface DosageFacts {
  scope: { form: string | null }
  condition: string | null
  population: string | null
  form: string | null
  type: Code<typeof DosageType>
  amount: { min: number | null; max: number | null; unit: AmountUnit }
  amountBasis: Code<typeof AmountBasis>
  per: Code<typeof DosePer>
  frequency: { timesMin: number; timesMax: number; period: number; periodUnit: TimeUnit } | null
  severityTier: Code<typeof SeverityTier> | null
}

export interface TimelineFacts {
  condition: string | null
  measure: Code<typeof TimelineMeasure>
  start: TimeValue | null
  end: TimeValue | null
  outcome: string | null
  basis: Code<typeof TimelineBasis>
}

/** What the derived values of a claim are computed from: a part of its document, by kind. */
interface Facts {
  indication: { condition: string; outcome: string | null }
  action: { mechanism: string; direction: Code<typeof ChangeDirection> }
  dosage: DosageFacts
  timeline: TimelineFacts
  contraindication: {
    target: Target
    riskType: Code<typeof RiskType>
    strength: Code<typeof ContraindicationStrength>
    management: ManagementFacts
  }
  interaction: {
    interactant: Target
    severity: Code<typeof InteractionSeverity>
    occurrence: Code<typeof InteractionOccurrence>
    overall: Code<typeof InteractionOverall>
    management: ManagementFacts
  }
  'adverse-effect': {
    effect: string | null
    polarity: Code<typeof Polarity>
    frequency: Code<typeof EffectFrequency>
    seriousness: Code<typeof Seriousness>
  }
  combination: { with: Target }
  comparison: { with: Target }
  protocol: { condition: string }
  'population-note': { population: string; caveat: string | null }
}

/** A claim of one kind, as far as its derived values need it. */
export interface Statement<K extends ClaimKind> {
  kind: K
  document: Common & Facts[K]
}

/** A claim of any kind; `kind` tells which. */
export type AnyStatement = { [K in ClaimKind]: Statement<K> }[ClaimKind]

/** Who belongs to a population, as far as that can be computed. */
export interface Criteria {
  sex: Code<typeof Sex> | null
  minAgeYears: number | null
  maxAgeYears: number | null
  lifeStage: Code<typeof LifeStage> | null
}

export interface SourceFacts {
  kind: Code<typeof SourceKind>
  standing: Code<typeof SourceStanding>
}

/** What the records that a claim names say of themselves; undefined or null where nothing is known. */
export interface Surroundings {
  criteria(population: string): Criteria | null
  conditionType(condition: string): Code<typeof ConditionType> | undefined
  interactantType(interactant: string): Code<typeof InteractantType> | undefined
  source(slug: string): SourceFacts | undefined
}

/** The sources that a claim rests on, each once. */
export const supportingSources = ({ document }: AnyStatement): string[] => [
  ...new Set(
    document.citations
      .filter(({ stance }) => stance === 'SUPPORTS' || stance === 'PARTIAL')
      .map(({ source }) => source),
  ),
]
