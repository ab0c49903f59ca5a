import type { z } from 'zod'
import { embed, type Noun } from '../../db/noun.ts'
import { allOf, empty, oneOf, type Sql, sql, when } from '../../db/sql.ts'
import { differencesOf } from '../../knowledge/agreement.ts'
import type { AnyStatement } from '../../knowledge/statements.ts'
import type { ClaimKind } from '../../knowledge/things.ts'
import { claimNouns } from '../claims.ts'
import type { DisagreementQuery } from './disagreements.contract.ts'

interface Claim {
  kind: ClaimKind
  citations: { source: { slug: string }; stance: string }[]
}

/** A claim as it goes out, as the statement that it was published with: only its sources are told otherwise. */
const statementOf = ({ kind, ...record }: Claim) => {
  const citations = record.citations.map(({ source, stance }) => ({ source: source.slug, stance }))
  return { kind, document: { ...record, citations } } as unknown as AnyStatement
}

const present = ({ claims, ...row }: { claims: Claim[] }) => {
  const about = differencesOf(claims.map(statementOf))
  return { ...row, about: about.length > 0 ? about : ['UNKNOWN'], claims }
}

const claimsOf = Object.values(claimNouns)
  .map(noun => sql`WHEN ${noun.kind} THEN ${embed(noun, sql`c.question = q.question`)}`)
  .reduce((all, next) => sql`${all} ${next}`, empty)

const onConditions = (slugs: readonly string[]): Sql => {
  const asked = sql`SELECT t.id FROM thing t WHERE t.kind = 'condition' AND t.slug = ANY (${slugs}::text[])`
  return sql`(c.condition_id IN (${asked})
    OR c.id IN (SELECT d.claim_id FROM contraindication d WHERE d.target_id IN (${asked}))
    OR c.id IN (SELECT d.claim_id FROM adverse_effect d WHERE d.effect_id IN (${asked})))`
}

/** The questions that are answered differently, with a claim that meets the filters. */
const questions = (query: z.output<typeof DisagreementQuery>): Sql => {
  const conditions = [
    sql`c.agreement = 'DIFFERS' AND c.status = 'ACTIVE'`,
    ...oneOf(sql`c.kind`, query.kind),
    ...oneOf(sql`su.slug`, query.supplement),
    ...when(query.condition, onConditions),
  ]
  return sql`(
    SELECT DISTINCT c.question, c.kind, 'ACTIVE' AS status FROM claim c JOIN thing su ON su.id = c.supplement_id
    WHERE ${allOf(conditions)}) q`
}

/** The disagreements that meet the filters: one row for each question. */
export const disagreementsOn = (query: z.output<typeof DisagreementQuery>): Noun => ({
  // A question is no record: nothing looks it up by its kind.
  kind: 'indication',
  alias: sql`q`,
  from: questions(query),
  columns: sql`q.question, q.kind, CASE q.kind ${claimsOf} END AS claims`,
  key: sql`q.question`,
  sorts: {},
  order: [],
  includes: {},
  present,
})
