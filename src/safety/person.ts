import type { z } from 'zod'
import type { LifeStage, Sex } from '../knowledge/people.ts'
import type { Criteria } from '../knowledge/statements.ts'

type Stage = z.output<typeof LifeStage>

/** What a request tells of a person; null where it tells nothing. */
export interface Person {
  age: number | null
  sex: z.output<typeof Sex> | null
  lifeStage: Stage | null
}

/** Ages in years, from the first on and below the second; equal for one age. */
type Ages = readonly [number, number]

const stageAges: Partial<Record<Stage, Ages>> = {
  INFANT: [0, 1],
  CHILD: [1, 18],
  ADULT: [18, 131],
  OLDER_ADULT: [65, 131],
}

/** The population that stands for a stage of life as a whole. */
export const stagePopulation: Partial<Record<Stage, string>> = {
  PREGNANCY: 'pregnancy',
  LACTATION: 'breastfeeding',
  INFANT: 'infants',
  CHILD: 'children',
  ADULT: 'adults',
  OLDER_ADULT: 'older-adults',
}

const agesOf = ({ age, lifeStage }: Person): Ages | null =>
  age === null ? ((lifeStage && stageAges[lifeStage]) ?? null) : [age, age]

const sexOf = ({ sex, lifeStage }: Person) =>
  sex ?? (lifeStage === 'PREGNANCY' || lifeStage === 'LACTATION' ? 'FEMALE' : null)

const contains = ([from, below]: Ages, [low, high]: Ages) =>
  low >= from && (low === high ? low < below : high <= below)

const overlaps = ([from, below]: Ages, [low, high]: Ages) =>
  low < below && (low === high ? low >= from : high > from)

/** By what a person belongs to a population, and whether certainly or perhaps. */
export interface Belonging {
  by: 'LIFE_STAGE' | 'AGE' | 'SEX'
  /** False when only some of those that fit what was told belong to it. */
  surely: boolean
}

const ageOf = (criteria: Criteria): Ages => {
  const [from, below] = (criteria.lifeStage && stageAges[criteria.lifeStage]) ?? [0, 131]
  return [Math.max(from, criteria.minAgeYears ?? 0), Math.min(below, criteria.maxAgeYears ?? 131)]
}

/** Whether a person belongs to a population, by what was told; null when not, or when nothing told says so. */
export function belonging(criteria: Criteria, slug: string, person: Person): Belonging | null {
  const { lifeStage } = criteria
  const told = lifeStage !== null && lifeStage === person.lifeStage
  if (lifeStage !== null && !told && !stageAges[lifeStage]) return null
  const ages = agesOf(person)
  const limited =
    criteria.minAgeYears !== null || criteria.maxAgeYears !== null || (lifeStage !== null && !told)
  if (limited && (ages === null ? !told : !overlaps(ageOf(criteria), ages))) return null
  const sex = sexOf(person)
  if (criteria.sex !== null && (sex === null ? !told && !limited : sex !== criteria.sex)) return null
  const general = !told || limited || slug === stagePopulation[lifeStage as Stage]
  const surely =
    general &&
    (!limited || (ages !== null && contains(ageOf(criteria), ages))) &&
    (criteria.sex === null || sex !== null)
  return { by: told ? 'LIFE_STAGE' : limited ? byAge(person) : 'SEX', surely }
}

const byAge = ({ age }: Person) => (age === null ? 'LIFE_STAGE' : 'AGE')

/** Where nobody tells an age, limits are those of adults. */
export const assumedAges: Ages = [19, 131]

/** Whether a limit for a population is one for this person; somebody of unknown age is taken for an adult. */
export function limitApplies(criteria: Criteria, person: Person): boolean {
  const { lifeStage } = criteria
  const stageTold = lifeStage !== null && lifeStage === person.lifeStage
  if (lifeStage !== null && !stageTold && !stageAges[lifeStage]) return false
  if (!overlaps(ageOf(criteria), agesOf(person) ?? assumedAges)) return false
  const sex = sexOf(person)
  return criteria.sex === null || sex === null || sex === criteria.sex
}
