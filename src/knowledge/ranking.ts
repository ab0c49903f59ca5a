import { Certainty } from './evidence.ts'
import {
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
import { SourceKind } from './sources.ts'
import { type AnyStatement, type Surroundings, supportingSources } from './statements.ts'
import { supportOf } from './support.ts'

/** One step of an order: a place among so many. */
type Step = readonly [place: number, places: number]

/**
 * The place of a claim in the default order of its kind, small first; it fits a 32-bit integer. Safety lists
 * begin with the most cautious, dosages with limits and regulators, all others with the surest. What nothing
 * supports any more comes last of all.
 */
export function rankOf(statement: AnyStatement, around: Pick<Surroundings, 'source'>): number {
  const withdrawn: Step = [supportOf(statement, around) === 'WITHDRAWN' ? 1 : 0, 2]
  const best = bestSourceKind(statement, around)
  const steps = [
    withdrawn,
    ...ownSteps(statement, best),
    step(Certainty, statement.document.evidence.certainty),
  ]
  return [...steps, step(SourceKind, best)].reduce((rank, [place, places]) => rank * places + place, 0)
}

function ownSteps(statement: AnyStatement, best: Best): Step[] {
  const { kind, document } = statement
  if (kind === 'contraindication') {
    return [
      step(RiskType, document.riskType),
      step(ContraindicationStrength, document.strength),
      step(ManagementAction, document.management.action),
    ]
  }
  if (kind === 'interaction') {
    return [
      step(InteractionOverall, document.overall),
      step(InteractionSeverity, document.severity),
      step(ManagementAction, document.management.action),
      step(InteractionOccurrence, document.occurrence),
    ]
  }
  if (kind === 'adverse-effect') {
    return [
      step(Polarity, document.polarity),
      step(Seriousness, document.seriousness),
      step(EffectFrequency, document.frequency),
    ]
  }
  const article: Step = [best === 'ARTICLE' ? 1 : 0, 2]
  return kind === 'dosage' ? [article, bindingStep(document.type, best)] : [article]
}

const bindingTypes = ['MAXIMUM', 'RECOMMENDED_INTAKE']

/** Limits, then intakes, then what else a regulator or a guideline says, then the rest. */
function bindingStep(type: string, best: Best): Step {
  const byType = bindingTypes.indexOf(type)
  if (byType >= 0) return [byType, 4]
  return [best === 'REGULATOR' || best === 'GUIDELINE' ? 2 : 3, 4]
}

type Best = (typeof SourceKind.options)[number]

/** The most authoritative kind among the sources that support a claim. */
function bestSourceKind(statement: AnyStatement, around: Pick<Surroundings, 'source'>): Best {
  const kinds = supportingSources(statement).map(slug => around.source(slug)?.kind ?? 'UNKNOWN')
  return SourceKind.options.find(kind => kinds.includes(kind)) ?? 'UNKNOWN'
}

const step = (enumeration: { options: readonly string[] }, code: string): Step => [
  enumeration.options.indexOf(code),
  enumeration.options.length,
]
