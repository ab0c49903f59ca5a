import { slugOfCode } from './claim-id.ts'
import type { AnyStatement, Criteria, DosageFacts, Surroundings, TimelineFacts } from './statements.ts'

/**
 * The readable key of the question that a claim answers, such as `magnesium.interaction.tetracycline`.
 * Claims share it only when they speak of the very same thing: the parts after the target tell apart
 * what would otherwise be compared without sense, such as the intakes of men and of women.
 */
export function questionOf(statement: AnyStatement, around: Pick<Surroundings, 'criteria'>): string {
  return [statement.document.supplement, statement.kind, ...aboutOf(statement, around)].join('.')
}

function aboutOf(statement: AnyStatement, around: Pick<Surroundings, 'criteria'>): string[] {
  const { kind, document } = statement
  switch (kind) {
    case 'dosage':
      return dosageParts(document, around)
    case 'timeline':
      return timelineParts(document)
    case 'action':
      return [document.mechanism]
    case 'contraindication':
      return [document.target.slug]
    case 'interaction':
      return [document.interactant.slug]
    case 'adverse-effect':
      return [document.effect ?? 'general']
    case 'combination':
    case 'comparison':
      return [document.with.slug]
    case 'population-note':
      return [document.population]
    default:
      return [document.condition]
  }
}

/** A trial or a label speaks of one preparation; a limit or an advice of the supplement. */
const dependsOnForm: readonly string[] = ['STUDIED_RANGE', 'LABEL_DIRECTION']

// The authority is no part: US and EU limits answer the same question, and differ.
function dosageParts(dosage: DosageFacts, around: Pick<Surroundings, 'criteria'>): string[] {
  const { condition, population, type, severityTier } = dosage
  const form = dosage.form ?? dosage.scope.form
  const special = population !== null && !isAdultsInGeneral(around.criteria(population))
  return [
    condition ?? 'general',
    slugOfCode(type),
    ...(special ? [population] : []),
    ...(severityTier === null || severityTier === 'UNKNOWN' ? [] : [slugOfCode(severityTier)]),
    ...(form !== null && dependsOnForm.includes(type) ? [slugOfText(form)] : []),
  ]
}

// How long it may be taken is asked of the supplement, whatever it is taken for.
const timelineParts = ({ condition, measure }: TimelineFacts): string[] => [
  measure === 'MAXIMUM_DURATION' ? 'general' : (condition ?? 'general'),
  slugOfCode(measure),
]

const adultAtYears = 19

/** All adults belong to it, by whichever age a source begins with: whom it means when it says "adults" or nobody. */
const isAdultsInGeneral = (criteria: Criteria | null): boolean =>
  criteria !== null &&
  criteria.sex === null &&
  (criteria.lifeStage === null || criteria.lifeStage === 'ADULT') &&
  (criteria.minAgeYears ?? 0) <= adultAtYears &&
  criteria.maxAgeYears === null

const maxFormLength = 60

const slugOfText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxFormLength)
    .replaceAll(/^-|-$/g, '') || 'form'
