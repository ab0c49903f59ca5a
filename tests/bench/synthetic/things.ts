import type { OperationInput } from '../../../src/ingest/stage.ts'
import type { RecordKind } from '../../../src/knowledge/things.ts'
import * as names from './names.ts'
import { Random, type Skew } from './random.ts'

/** How many there are of each; what a claim names is drawn from them. */
export interface Sizes {
  sources: number
  supplements: number
  conditions: number
  interactants: number
  mechanisms: number
  practices: number
}

type Document = Record<string, unknown>

export const create = (kind: RecordKind, document: Document): OperationInput => ({
  type: 'CREATE',
  kind,
  document,
})

// Streams of numbers: one for each kind of record, so that adding to one changes no other.
const streams = { source: 1, supplement: 2, condition: 3, interactant: 4, mechanism: 5, practice: 6 } as const

const sourceKinds = {
  PRIMARY_STUDY: 60,
  SYSTEMATIC_REVIEW: 14,
  MONOGRAPH: 8,
  REVIEW: 7,
  REGULATOR: 4,
  GUIDELINE: 3,
  DATABASE: 2,
} as const
const standings = {
  CURRENT: 93,
  CORRECTED: 3,
  SUPERSEDED: 2,
  RETRACTED: 1,
  EXPRESSION_OF_CONCERN: 1,
} as const

export const sourceSlug = (number: number): string => `syn-source-${number}`

/** Whether a source is an article, on which no graded claim may rest. */
export const isArticle = (number: number): boolean => number % 50 === 49

export function source(seed: number, number: number): Document {
  const random = new Random(seed, streams.source, number)
  const target = names.condition(random.below(2000)).name
  const kind = isArticle(number) ? 'ARTICLE' : random.weighted(sourceKinds)
  return {
    slug: sourceSlug(number),
    kind,
    title: `${names.supplement(random.below(5000)).name} in ${target.toLowerCase()}: study ${number}`,
    publisher: 'Synthetic Institute of Nutrition',
    authors: Array.from({ length: random.between(1, 6) }, () => `${names.compound(random.below(9000))} A`),
    year: random.between(1985, 2026),
    journal: kind === 'PRIMARY_STUDY' ? `Synthetic Journal ${random.between(1, 300)}` : null,
    // 10.5555 is the prefix that DOIs in examples have.
    identifiers: [{ system: 'DOI', code: `10.5555/syn.${number}` }],
    standing: random.weighted(standings),
    standingCheckedAt: '2026-11-01',
  }
}

const categories = {
  MINERAL: 8,
  VITAMIN: 8,
  AMINO_ACID_PROTEIN: 20,
  FATTY_ACID: 10,
  PROBIOTIC: 10,
  ENZYME: 5,
  OTHER_COMPOUND: 40,
}

export function supplement(seed: number, number: number, sources: Skew): Document {
  const random = new Random(seed, streams.supplement, number)
  const { name, slug } = names.supplement(number)
  const plant = names.isPlant(number)
  const common = names.commonName(number)
  return {
    slug,
    name,
    category: plant ? 'BOTANICAL' : random.weighted(categories),
    properName: plant ? `${name} L.` : null,
    summary: names.sentence(random, name, names.condition(random.below(300)).name),
    aliases: aliases(
      random,
      name,
      plant ? [common, `${common} root`, `${common} extract`] : [`${name} acid`],
    ),
    identifiers: [{ system: 'UNKNOWN', code: `SYN-S${number}` }],
    forms: plant ? [{ name: 'dry extract', preparation: 'ethanol 60 %' }, { name: 'powder' }] : [],
    constituents: plant ? [{ name: names.compound(number * 7), role: 'ACTING' }] : [],
    sources: [sourceSlug(sources.pick(random))],
  }
}

export function condition(seed: number, number: number, sources: Skew): Document {
  const random = new Random(seed, streams.condition, number)
  const { name, slug } = names.condition(number)
  const said = names.sentence(random, name, name)
  return {
    slug,
    name,
    plainName: random.chance(0.3) ? `${name} (plain)` : null,
    type: random.weighted({ SYMPTOM: 50, DISEASE: 35, FUNCTION_OR_GOAL: 8, BIOMARKER: 4, PROCEDURE: 3 }),
    // A parent has a smaller number, so that there is no circle.
    parent: number > 10 && random.chance(0.5) ? names.condition(random.below(number)).slug : null,
    aliases: aliases(random, name, [name.split(' ').toReversed().join(' ')]),
    statements: random.chance(0.4)
      ? [{ aspect: 'SIGN', text: said, citations: [{ source: sourceSlug(sources.pick(random)) }] }]
      : [],
  }
}

/** Every tenth interactant is a class, and the others belong to classes before them. */
const isClass = (number: number) => number % 10 === 0

export const interactantName = (number: number): names.Named =>
  isClass(number) ? names.drugClass(number / 10) : names.drug(number)

export function interactant(seed: number, number: number): Document {
  const random = new Random(seed, streams.interactant, number)
  const { name, slug } = interactantName(number)
  const wider = random.below(Math.ceil(number / 10) || 1) * 10
  return {
    slug,
    name,
    type: isClass(number) ? 'DRUG_CLASS' : random.weighted({ DRUG: 90, FOOD: 6, LAB_TEST: 4 }),
    memberOf: number > 0 && random.chance(0.8) ? [interactantName(wider).slug] : [],
    aliases: aliases(random, name, [`${name} sodium`]),
    identifiers: [{ system: 'UNKNOWN', code: `SYN-I${number}` }],
  }
}

export const mechanism = (seed: number, number: number): Document => {
  const { name, slug } = names.mechanism(number)
  return {
    slug,
    name,
    summary: names.sentence(new Random(seed, streams.mechanism, number), name, name),
  }
}

export const practice = (number: number): Document => ({ ...names.practice(number) })

/** The groups of people that doses and warnings are stated for. */
export const populations: readonly Document[] = [
  { slug: 'syn-adults', name: 'Adults', criteria: { minAgeYears: 18, lifeStage: 'ADULT' } },
  { slug: 'syn-women', name: 'Women', criteria: { sex: 'FEMALE', minAgeYears: 19 } },
  { slug: 'syn-men', name: 'Men', criteria: { sex: 'MALE', minAgeYears: 19 } },
  { slug: 'syn-pregnancy', name: 'Pregnancy', criteria: { sex: 'FEMALE', lifeStage: 'PREGNANCY' } },
  { slug: 'syn-lactation', name: 'Breastfeeding', criteria: { sex: 'FEMALE', lifeStage: 'LACTATION' } },
  { slug: 'syn-children', name: 'Children', criteria: { maxAgeYears: 18 } },
  { slug: 'syn-older-adults', name: 'Older adults', criteria: { minAgeYears: 65 } },
  { slug: 'syn-athletes', name: 'Athletes' },
  { slug: 'syn-desk-workers', name: 'Desk workers' },
  { slug: 'syn-vegans', name: 'Vegans' },
]

/** Some of the names that are given, in spellings that people use; none stands twice. */
function aliases(random: Random, name: string, others: readonly string[]) {
  const short = name
    .split(' ')
    .map((word, index) => (index === 0 ? `${word.charAt(0)}.` : word))
    .join(' ')
  const all = [...others, ...(name.includes(' ') ? [short, `${name} (dried)`] : [`${name.toLowerCase()}-15`])]
  const chosen = random.some([...new Set(all)], random.between(1, all.length))
  return chosen.map((text, index) => ({ text, kind: index === 0 ? 'COMMON' : 'SYNONYM', lang: 'en' }))
}
