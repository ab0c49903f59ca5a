import type { Json } from '../support/walk.ts'

/** The values of one filter that find a record. */
type ValuesOf = (record: Json) => (string | null | undefined)[]

const slug =
  (member: string): ValuesOf =>
  record => [record[member]?.slug]
const code =
  (member: string): ValuesOf =>
  record => [record[member]]
const identifiers: ValuesOf = record => record.identifiers.map((one: Json) => `${one.system}:${one.code}`)
const memberOf: ValuesOf = record => record.memberOf.map((one: Json) => one.slug)
const about: ValuesOf = record => record.about.map((one: Json) => one.slug)

const ofClaims: Record<string, ValuesOf> = {
  supplement: slug('supplement'),
  form: record => [record.scope.form],
  sourceKind: record => record.citations.map((one: Json) => one.source.kind),
  direction: record => [record.evidence.direction],
}
const managementAction: ValuesOf = record => [record.management.action]
const condition = slug('condition')

/**
 * What finds a record, for every filter of every list: the same logic as the service's, but over records.
 * Lists of supplements are asked with `include=indications,mechanisms`.
 */
export const filterValues: Record<string, Record<string, ValuesOf>> = {
  supplements: {
    category: code('category'),
    class: record => record.classes.map((one: Json) => one.slug),
    memberOf,
    condition: record => record.indications.map((one: Json) => one.condition.slug),
    mechanism: record => record.mechanisms.map((one: Json) => one.mechanism.slug),
    identifier: identifiers,
  },
  conditions: { type: code('type'), identifier: identifiers },
  mechanisms: {},
  practices: {},
  populations: {},
  interactants: {
    type: code('type'),
    memberOf,
    identifier: identifiers,
  },
  products: {
    brand: code('brand'),
    form: code('form'),
    marketStatus: code('marketStatus'),
    supplement: record => record.supplements.map((one: Json) => one.supplement.slug),
    identifier: identifiers,
  },
  indications: { ...ofClaims, condition, relation: code('relation'), useBasis: code('useBasis') },
  actions: { ...ofClaims, condition, mechanism: slug('mechanism'), studyContext: code('studyContext') },
  dosages: {
    ...ofClaims,
    condition,
    population: slug('population'),
    type: code('type'),
    per: code('per'),
    authority: record => [record.authority?.name],
    jurisdiction: record => [record.authority?.jurisdiction],
  },
  timelines: { ...ofClaims, condition, measure: code('measure'), basis: code('basis') },
  contraindications: {
    ...ofClaims,
    target: slug('target'),
    targetKind: record => [record.target.kind],
    riskType: code('riskType'),
    strength: code('strength'),
    managementAction,
  },
  interactions: {
    ...ofClaims,
    interactant: slug('interactant'),
    interactantKind: record => [record.interactant.kind],
    severity: code('severity'),
    overall: code('overall'),
    mechanismType: code('mechanismType'),
    managementAction,
  },
  'adverse-effects': {
    ...ofClaims,
    effect: slug('effect'),
    polarity: code('polarity'),
    seriousness: code('seriousness'),
    frequency: code('frequency'),
  },
  combinations: { ...ofClaims, condition, with: slug('with') },
  comparisons: { ...ofClaims, with: slug('with') },
  protocols: { ...ofClaims, condition },
  'population-notes': { ...ofClaims, population: slug('population') },
  articles: { about, category: code('category'), inLanguage: code('inLanguage') },
  faqs: { about, aspect: code('aspect'), inLanguage: code('inLanguage') },
  sources: { kind: code('kind'), standing: code('standing'), identifier: identifiers },
}
