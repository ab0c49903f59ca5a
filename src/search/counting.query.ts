import { join, raw, type Sql, sql } from '../db/sql.ts'
import { after, standing, wholes } from './called.query.ts'
import { labelQuery, type Narrowing } from './labels.ts'
import { firstOf, labelled, narrowed } from './matching.query.ts'
import { exactUpTo, type SearchLabel, searchLabels } from './search.contract.ts'

const beyond = exactUpTo + 1

/** Words as typed or corrected. */
const all = sql`coalesce(q.near_words, q.words)`

const limit = raw(String(beyond))

/**
 * So many of the records that meet a `tsquery` as are counted, and one more. Where they are very many, as every 31st
 * tells, those of every 7th are enough.
 */
const counted = (columns: Sql, query: Sql) => sql`
  WITH few AS (SELECT count(*) AS n FROM (${firstOf(sql`h.id`, query, raw('2500'), sql`h.id % 31 = 0`)}) x),
  sample AS MATERIALIZED (${firstOf(columns, query, limit, sql`h.id % 7 = 0 AND (SELECT n FROM few) >= 2500`)}),
  enough AS (SELECT count(*) >= ${limit} AS are FROM sample)
  SELECT * FROM sample WHERE (SELECT are FROM enough)
  UNION ALL SELECT * FROM (${firstOf(columns, query, limit, sql`NOT (SELECT are FROM enough)`)}) every`

const countJson = (number: Sql, more: Sql = sql`false`) =>
  sql`json_build_object('value', least(${number}, ${exactUpTo}::int), 'relation', CASE WHEN ${number} > ${exactUpTo}::int OR ${more} THEN 'GTE' ELSE 'EQ' END)`

/**
 * Common table expressions of all that is called what is asked for: `begun_all` holds the names that begin with it
 * where there are more than are ranked, `others` those records that the words alone would not find.
 */
const others = (kinds: readonly string[]) => sql`
  begun_all AS MATERIALIZED (
    SELECT h.* FROM (
      SELECT x.kind, x.key FROM ${wholes}, unnest(${kinds}::text[]) k (kind), LATERAL (
        SELECT e.kind, e.key FROM search_entry e
        WHERE e.kind = k.kind AND e.role <> 'TEXT' AND e.compact > s.compact AND e.compact < ${after(sql`s.compact`)}
        LIMIT ${beyond}) x
      WHERE EXISTS (SELECT FROM begun WHERE is_last)) e, ${standing}),
  others AS MATERIALIZED (
    SELECT DISTINCT ON (h.id) h.id, h.labels
    FROM query q, (SELECT id FROM called UNION ALL SELECT id FROM begun_all) c JOIN search_entry h USING (id)
    WHERE NOT coalesce(h.words @@ ${all}, false) ORDER BY h.id)`

/** A common table expression with the labels of every record that is found with these labels, one more than is counted. */
const matched = (name: Sql, labels: string | null) => sql`
  ${name} AS MATERIALIZED (
    SELECT h.labels FROM query q, LATERAL (${counted(sql`h.labels`, narrowed(all, labels))}) h
    UNION ALL SELECT h.labels FROM ${labelled(sql`others`, labels)})`

/**
 * Counts by value. Where more is found than is counted, a value has at least as many as there are among the records
 * looked at; one that none of them has is counted by itself, because it must be rare.
 */
const facetOf = (facet: SearchLabel, set: Sql, labels: string | null) => {
  const prefix = `${facet}:`
  const label = sql`${prefix}::text || v.value`
  const found = firstOf(sql`h.id`, sql`(${narrowed(all, labels)} && quote_literal(${label})::tsquery)`, limit)
  const other = sql`SELECT count(*) FROM ${labelled(sql`others`, labels)} WHERE h.labels @> ARRAY[${label}]`
  return sql`(
    WITH part AS (SELECT count(*) > ${exactUpTo}::int AS is FROM ${set}),
    seen AS MATERIALIZED (
      SELECT substr(l, ${prefix.length + 1}::int) AS value, count(*) AS n FROM ${set} m, unnest(m.labels) l
      WHERE starts_with(l, ${prefix}::text) GROUP BY 1),
    unseen AS (
      SELECT v.value, (SELECT count(*) FROM query q, LATERAL (${found}) h) + (${other}) AS n
      FROM part, unnest(${[...searchLabels[facet]]}::text[]) v (value)
      WHERE part.is AND v.value NOT IN (SELECT value FROM seen))
    SELECT coalesce(json_agg(json_build_object('value', value, 'count', ${countJson(sql`n`, sql`more`)})
      ORDER BY n DESC, value COLLATE "C"), '[]')
    FROM (
      SELECT value, n, part.is AS more FROM seen, part
      UNION ALL SELECT value, n, false FROM unseen WHERE n > 0) x)`
}

/** What is to be counted besides finding. */
export interface Counting {
  total: boolean
  facets: readonly SearchLabel[]
}

/**
 * The counts of a search: `tables` are common table expressions after those of `matching`, `columns` the JSON values
 * `total` and `facets`.
 */
export const counting = (kinds: readonly string[], narrowing: Narrowing, { total, facets }: Counting) => {
  if (!total && facets.length === 0)
    return { tables: sql``, columns: sql`NULL::json AS total, NULL::json AS facets` }
  const sets = new Map<string | null, Sql>()
  const setFor = (without?: SearchLabel) => {
    const labels = labelQuery(narrowing, without)
    if (!sets.has(labels)) sets.set(labels, raw(`matched_${sets.size}`))
    return { labels, set: sets.get(labels) as Sql }
  }
  const values = facets.map(facet => {
    const { set, labels } = setFor(facet)
    return sql`${facet}::text, ${facetOf(facet, set, labels)}`
  })
  const number = sql`(SELECT count(*) FROM ${setFor().set})`
  const asked = [...(narrowing.kind ?? kinds)]
  const more = sql`(SELECT count(*) FROM begun_all WHERE kind = ANY (${asked}::text[])) > ${exactUpTo}::int`
  const columns = sql`${total ? countJson(number, more) : sql`NULL::json`} AS total,
    ${values.length > 0 ? sql`json_build_object(${join(values)})` : sql`NULL::json`} AS facets`
  const tables = [...sets].map(([labels, name]) => sql`, ${matched(name, labels)}`)
  return {
    tables: sql`, ${others(kinds)}${tables.reduce((one, next) => sql`${one}${next}`, sql``)}`,
    columns,
  }
}
