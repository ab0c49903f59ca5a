import { type Sql, sql } from '../db/sql.ts'
import { asTypo, called } from './called.query.ts'

/** Positions of a record's words weigh by where they stand: in its text and title little, in its name most. */
const rank = (words: Sql) => sql`ts_rank('{0.1, 0.2, 0.6, 1.0}', h.words, ${words}, 1)`

/** The records of a set of ids `h` that have the labels asked for. */
export const labelled = (set: Sql, labels: string | null) =>
  labels === null
    ? sql`${set} h`
    : sql`${set} h JOIN search_entry l ON l.id = h.id AND l.words @@ ${labels}::text::tsquery`

/** A `tsquery` narrowed to records with the labels. */
export const narrowed = (query: Sql, labels: string | null) =>
  labels === null ? query : sql`(${query} && ${labels}::text::tsquery)`

/** Scores are compared as whole numbers: so many are 1. */
export const scoreUnit = 10_000

/** The first records whose words meet a `tsquery` and that meet a condition, in the order in which they are stored. */
export const firstOf = (columns: Sql, query: Sql, limit: Sql, condition = sql`true`) =>
  sql`SELECT ${columns} FROM search_entry h WHERE h.title IS NOT NULL AND ${condition} AND h.words @@ ${query} LIMIT ${limit}`

/** What is to be found. */
export interface Finding {
  kinds: readonly string[]
  /** Labels that records must have, as text of a `tsquery`; null = any. */
  labels: string | null
  /** Whether texts are searched, or names only. */
  texts: boolean
}

const most = sql`(SELECT candidates FROM setting)`

/**
 * The candidates of one of the four queries, with their score. An index reads all that it finds before it gives the
 * first: what stands in very many records is looked for in every 31st only, for which there is an index.
 */
const candidates = (query: Sql, { labels }: Finding, match: string, score: Sql) => {
  const first = (condition: Sql) =>
    firstOf(sql`h.id, h.kind, h.key, ${score} AS score`, narrowed(query, labels), most, condition)
  return sql`
  SELECT h.id, h.kind, h.key, ${match}::text AS match, h.score
  FROM query q, LATERAL (
    WITH sample AS MATERIALIZED (${first(sql`h.id % 31 = 0`)}), enough AS (SELECT count(*) >= ${most} / 4 AS are FROM sample)
    SELECT * FROM sample WHERE (SELECT are FROM enough)
    UNION ALL SELECT * FROM (${first(sql`NOT (SELECT are FROM enough)`)}) every) h`
}

/** How much of a title the query is. */
const fullness = sql`least(1, (SELECT max(length(compact)) FROM span WHERE is_whole)::float8 / length(h.title))`

const nameScore = (words: Sql) => sql`(0.60 + 0.1 * ${rank(words)} + 0.08 * ${fullness})`
const textScore = (words: Sql) => sql`(0.30 + 0.15 * ${rank(words)})`

const worded = (finding: Finding) => {
  const [words, near] = [sql`q.words`, sql`q.near_words`]
  const names = sql`${candidates(sql`q.names`, finding, 'WORDS', nameScore(words))}
    UNION ALL ${candidates(sql`q.near_names`, finding, 'TYPO', sql`${asTypo} * ${nameScore(near)}`)}`
  if (!finding.texts) return names
  return sql`${names}
    UNION ALL ${candidates(words, finding, 'TEXT', textScore(words))}
    UNION ALL ${candidates(near, finding, 'TYPO', sql`${asTypo} * ${textScore(near)}`)}`
}

/**
 * What a query finds, as common table expressions after those of `reading`: those of `called`, and `found` with a row
 * for each record and its best match. Those called what was asked for come before those that hold all its words in
 * name or aliases (`WORDS`), or with their text (`TEXT`); what only a correction finds (`TYPO`) comes last.
 */
export const matching = (finding: Finding) => sql`
  ${called(finding.kinds)},
  worded AS (${worded(finding)}),
  found AS MATERIALIZED (
    SELECT DISTINCT ON (id) id, kind, key, match, (one.score * coalesce(w.value, 1) * ${scoreUnit})::int AS score
    FROM (
      SELECT h.id, h.kind, h.key, h.match, h.score FROM ${labelled(sql`called`, finding.labels)}
      UNION ALL SELECT id, kind, key, match, score FROM worded
    ) one LEFT JOIN (SELECT name, value::float8 FROM search_setting) w ON w.name = 'weight_' || kind
    ORDER BY id, one.score DESC, match)`
