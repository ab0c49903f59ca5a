import type { OperationInput } from '../../../src/ingest/stage.ts'
import { claimIdOf, firstFree } from '../../../src/knowledge/claim-id.ts'
import type { ClaimKind } from '../../../src/knowledge/things.ts'
import * as names from './names.ts'
import { Random, Skew } from './random.ts'
import { create, interactantName, isArticle, populations, type Sizes, sourceSlug } from './things.ts'

type Document = Record<string, unknown>

const stream = 7

const kinds: Record<ClaimKind, number> = {
  interaction: 25,
  dosage: 17,
  indication: 15,
  'adverse-effect': 12,
  contraindication: 11,
  action: 8,
  timeline: 5,
  'population-note': 3,
  combination: 2,
  comparison: 1,
  protocol: 1,
}

/** What a claim is made from. */
interface Making {
  random: Random
  number: number
  name: string
  condition: names.Named
  drawn: Drawn
}

/** Draws the records that claims name: some far more often than others. */
class Drawn {
  readonly #sizes: Sizes
  readonly #skews: Record<keyof Sizes, Skew>

  constructor(sizes: Sizes) {
    const entries = Object.entries(sizes).map(([name, size]) => [name, new Skew(size)])
    this.#sizes = sizes
    this.#skews = Object.fromEntries(entries) as Record<keyof Sizes, Skew>
  }

  number(of: keyof Sizes, random: Random): number {
    return this.#skews[of].pick(random)
  }

  /** A supplement that is not the one with this number. */
  other(number: number, random: Random): number {
    const found = this.number('supplements', random)
    return found === number ? (number + 1) % this.#sizes.supplements : found
  }
}

/**
 * The claims about the supplements from one number to another, in the order of those; about the first
 * supplements there are far more than about the last.
 */
export function* claims(seed: number, count: number, sizes: Sizes): Generator<OperationInput> {
  const drawn = new Drawn(sizes)
  const supplements = new Skew(sizes.supplements)
  for (let number = 0; number < sizes.supplements; number += 1) {
    const taken = new Set<string>()
    const share = supplements.share(number, count)
    for (let index = 0; index < share; index += 1) {
      yield claim(new Random(seed, stream, number, index), number, drawn, taken)
    }
  }
}

function claim(random: Random, number: number, drawn: Drawn, taken: Set<string>): OperationInput {
  const kind = random.weighted(kinds)
  const { name, slug } = names.supplement(number)
  const condition = names.condition(drawn.number('conditions', random))
  const making: Making = { random, number, name, condition, drawn }
  const sources = sourcesOf(making)
  const document: Document = {
    supplement: slug,
    ...own[kind](making),
    evidence: evidence(making, isArticle(sources[0] ?? 0)),
    scope: random.chance(0.3) ? { population: `${random.between(20, 400)} adults`, form: 'dry extract' } : {},
    citations: sources.map((source, index) => citation(making, source, index === 0)),
    knowledgeLevel: random.chance(0.9) ? 'KNOWLEDGE_ASSERTION' : 'OBSERVATION',
    agentType: 'DATA_ANALYSIS_PIPELINE',
  }
  const id = firstFree(claimIdOf({ kind, supplement: slug, document }), taken)
  taken.add(id)
  return create(kind, { id, ...document })
}

function sourcesOf({ random, drawn }: Making): number[] {
  const count = random.weighted({ 1: 70, 2: 20, 3: 7, 5: 3 })
  return [...new Set(Array.from({ length: Number(count) }, () => drawn.number('sources', random)))]
}

const citation = ({ random, name, condition }: Making, source: number, isFirst: boolean) => ({
  source: sourceSlug(source),
  stance: isFirst ? 'SUPPORTS' : random.weighted({ SUPPORTS: 60, PARTIAL: 20, REFUTES: 8, BACKGROUND: 12 }),
  locator: random.chance(0.6) ? `Table ${random.between(1, 9)}` : null,
  snippet: random.chance(0.5) ? names.sentence(random, name, condition.name) : null,
})

const certainties = { HIGH: 4, MODERATE: 14, LOW: 25, VERY_LOW: 12, NOT_GRADED: 45 }
const directions = { BENEFIT: 45, MIXED: 20, NO_EFFECT: 15, HARM: 5, UNKNOWN: 15 }

