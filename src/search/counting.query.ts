import { join, raw, type Sql, sql } from '../db/sql.ts'
import { labelQuery, type Narrowing } from './labels.ts'
import { firstOf, labelled, narrowed } from './matching.query.ts'
import { exactUpTo, type SearchLabel, searchLabels } from './search.contract.ts'

const beyond = exactUpTo + 1

/** Words as typed or corrected. */
const all = sql`coalesce(q.near_words, q.words)`

const counted = (columns: Sql, query: Sql) =>
  firstOf(columns, query, { part: 7, limit: raw(String(beyond)), enough: raw(String(beyond)) })

const countJson = (number: Sql, more: Sql = sql`false`) =>
  sql`json_build_object('value', least(${number}, ${exactUpTo}::int), 'relation', CASE WHEN ${number} > ${exactUpTo}::int OR ${more} THEN 'GTE' ELSE 'EQ' END)`

/**
 * Common table expressions of all that is called what is asked for: `begun_all` holds the names that begin with it
 * where there are more than are ranked, `others` those records that the words alone would not find.
 */
const others = (kinds: readonly string[]) => sql`
  begun_all AS MATERIALIZED (
    SELECT h.id, h.words, h.labels FROM (
      SELECT x.kind, x.key
      FROM (SELECT compact FROM span WHERE is_whole AND compact <> '' LIMIT 4) s, unnest(${kinds}::text[]) k (kind), LATERAL (
        SELECT e.kind, e.key FROM search_entry e
        WHERE e.kind = k.kind AND e.role <> 'TEXT' AND e.compact > s.compact AND e.compact < s.compact || chr(1114111)
        LIMIT ${beyond}) x
      WHERE EXISTS (SELECT FROM begun WHERE is_last) LIMIT ${beyond}) e, LATERAL (
      SELECT h.id, h.words, h.labels FROM search_entry h
      WHERE h.kind = e.kind AND h.key = e.key AND h.title IS NOT NULL LIMIT 1) h),
  others AS MATERIALIZED (
    SELECT DISTINCT ON (h.id) h.id, h.words, h.labels
    FROM query q, (SELECT id, words, labels FROM called UNION ALL SELECT id, words, labels FROM begun_all) h
    WHERE NOT coalesce(h.words @@ ${all}, false) ORDER BY h.id)`

/** A common table expression with the labels of every record that is found with these labels, one more than is counted. */
const matched = (name: Sql, labels: string | null) => sql`
  ${name} AS MATERIALIZED (
    SELECT h.labels FROM query q, LATERAL (${counted(sql`h.labels`, narrowed(all, labels))}) h
    UNION ALL SELECT h.labels FROM others h WHERE true${labelled(labels)})`

/** Counts by value, over the labels of the records found; value by value where these are too many to look at. */
const facetOf = (facet: SearchLabel, set: Sql, labels: string | null) => sql`
  CASE WHEN (SELECT count(*) FROM ${set}) <= ${exactUpTo}::int THEN (
    SELECT coalesce(json_agg(json_build_object('value', value, 'count', ${countJson(sql`n`)}) ORDER BY n DESC, value COLLATE "C"), '[]')
    FROM (SELECT substr(l, ${facet.length + 2}::int) AS value, count(*) AS n FROM ${set} m, unnest(m.labels) l
      WHERE starts_with(l, ${`${facet}:`}::text) GROUP BY 1) x)
  ELSE (
    SELECT coalesce(json_agg(json_build_object('value', value, 'count', ${countJson(sql`n`)}) ORDER BY n DESC, value COLLATE "C"), '[]')
    FROM (SELECT v.value, (
        SELECT count(*) FROM query q, LATERAL (
          ${counted(sql`h.id`, sql`(${narrowed(all, labels)} && quote_literal(${`${facet}:`}::text || v.value)::tsquery)`)}) h
      ) + (SELECT count(*) FROM others h WHERE h.labels @> ARRAY[${`${facet}:`}::text || v.value]${labelled(labels)}) AS n
      FROM unnest(${[...searchLabels[facet]]}::text[]) v (value)) x
    WHERE n > 0) END`

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
  const more = sql`(SELECT count(*) FROM begun_all) > ${exactUpTo}::int`
  const columns = sql`${total ? countJson(number, more) : sql`NULL::json`} AS total,
    ${values.length > 0 ? sql`json_build_object(${join(values)})` : sql`NULL::json`} AS facets`
  const tables = [...sets].map(([labels, name]) => sql`, ${matched(name, labels)}`)
  return {
    tables: sql`, ${others(kinds)}${tables.reduce((one, next) => sql`${one}${next}`, sql``)}`,
    columns,
  }
}
