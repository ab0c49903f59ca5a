import type { Prisma } from '../../generated/prisma/client.ts'
import type { RecordKind } from '../../knowledge/things.ts'

/** Rows by table (the names of Prisma's delegates), in an order in which they can be inserted. */
export interface RowSet {
  source: Prisma.SourceCreateManyInput[]
  sourceIdentifier: Prisma.SourceIdentifierCreateManyInput[]
  thing: Prisma.ThingCreateManyInput[]
  supplement: Prisma.SupplementCreateManyInput[]
  condition: Prisma.ConditionCreateManyInput[]
  population: Prisma.PopulationCreateManyInput[]
  interactant: Prisma.InteractantCreateManyInput[]
  product: Prisma.ProductCreateManyInput[]
  productSupplement: Prisma.ProductSupplementCreateManyInput[]
  alias: Prisma.AliasCreateManyInput[]
  identifier: Prisma.IdentifierCreateManyInput[]
  thingSource: Prisma.ThingSourceCreateManyInput[]
  membership: Prisma.MembershipCreateManyInput[]
  supplementClass: Prisma.SupplementClassCreateManyInput[]
  constituent: Prisma.ConstituentCreateManyInput[]
  supplementForm: Prisma.SupplementFormCreateManyInput[]
  conversion: Prisma.ConversionCreateManyInput[]
  regulatory: Prisma.RegulatoryCreateManyInput[]
  coverage: Prisma.CoverageCreateManyInput[]
  coverageSource: Prisma.CoverageSourceCreateManyInput[]
  conditionStatement: Prisma.ConditionStatementCreateManyInput[]
  claim: Prisma.ClaimCreateManyInput[]
  management: Prisma.ManagementCreateManyInput[]
  indication: Prisma.IndicationCreateManyInput[]
  action: Prisma.ActionCreateManyInput[]
  dosage: Prisma.DosageCreateManyInput[]
  timeline: Prisma.TimelineCreateManyInput[]
  contraindication: Prisma.ContraindicationCreateManyInput[]
  interaction: Prisma.InteractionCreateManyInput[]
  adverseEffect: Prisma.AdverseEffectCreateManyInput[]
  combination: Prisma.CombinationCreateManyInput[]
  comparison: Prisma.ComparisonCreateManyInput[]
  comparisonDifference: Prisma.ComparisonDifferenceCreateManyInput[]
  protocolStep: Prisma.ProtocolStepCreateManyInput[]
  populationNote: Prisma.PopulationNoteCreateManyInput[]
  faq: Prisma.FaqCreateManyInput[]
  faqThing: Prisma.FaqThingCreateManyInput[]
  citation: Prisma.CitationCreateManyInput[]
  article: Prisma.ArticleCreateManyInput[]
  articleFaq: Prisma.ArticleFaqCreateManyInput[]
  articleRelated: Prisma.ArticleRelatedCreateManyInput[]
  articleThing: Prisma.ArticleThingCreateManyInput[]
  articleClaim: Prisma.ArticleClaimCreateManyInput[]
  articleSource: Prisma.ArticleSourceCreateManyInput[]
}

export type Table = keyof RowSet

export const emptyRows = (): RowSet => ({
  source: [],
  sourceIdentifier: [],
  thing: [],
  supplement: [],
  condition: [],
  population: [],
  interactant: [],
  product: [],
  productSupplement: [],
  alias: [],
  identifier: [],
  thingSource: [],
  membership: [],
  supplementClass: [],
  constituent: [],
  supplementForm: [],
  conversion: [],
  regulatory: [],
  coverage: [],
  coverageSource: [],
  conditionStatement: [],
  claim: [],
  management: [],
  indication: [],
  action: [],
  dosage: [],
  timeline: [],
  contraindication: [],
  interaction: [],
  adverseEffect: [],
  combination: [],
  comparison: [],
  comparisonDifference: [],
  protocolStep: [],
  populationNote: [],
  faq: [],
  faqThing: [],
  citation: [],
  article: [],
  articleFaq: [],
  articleRelated: [],
  articleThing: [],
  articleClaim: [],
  articleSource: [],
})

/** All tables, in an order in which rows can be inserted. */
export const tables = Object.keys(emptyRows()) as Table[]

/**
 * Tables whose rows others point at: an update keeps the row. Those without an owner have a row a record.
 * All other tables hold parts of a record, which an update replaces.
 */
export const lastingTables = [
  'source',
  'thing',
  'supplement',
  'condition',
  'population',
  'interactant',
  'product',
  'claim',
  'faq',
  'article',
] as const satisfies Table[]

/** Tables of parts, with the member that holds the id of the record that they are part of. */
export const partTables = {
  source: { sourceIdentifier: 'sourceId' },
  thing: {
    alias: 'thingId',
    identifier: 'thingId',
    thingSource: 'thingId',
    membership: 'memberId',
    supplementClass: 'supplementId',
    constituent: 'supplementId',
    supplementForm: 'supplementId',
    conversion: 'supplementId',
    regulatory: 'supplementId',
    coverage: 'supplementId',
    conditionStatement: 'conditionId',
    productSupplement: 'productId',
  },
  claim: {
    citation: 'claimId',
    management: 'claimId',
    indication: 'claimId',
    action: 'claimId',
    dosage: 'claimId',
    timeline: 'claimId',
    contraindication: 'claimId',
    interaction: 'claimId',
    adverseEffect: 'claimId',
    combination: 'claimId',
    comparison: 'claimId',
    protocolStep: 'claimId',
    populationNote: 'claimId',
  },
  faq: { faqThing: 'faqId', citation: 'faqId' },
  article: {
    articleFaq: 'articleId',
    articleRelated: 'articleId',
    articleThing: 'articleId',
    articleClaim: 'articleId',
    articleSource: 'articleId',
  },
} as const satisfies Record<string, Partial<Record<Table, string>>>

/** The tables that hold one row a record. */
export type MainTable = keyof typeof partTables
export const mainTables = ['source', 'thing', 'claim', 'faq', 'article'] as const satisfies MainTable[]

/** The ids of rows, given or found by what names them. */
export interface Ids {
  of(kind: RecordKind, key: string): number
  statement(conditionId: number, position: number): number
  coverage(supplementId: number, topic: string): number
}

/** What a row knows beyond its record's document. */
export interface Life {
  id: number
  status: 'ACTIVE' | 'RETIRED'
  successor: string | null
  version: number
  updatedAt: Date
  shippedVersion: string | null
}

/** `alternativeName` → `alternative_name`: how schema.prisma maps every name. */
export const snakeCase = (name: string): string =>
  name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** A date without a time, as Prisma takes it. */
export const dayOf = (date: string | null): Date | null =>
  date === null ? null : new Date(`${date}T00:00:00Z`)

/** Parts of a record count from 1. */
export const positions = <T, R>(list: readonly T[], row: (item: T, position: number) => R): R[] =>
  list.map((item, index) => row(item, index + 1))
