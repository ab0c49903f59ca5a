import type { z } from 'zod'
import type { CoverageTopic } from './severity.ts'
import type { AnyStatement, Criteria, Surroundings, Target } from './statements.ts'

type Topic = z.output<typeof CoverageTopic>

/** The conditions that stand for the liver, the kidney or allergies; tests hold it against the shipped conditions. */
export const conditionTopics: Readonly<Record<string, Topic>> = {
  'liver-disease': 'LIVER',
  'chronic-liver-disease': 'LIVER',
  'liver-injury': 'LIVER',
  'acute-liver-injury': 'LIVER',
  'drug-induced-liver-injury': 'LIVER',
  'liver-failure': 'LIVER',
  'liver-enzyme-elevation': 'LIVER',
  'elevated-liver-enzymes': 'LIVER',
  'raised-liver-enzymes': 'LIVER',
  hepatitis: 'LIVER',
  cirrhosis: 'LIVER',
  'hepatic-impairment': 'LIVER',
  'kidney-disease': 'KIDNEY',
  'chronic-kidney-disease': 'KIDNEY',
  'kidney-injury': 'KIDNEY',
  'kidney-stones': 'KIDNEY',
  'kidney-failure': 'KIDNEY',
  'renal-impairment': 'KIDNEY',
  'renal-failure': 'KIDNEY',
  allergy: 'ALLERGY',
  'allergic-reaction': 'ALLERGY',
  hypersensitivity: 'ALLERGY',
}

const interactantTopics: Readonly<Record<string, Topic>> = {
  DRUG: 'DRUG_INTERACTIONS',
  DRUG_CLASS: 'DRUG_INTERACTIONS',
  TREATMENT_CLASS: 'DRUG_INTERACTIONS',
  FOOD: 'FOOD_INTERACTIONS',
  ALCOHOL: 'FOOD_INTERACTIONS',
  LAB_TEST: 'LAB_TESTS',
  ALLERGEN: 'ALLERGY',
}

/** The safety topics that a claim speaks of, each once. */
export function topicsOf(statement: AnyStatement, around: Surroundings): Topic[] {
  return [...new Set(found(statement, around))]
}

function found(statement: AnyStatement, around: Surroundings): Topic[] {
  const { kind, document } = statement
  switch (kind) {
    case 'contraindication':
      return ofTarget(document.target, around)
    case 'interaction':
      return document.interactant.kind === 'interactant' ? ofTarget(document.interactant, around) : []
    case 'adverse-effect':
      return ['ADVERSE_EFFECTS', ...ofCondition(document.effect, around)]
    case 'dosage':
      return document.type === 'MAXIMUM' ? ['UPPER_LIMIT'] : []
    case 'timeline':
      return document.measure === 'MAXIMUM_DURATION' ? ['LONG_TERM_USE'] : []
    case 'population-note':
      return document.caveat === null ? [] : ofPopulation(around.criteria(document.population))
    default:
      return []
  }
}

function ofTarget({ kind, slug }: Target, around: Surroundings): Topic[] {
  if (kind === 'population') return ofPopulation(around.criteria(slug))
  if (kind === 'condition') return ofCondition(slug, around)
  return known(interactantTopics[around.interactantType(slug) ?? ''])
}

function ofCondition(slug: string | null, around: Surroundings): Topic[] {
  if (slug === null) return []
  if (around.conditionType(slug) === 'PROCEDURE') return ['SURGERY']
  return known(conditionTopics[slug])
}

const olderFromYears = 60
const adultFromYears = 18

function ofPopulation(criteria: Criteria | null): Topic[] {
  if (criteria === null) return []
  const { lifeStage, minAgeYears, maxAgeYears } = criteria
  if (lifeStage === 'PREGNANCY' || lifeStage === 'LACTATION') return [lifeStage]
  if (lifeStage === 'OLDER_ADULT' || (minAgeYears ?? 0) >= olderFromYears) return ['OLDER_ADULTS']
  const minor = lifeStage === 'INFANT' || lifeStage === 'CHILD'
  return minor || (maxAgeYears ?? adultFromYears + 1) <= adultFromYears ? ['CHILDREN'] : []
}

const known = (topic: Topic | undefined): Topic[] => (topic === undefined ? [] : [topic])
