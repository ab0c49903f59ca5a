import type { z } from 'zod'
import type { CoverageTopic } from './severity.ts'
import type { AnyStatement, Criteria, DosageFacts, Surroundings, Target } from './statements.ts'

type Topic = z.output<typeof CoverageTopic>

/** The conditions that stand for the liver, the kidney or allergies; tests hold it against the shipped conditions. */
export const conditionTopics: Readonly<Record<string, Topic>> = {
  ...slugsOf('LIVER', [
    'acute-hepatitis',
    'acute-liver-injury',
    'autoimmune-hepatitis',
    'chronic-liver-disease',
    'cirrhosis',
    'drug-induced-liver-injury',
    'elevated-liver-enzymes',
    'hepatic-impairment',
    'hepatitis',
    'hepatitis-b',
    'hepatitis-c',
    'jaundice',
    'liver-cancer',
    'liver-cirrhosis',
    'liver-disease',
    'liver-enzyme-elevation',
    'liver-failure',
    'liver-injury',
    'non-alcoholic-fatty-liver-disease',
    'raised-bilirubin',
    'raised-liver-enzymes',
    'severe-liver-disease',
  ]),
  ...slugsOf('KIDNEY', [
    'acute-kidney-failure',
    'chronic-kidney-disease',
    'diabetic-nephropathy',
    'haemodialysis',
    'interstitial-nephritis',
    'kidney-disease',
    'kidney-failure',
    'kidney-injury',
    'kidney-stones',
    'kidney-transplant',
    'nephrocalcinosis',
    'renal-failure',
    'renal-impairment',
    'renal-tubular-adenomas',
    'severe-renal-impairment',
  ]),
  ...slugsOf('ALLERGY', [
    'allergic-contact-dermatitis',
    'allergic-reaction',
    'allergic-skin-reactions',
    'allergic-tendency',
    'allergy',
    'anaphylaxis',
    'hypersensitivity',
  ]),
}

/** Procedures that are no operation; every other procedure counts as surgery. */
const otherProcedures = new Set([
  'central-venous-catheter',
  'intensive-care',
  'jejunostomy-feeding',
  'photodiagnostic-procedures',
  'phototherapy',
])

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
      return isUpperEnd(document) ? ['UPPER_LIMIT'] : []
    case 'timeline':
      return document.measure === 'MAXIMUM_DURATION' ? ['LONG_TERM_USE'] : []
    case 'population-note':
      return document.caveat === null ? [] : ofPopulation(document.population, around)
    default:
      return []
  }
}

function ofTarget({ kind, slug }: Target, around: Surroundings): Topic[] {
  if (kind === 'population') return ofPopulation(slug, around)
  if (kind === 'condition') return ofCondition(slug, around)
  return known(interactantTopics[around.interactantType(slug) ?? ''])
}

// A level that is no limit, such as one "without safety concern", has an upper end only.
const isUpperEnd = ({ type, amount }: DosageFacts) =>
  type === 'MAXIMUM' || (type === 'UNKNOWN' && amount.min === null && amount.max !== null)

function ofCondition(slug: string | null, around: Surroundings): Topic[] {
  if (slug === null) return []
  const topic = conditionTopics[slug]
  if (topic !== undefined || otherProcedures.has(slug)) return known(topic)
  return around.conditionType(slug) === 'PROCEDURE' ? ['SURGERY'] : []
}

const olderFromYears = 60
const adultFromYears = 18

function ofPopulation(slug: string, around: Surroundings): Topic[] {
  if (slug === 'long-term-users') return ['LONG_TERM_USE']
  return ofCriteria(around.criteria(slug))
}

function ofCriteria(criteria: Criteria | null): Topic[] {
  if (criteria === null) return []
  const { lifeStage, minAgeYears, maxAgeYears } = criteria
  if (lifeStage === 'PREGNANCY' || lifeStage === 'LACTATION') return [lifeStage]
  if (lifeStage === 'OLDER_ADULT' || (minAgeYears ?? 0) >= olderFromYears) return ['OLDER_ADULTS']
  const minor = lifeStage === 'INFANT' || lifeStage === 'CHILD'
  return minor || (maxAgeYears ?? adultFromYears + 1) <= adultFromYears ? ['CHILDREN'] : []
}

const known = (topic: Topic | undefined): Topic[] => (topic === undefined ? [] : [topic])

function slugsOf(topic: Topic, slugs: string[]): Record<string, Topic> {
  return Object.fromEntries(slugs.map(slug => [slug, topic]))
}