function evidence({ random, name, condition }: Making, ungraded: boolean): Document {
  const value = random.between(-200, 200) / 100
  return {
    certainty: ungraded ? 'NOT_GRADED' : random.weighted(certainties),
    direction: random.weighted(directions),
    magnitude: random.weighted({ LARGE: 5, MODERATE: 15, SMALL: 25, TRIVIAL: 5, UNKNOWN: 50 }),
    studies: random.chance(0.5) ? { rct: random.between(1, 40), participants: random.between(20, 9000) } : {},
    effect: random.chance(0.3)
      ? { outcome: condition.name, measure: 'SMD', value, ciLow: value - 0.5, ciHigh: value + 0.5 }
      : null,
    result: random.chance(0.4) ? names.sentence(random, name, condition.name) : null,
  }
}

const conditionOrNone = ({ random, condition }: Making, share: number) =>
  random.chance(share) ? condition.slug : null
const populationSlug = (random: Random) => random.pick(populations).slug

/** The members of each kind of claim that the others have not. */
const own: Record<ClaimKind, (making: Making) => Document> = {
  indication: ({ random, condition }) => ({
    condition: condition.slug,
    relation: random.weighted({ STUDIED_FOR: 60, AMELIORATES: 15, TRADITIONAL_USE: 15, PREVENTS: 10 }),
    useBasis: random.weighted({ EMERGING: 60, TRADITIONAL: 30, WELL_ESTABLISHED: 10 }),
    outcome: random.chance(0.6) ? condition.name : null,
  }),
  action: making => {
    const { random, drawn, name } = making
    const mechanism = names.mechanism(drawn.number('mechanisms', random))
    return {
      mechanism: mechanism.slug,
      condition: conditionOrNone(making, 0.2),
      actionType: random.weighted({ INHIBITOR: 35, ACTIVATOR: 20, MODULATOR: 30, ANTAGONIST: 15 }),
      aspect: random.weighted({ ACTIVITY: 50, EXPRESSION: 30, ABUNDANCE: 20 }),
      direction: random.weighted({ INCREASED: 40, DECREASED: 50, UNKNOWN: 10 }),
      studyContext: random.weighted({ HUMAN: 25, ANIMAL: 40, IN_VITRO: 35 }),
      statement: names.sentence(random, name, mechanism.name),
    }
  },
  dosage: making => {
    const { random } = making
    const low = random.between(1, 80) * 25
    const high = low + random.between(0, 20) * 25
    const maximum = random.chance(0.15)
    return {
      condition: conditionOrNone(making, maximum ? 0 : 0.8),
      population: random.chance(0.3) ? populationSlug(random) : null,
      type: maximum ? 'MAXIMUM' : random.weighted({ STUDIED_RANGE: 60, ADVISED: 25, LABEL_DIRECTION: 15 }),
      amount: maximum ? { max: high, unit: 'mg' } : { min: low, max: high, unit: 'mg' },
      amountBasis: random.weighted({ EXTRACT: 50, COMPOUND: 30, UNKNOWN: 20 }),
      per: random.weighted({ DAY: 85, DOSE: 15 }),
      timing: random.some(['MORNING', 'EVENING', 'WITH_MEAL'], random.below(3)),
      withFood: random.chance(0.4) ? 'WITH_MEAL' : null,
      duration: random.chance(0.5) ? { min: 4, max: random.between(4, 52), unit: 'wk' } : null,
      authority: maximum ? { name: random.pick(['SYN-A', 'SYN-B']), jurisdiction: 'EU' } : null,
    }
  },
  timeline: making => {
    const { random } = making
    const start = random.between(0, 8)
    return {
      condition: conditionOrNone(making, 0.8),
      measure: random.weighted({ ONSET: 30, EXPECTED_RESPONSE: 40, PEAK: 15, MAXIMUM_DURATION: 15 }),
      start: { value: start, unit: 'wk' },
      end: { value: start + random.between(1, 12), unit: 'wk' },
      outcome: random.chance(0.5) ? 'less discomfort' : null,
      basis: random.weighted({ TRIAL_ENDPOINT: 60, EXPERT: 30, TRADITIONAL: 10 }),
    }
  },
  contraindication: ({ random, condition, name }) => ({
    target: random.chance(0.5)
      ? { kind: 'population', slug: populationSlug(random) }
      : { kind: 'condition', slug: condition.slug },
    riskType: random.weighted({ CONTRAINDICATION: 20, CAUTION_OR_WARNING: 70, KNOWN_ADVERSE_REACTION: 10 }),
    strength: random.weighted({ ABSOLUTE: 15, RELATIVE: 25, PRECAUTION: 50, NONE_SEEN: 10 }),
    rationale: names.sentence(random, name, condition.name),
    management: management(random),
  }),
  interaction: ({ random, drawn, name, number }) => {
    const interactant = interactantName(drawn.number('interactants', random))
    const withSupplement = random.chance(0.1)
    const other = names.supplement(drawn.other(number, random))
    return {
      interactant: withSupplement
        ? { kind: 'supplement', slug: other.slug }
        : { kind: 'interactant', slug: interactant.slug },
      direction: random.weighted({
        SUBJECT_AFFECTS_OTHER: 60,
        OTHER_AFFECTS_SUBJECT: 15,
        MUTUAL: 15,
        UNKNOWN: 10,
      }),
      effect: names.sentence(random, name, interactant.name),
      mechanismType: random.weighted({ ABSORPTION: 30, METABOLISM: 35, PD_ADDITIVE: 25, UNKNOWN: 10 }),
      severity: random.weighted({ HIGH: 8, MODERATE: 32, MILD: 25, UNKNOWN: 35 }),
      occurrence: random.weighted({ PROBABLE: 20, POSSIBLE: 50, UNKNOWN: 30 }),
      overall: random.weighted({ MAJOR: 8, MODERATE: 32, MINOR: 25, UNKNOWN: 35 }),
      management: management(random),
    }
  },
  'adverse-effect': ({ random, condition, name }) => ({
    effect: random.chance(0.85) ? condition.slug : null,
    polarity: random.weighted({ REPORTED: 80, DENIED: 20 }),
    frequency: random.weighted({ COMMON: 15, UNCOMMON: 15, RARE: 15, UNKNOWN: 55 }),
    seriousness: random.weighted({ SERIOUS: 10, NOT_SERIOUS: 50, UNKNOWN: 40 }),
    statement: names.sentence(random, name, condition.name),
  }),
  combination: making => {
    const { random, drawn, number, name, condition } = making
    const practice = names.practice(drawn.number('practices', random))
    const other = names.supplement(drawn.other(number, random))
    return {
      with: random.chance(0.3)
        ? { kind: 'practice', slug: practice.slug }
        : { kind: 'supplement', slug: other.slug },
      condition: conditionOrNone(making, 0.5),
      purpose: names.sentence(random, name, condition.name).slice(0, 290),
    }
  },
  comparison: ({ random, drawn, name, condition }) => ({
    with: { kind: 'interactant', slug: interactantName(drawn.number('interactants', random)).slug },
    differences: ['onset', 'cost'].map(aspect => ({
      aspect,
      supplement: `${name}: slower`,
      other: 'faster',
    })),
    note: names.sentence(random, name, condition.name),
  }),
  protocol: ({ random, drawn, name, condition, number }) => ({
    condition: condition.slug,
    steps: [
      { kind: 'supplement', slug: names.supplement(number).slug, text: `Take ${name} in the morning.` },
      {
        kind: 'practice',
        slug: names.practice(drawn.number('practices', random)).slug,
        text: 'Ten minutes a day.',
      },
    ],
  }),
  'population-note': ({ random, name, condition }) => ({
    population: populationSlug(random),
    expectation: random.chance(0.5) ? names.sentence(random, name, condition.name) : null,
    caveat: names.sentence(random, name, condition.name),
  }),
}

function management(random: Random): Document {
  const action = random.weighted({ AVOID: 15, CONSULT: 35, SEPARATE: 15, MONITOR: 25, INFORM: 10 })
  const hours = random.between(1, 6)
  return {
    action,
    separation: action === 'SEPARATE' ? { hoursBefore: hours, hoursAfter: hours } : null,
    text: random.chance(0.3) ? 'Ask a professional before combining the two.' : null,
  }
}
