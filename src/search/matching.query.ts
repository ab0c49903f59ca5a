import { raw, type Sql, sql } from '../db/sql.ts'

/** Positions of a record's words weigh by where they stand: in its text and title little, in its name most. */
const rank = (words: Sql) => sql`ts_rank('{0.1, 0.2, 0.6, 1.0}', h.words, ${words}, 1)`

/** The condition that a record has the labels asked for. */
export const labelled = (labels: string | null) =>
  labels === null ? sql`` : sql` AND h.words @@ ${labels}::text::tsquery`

/** A `tsquery` of the common table expression `query`, narrowed to records with the labels. */
export const narrowed = (column: Sql, labels: string | null) =>
  labels === null ? column : sql`(${column} && ${labels}::text::tsquery)`

const cap = sql`(SELECT candidates FROM setting)`

/**
 * The first records whose words meet a `tsquery`, as the index finds them: no more than `limit`. An index reads all
 * that it finds, so a common word is looked for in one record of `part` first, and that is all when it gives `enough`.
 */
export const firstOf = (
  columns: Sql,
  query: Sql,
  { part, limit, enough }: { part: 7 | 31; limit: Sql; enough: Sql },
) => {
  const rows = (more: Sql) =>
    sql`SELECT ${columns} FROM search_entry h WHERE h.title IS NOT NULL${more} AND h.words @@ ${query}`
  return sql`
    WITH sample AS MATERIALIZED (${rows(raw(` AND h.id % ${part} = 0`))} LIMIT ${limit})
    SELECT * FROM sample WHERE (SELECT count(*) FROM sample) >= ${enough}
    UNION ALL SELECT * FROM (${rows(sql` AND (SELECT count(*) FROM sample) < ${enough}`)} LIMIT ${limit}) every`
}

/** The candidates of one of the four queries. */
const candidates = (column: Sql, labels: string | null, match: string, score: Sql) => sql`
  SELECT h.id, h.kind, h.key, ${match}::text AS match, ${score} AS score
  FROM query q, LATERAL (${firstOf(sql`h.id, h.kind, h.key, h.title, h.words`, narrowed(column, labels), {
    part: 31,
    limit: cap,
    enough: sql`(SELECT candidates / 4 FROM setting)`,
  })}) h`

/** How much of a title the query is. */
const fullness = sql`least(1, (SELECT max(length(compact)) FROM span WHERE is_whole)::float8 / length(h.title))`

// LIMIT keeps the planner, which knows nothing of how few the spans are, from reading the whole table instead.
/** Of each record of these entries the row that stands for it. */
const standing = sql`LATERAL (
  SELECT h.id, h.kind, h.key, h.words, h.labels FROM search_entry h WHERE h.kind = e.kind AND h.key = e.key AND h.title IS NOT NULL LIMIT 1) h`

/**
 * Records that are called what is asked for, whole (`NAME`, `ALIAS`), as its beginning (`PREFIX`) or as a part of it
 * (`PART`), of all kinds and labels. `kinds` are those that have names.
 */
const called = (kinds: readonly string[]) => sql`
  exact AS MATERIALIZED (
    SELECT h.id, h.kind, h.key, h.words, h.labels,
      CASE WHEN s.typo THEN 'TYPO' WHEN NOT s.is_whole THEN 'PART' ELSE e.role::text END AS match,
      CASE WHEN s.typo THEN q.similarity * 0.25 ELSE 1 END
        * CASE WHEN s.is_whole THEN 1.0 ELSE 0.5 + 0.08 * s.share END * CASE e.role WHEN 'NAME' THEN 1.0 ELSE 0.95 END AS score
    FROM query q, span s, LATERAL (
      SELECT e.id, e.kind, e.key, e.role FROM search_entry e
      WHERE e.role <> 'TEXT' AND e.kind = ANY (${kinds}::text[]) AND e.compact = s.compact ORDER BY e.id
      LIMIT (SELECT CASE WHEN s.is_whole THEN candidates ELSE prefix_candidates END FROM setting)) e,
    ${standing}
    ORDER BY s.typo, s.is_whole DESC, s.share DESC, e.id LIMIT ${cap}),
  begun AS MATERIALIZED (
    SELECT h.id, h.kind, h.key, h.words, h.labels, CASE WHEN e.typo THEN 'TYPO' ELSE 'PREFIX' END AS match, e.is_last,
      CASE WHEN e.typo THEN q.similarity * 0.25 ELSE 1 END
        * (CASE e.role WHEN 'NAME' THEN 0.85 ELSE 0.80 END + 0.04 * e.asked / length(e.compact)) AS score
    FROM query q, (
      SELECT x.*, s.typo, length(s.compact)::float8 AS asked
      FROM (SELECT compact, typo FROM span WHERE is_whole AND compact <> '' LIMIT 4) s, unnest(${kinds}::text[]) k (kind), LATERAL (
        SELECT e.kind, e.key, e.role, e.compact, row_number() OVER () >= (SELECT prefix_candidates FROM setting) AS is_last
        FROM search_entry e
        WHERE e.kind = k.kind AND e.role <> 'TEXT' AND e.compact > s.compact AND e.compact < s.compact || chr(1114111)
        ORDER BY e.compact, e.key LIMIT (SELECT prefix_candidates FROM setting)) x
    ) e,
    ${standing}),
  called AS MATERIALIZED (
    SELECT id, kind, key, words, labels, match, score FROM exact
    UNION ALL SELECT id, kind, key, words, labels, match, score FROM begun)`

/**
 * What a query finds, as common table expressions after those of `reading`: `called`, and `found` with a row for each
 * record and its best match. A record that is called what was asked for comes before those that hold all its words in
 * name or aliases (`WORDS`), or with their text (`TEXT`); what only a corrected word finds (`TYPO`) comes last.
 *
 * @param labels what records must have, as text of a `tsquery`; null = any
 */
export const matching = (kinds: readonly string[], labels: string | null) => sql`
  ${called(kinds)},
  worded AS (
    ${candidates(sql`q.names`, labels, 'WORDS', sql`0.60 + 0.1 * ${rank(sql`q.words`)} + 0.08 * ${fullness}`)}
    UNION ALL ${candidates(sql`q.words`, labels, 'TEXT', sql`0.30 + 0.15 * ${rank(sql`q.words`)}`)}
    UNION ALL ${candidates(
      sql`q.near_names`,
      labels,
      'TYPO',
      sql`q.similarity * 0.25 * (0.60 + 0.1 * ${rank(sql`q.near_words`)} + 0.08 * ${fullness})`,
    )}
    UNION ALL ${candidates(sql`q.near_words`, labels, 'TYPO', sql`q.similarity * 0.25 * (0.30 + 0.15 * ${rank(sql`q.near_words`)})`)}),
  found AS MATERIALIZED (
    SELECT DISTINCT ON (id) id, kind, key, match, round(score::numeric, 4) AS score
    FROM (
      SELECT h.id, h.kind, h.key, h.match, h.score FROM called h WHERE true${labelled(labels)}
      UNION ALL SELECT id, kind, key, match, score FROM worded
    ) all_found
    ORDER BY id, score DESC, match)`
