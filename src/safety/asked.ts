import type { z } from 'zod'
import { topicsOf } from '../knowledge/coverage-topics.ts'
import type { AskedAs } from '../knowledge/safety.ts'
import type { Surroundings } from '../knowledge/statements.ts'
import type { AskedThing, Topic } from './loaded.ts'
import type { Person, stagePopulation } from './person.ts'

export type As = z.output<typeof AskedAs>

/** Something that the supplements are checked against. */
export interface Asked {
  as: As
  /** Null for what a person is. */
  thing: AskedThing | null
  /** What was told of a person; for stages of life, ages and populations. */
  person: Person | null
  name: string
  /** The safety topic that it belongs to. */
  topic: Topic | null
  /** True when it stands for the topic as a whole, so that what is known of the topic is known of it. */
  whole: boolean
  inDays: number | null
}

/** One string for what was asked, whatever its name was: two inputs with the same key are one. */
export const askedKey = ({ as, thing, name }: Asked) =>
  `${as} ${thing ? `${thing.kind}/${thing.slug}` : name}`

/** A record that was asked for. */
export const askedThing = (as: As, thing: AskedThing, inDays: number | null = null): Asked => {
  const topic = as === 'ALLERGY' ? 'ALLERGY' : topicOf(thing)
  const person = thing.kind === 'population' && thing.criteria ? personOf(thing) : null
  const whole = topic !== null && thing.kind !== 'interactant' && as !== 'ALLERGY' && as !== 'SUPPLEMENT'
  return { as, thing, person, name: thing.name, topic, whole, inDays }
}

const personOf = ({ criteria }: AskedThing): Person => ({
  age: null,
  sex: criteria?.sex === 'UNKNOWN' ? null : (criteria?.sex ?? null),
  lifeStage: criteria?.lifeStage ?? null,
})

/** Nothing in particular: what holds for the supplement itself. */
export const anybody: Asked = {
  as: 'NOTHING',
  thing: null,
  person: null,
  name: 'any use',
  topic: null,
  whole: false,
  inDays: null,
}

/** What the claims of the topics module are asked about: one target, with what is known of it. */
const topicOf = (thing: AskedThing): Topic | null => {
  if (thing.kind === 'supplement') return null
  const around = {
    criteria: () => thing.criteria,
    conditionType: () => thing.type,
    interactantType: () => thing.type,
    source: () => undefined,
  } as unknown as Surroundings
  const about = { kind: 'contraindication', document: { target: thing } } as never
  return topicsOf(about, around)[0] ?? null
}

/** What a person is, as far as safety topics or populations depend on it. */
export const askedOfPerson = (person: Person): Asked[] => {
  const { lifeStage, age, sex } = person
  const one = (as: As, name: string, topic: Topic | null): Asked => ({
    as,
    thing: null,
    person,
    name,
    topic,
    whole: topic !== null,
    inDays: null,
  })
  return [
    ...(lifeStage === null ? [] : [one('LIFE_STAGE', lifeStage, stageTopic(lifeStage))]),
    ...(age === null ? [] : [one('AGE', String(age), ageTopic(age))]),
    ...(sex === null ? [] : [one('SEX', sex, null)]),
  ]
}

const olderFromYears = 60

const ageTopic = (age: number): Topic | null =>
  age < 18 ? 'CHILDREN' : age >= olderFromYears ? 'OLDER_ADULTS' : null

const stageTopic = (stage: keyof typeof stagePopulation): Topic | null =>
  stage === 'PREGNANCY' || stage === 'LACTATION'
    ? stage
    : stage === 'INFANT' || stage === 'CHILD'
      ? 'CHILDREN'
      : stage === 'OLDER_ADULT'
        ? 'OLDER_ADULTS'
        : null
