import type { AnyClaimQuery } from '../api/list-query.ts'
import type { ClaimKind } from '../knowledge/things.ts'
import { ofCode, ofThing } from './facets.ts'
import type { Facet, Noun, Sort } from './noun.ts'
import { sourceColumns } from './sources.ts'
import { citationsOf, instant, jsonArray, oneOf, raw, type Sql, sql, thingRef, when } from './sql.ts'

const head = sql`c.kind, c.key AS id, ${thingRef('su')} AS supplement, c.question, c.agreement`

const effect = sql`CASE WHEN num_nonnulls(c.effect_outcome, c.effect_measure, c.effect_comparator, c.effect_duration) > 0
    OR num_nonnulls(c.effect_value, c.effect_ci_low, c.effect_ci_high) > 0
  THEN json_build_object('outcome', c.effect_outcome, 'measure', c.effect_measure, 'value', c.effect_value,
    'ciLow', c.effect_ci_low, 'ciHigh', c.effect_ci_high, 'comparator', c.effect_comparator,
    'duration', c.effect_duration) END`

const tail = sql`
  json_build_object('form', c.scope_form, 'route', c.scope_route, 'population', c.scope_population, 'dose', c.scope_dose) AS scope,
  json_build_object('certainty', c.certainty, 'direction', c.direction, 'magnitude', c.magnitude,
    'studies', json_build_object('rct', c.rct, 'metaAnalysis', c.meta_analysis, 'observational', c.observational,
      'animal', c.animal, 'inVitro', c.in_vitro, 'participants', c.participants),
    'effect', ${effect}, 'result', c.result) AS evidence,
  ${citationsOf(sql`ci.claim_id = c.id`)} AS citations,
  c.support, c.knowledge_level AS "knowledgeLevel", c.agent_type AS "agentType",
  c.status, c.version, ${instant(sql`c.updated_at`)} AS "updatedAt"`

/** The management of a contraindication or interaction, joined as `m`. */
export const managementColumn = sql`json_build_object('action', m.action,
  'stopBefore', CASE WHEN m.stop_before_unit IS NOT NULL THEN json_build_object('min', trim_scale(m.stop_before_min),
    'max', trim_scale(m.stop_before_max), 'unit', m.stop_before_unit) END,
  'separation', CASE WHEN m.separates THEN json_build_object('hoursBefore', trim_scale(m.hours_before),
    'hoursAfter', trim_scale(m.hours_after)) END,
  'text', m.text) AS management`

interface ClaimParts {
  /** The kind's own members, as a SELECT list. */
  columns: Sql
  /** Joins of the kind's own tables. */
  joins: Sql
  /** Members that only a filter fills. */
  unasked?: Sql
  /** What its lists can count besides what every list of claims can. */
  facets?: Record<string, Facet>
  /** What orders claims of equal rank; never NULL. */
  order?: Sort[]
}

const commonFacets: Record<string, Facet> = {
  supplement: ofThing('su'),
  sourceKind: {
    values: sql`SELECT DISTINCT so.kind::text, NULL::text FROM citation ci JOIN source so ON so.id = ci.source_id
      WHERE ci.claim_id = c.id`,
  },
  certainty: { ...ofCode(sql`c.certainty`), filter: 'minCertainty' },
  direction: ofCode(sql`c.direction`),
}

/** The facets of claims that may name a condition or a population. */
export const conditionFacet = { condition: ofThing('co') }
export const populationFacet = { population: ofThing('po') }

/**
 * How a kind of claim is read. The claim is joined as `c`, its supplement as `su`, its condition as `co`,
 * its population as `po`; the kind joins its own tables.
 */
export const claimNoun = (
  kind: ClaimKind,
  { columns, joins, unasked, facets, order = [] }: ClaimParts,
): Noun => ({
  kind,
  alias: sql`c`,
  from: sql`claim c
    JOIN thing su ON su.id = c.supplement_id
    LEFT JOIN thing co ON co.id = c.condition_id
    LEFT JOIN thing po ON po.id = c.population_id
    ${joins}`,
  columns: sql`${head}, ${columns}, ${tail}`,
  key: sql`c.key`,
  scope: sql` AND c.kind = ${raw(`'${kind}'`)}`,
  sorts: {
    id: { expression: sql`c.key`, type: 'text' },
    certainty: { expression: sql`c.certainty`, type: '"Certainty"', inverted: true },
    name: { expression: sql`su.sort_name`, type: 'text' },
    updatedAt: { expression: sql`c.updated_at`, type: 'timestamptz' },
  },
  order: [{ expression: sql`c.rank`, type: 'int' }, ...order],
  includes: {
    sources: jsonArray(sql`
      SELECT ${sourceColumns} FROM source so
      WHERE so.id IN (SELECT ci.source_id FROM citation ci WHERE ci.claim_id = c.id) ORDER BY so.slug`),
  },
  facets: { ...commonFacets, ...facets },
  ...(unasked && { unasked }),
})

/** The conditions of the filters that all claims have, and of `condition` and `population` where the list offers them. */
export const claimConditions = (
  query: Omit<AnyClaimQuery, 'sort' | 'include' | 'fields'> & {
    condition?: string[] | undefined
    population?: string[] | undefined
  },
) => [
  ...oneOf(sql`su.slug`, query.supplement),
  ...oneOf(sql`co.slug`, query.condition),
  ...oneOf(sql`po.slug`, query.population),
  ...when(
    query.form,
    forms => sql`fold(c.scope_form) = ANY (SELECT fold(f) FROM unnest(${forms}::text[]) f)`,
  ),
  ...when(query.minCertainty, least => sql`c.certainty <= ${least}::text::"Certainty"`),
  ...oneOf(sql`c.direction`, query.direction, '"EffectDirection"'),
  ...when(
    query.sourceKind,
    kinds => sql`EXISTS (SELECT 1 FROM citation ci JOIN source so ON so.id = ci.source_id
      WHERE ci.claim_id = c.id AND so.kind = ANY (${kinds}::text[]::"SourceKind"[]))`,
  ),
  ...when(query.updatedSince, time => sql`c.updated_at >= ${time}::text::timestamptz`),
]

/**
 * Finds claims on what was asked and on the classes above it: joined as `mt (id, asked, depth)` to the thing `column`.
 * `kinds` are the kinds of thing that a slug may name.
 */
export const throughClasses = (
  column: Sql,
  asked: readonly string[],
  kinds: readonly string[],
  exact: boolean,
) => ({
  join: sql`JOIN (
    WITH RECURSIVE above (id, asked, depth) AS (
      SELECT t.id, t.slug, 0 FROM thing t WHERE t.slug = ANY (${asked}::text[]) AND t.kind = ANY (${kinds}::text[])
      UNION
      SELECT up.class_id, a.asked, a.depth + 1 FROM above a JOIN membership up ON up.member_id = a.id
      WHERE a.depth < ${raw(exact ? '0' : '8')}
    )
    SELECT DISTINCT ON (id) id, asked, depth FROM above ORDER BY id, depth, asked
  ) mt ON mt.id = ${column}
  JOIN thing through ON through.id = mt.id`,
  columns: sql`, json_build_object('asked', mt.asked,
    'through', CASE WHEN mt.depth > 0 THEN through.slug END) AS matched`,
})

/** The member that `throughClasses` fills, when nothing was asked for. */
export const unmatched = sql`, NULL::json AS matched`
