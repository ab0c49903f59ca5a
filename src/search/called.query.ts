import { type Sql, sql } from '../db/sql.ts'

/** The least text, in the order of bytes, that is more than all that begin with this one. */
export const after = (word: Sql) => sql`${word} || chr(1114111)`

// LIMIT keeps the planner, which knows nothing of how few the spans are, from reading the whole table instead.
/** Of each record of the entries `e` the row that stands for it, as `h`. */
export const standing = sql`LATERAL (
  SELECT h.id, h.kind, h.key FROM search_entry h
  WHERE h.kind = e.kind AND h.key = e.key AND h.title IS NOT NULL LIMIT 1) h`

/** The wordings of the whole query. */
export const wholes = sql`(SELECT compact, typo FROM span WHERE is_whole AND compact <> '' LIMIT 4) s`

/** What only a correction finds is worth a quarter at most, less the less the corrected word is like what was typed. */
export const asTypo = sql`q.similarity * 0.25`

/**
 * Records that are called what is asked for, whole (`NAME`, `ALIAS`), as its beginning (`PREFIX`) or as a part of it
 * (`PART`), whatever their labels, as common table expressions: `exact`, `begun` and, of both, `called`.
 */
export const called = (kinds: readonly string[]) => sql`
  exact AS MATERIALIZED (
    SELECT h.*, CASE WHEN s.typo THEN 'TYPO' WHEN s.is_whole THEN e.role::text ELSE 'PART' END AS match,
      CASE WHEN s.typo THEN ${asTypo} ELSE 1 END * CASE WHEN s.is_whole THEN 1.0 ELSE 0.5 + 0.08 * s.share END
        * CASE e.role WHEN 'NAME' THEN 1.0 ELSE 0.95 END AS score
    FROM query q, span s, LATERAL (
      SELECT e.id, e.kind, e.key, e.role FROM search_entry e
      WHERE e.role <> 'TEXT' AND e.kind = ANY (${kinds}::text[]) AND e.compact = s.compact ORDER BY e.id
      LIMIT (SELECT CASE WHEN s.is_whole THEN candidates ELSE prefix_candidates END FROM setting)) e, ${standing}
    ORDER BY s.typo, s.is_whole DESC, s.share DESC, e.id LIMIT (SELECT candidates FROM setting)),
  begun AS MATERIALIZED (
    SELECT h.*, CASE WHEN e.typo THEN 'TYPO' ELSE 'PREFIX' END AS match, e.is_last,
      CASE WHEN e.typo THEN ${asTypo} ELSE 1 END
        * (CASE e.role WHEN 'NAME' THEN 0.85 ELSE 0.80 END + 0.04 * e.asked / length(e.compact)) AS score
    FROM query q, (
      SELECT x.*, s.typo, length(s.compact)::float8 AS asked
      FROM ${wholes}, unnest(${kinds}::text[]) k (kind), LATERAL (
        SELECT e.kind, e.key, e.role, e.compact, row_number() OVER () >= (SELECT prefix_candidates FROM setting) AS is_last
        FROM search_entry e
        WHERE e.kind = k.kind AND e.role <> 'TEXT' AND e.compact > s.compact AND e.compact < ${after(sql`s.compact`)}
        ORDER BY e.compact, e.key LIMIT (SELECT prefix_candidates FROM setting)) x) e, ${standing}),
  called AS MATERIALIZED (
    SELECT id, kind, key, match, score FROM exact UNION ALL SELECT id, kind, key, match, score FROM begun)`
