import { type Sql, sql } from '../db/sql.ts'
import { after } from './called.query.ts'

const beginsWith = (column: Sql, word: Sql) => sql`${column} >= ${word} AND ${column} < ${after(word)}`

/** The words that PostgreSQL makes of a text; one of signs that it does not read stays as it is, and is found nowhere. */
const lexemesOf = (words: Sql) =>
  sql`coalesce(nullif(tsvector_to_array(to_tsvector('simple', ${words})), '{}'), ARRAY[${words}])`

/** Texts for `tsquery` of the words of a term: all of them, plain or as words of a name. */
const allOf = (prefix: string) =>
  sql`(SELECT string_agg(quote_literal(${prefix}::text || l), ' & ') FROM unnest(lexemes) l)`

/** One text for `tsquery`: every slot in one of its ways. */
const queryOf = (column: 'plain' | 'named', typos: boolean) => sql`(
  SELECT string_agg(slot, ' & ' ORDER BY n)::tsquery FROM (
    SELECT n, '(' || string_agg(${column === 'plain' ? sql`plain` : sql`named`}, ' | ' ORDER BY plain) || ')' AS slot
    FROM term ${typos ? sql`` : sql`WHERE NOT typo`} GROUP BY n) s)`

const setting = (name: string) => sql`max(value) FILTER (WHERE name = ${name}::text)`

const alike = sql`similarity(w.word, u.typed)`
const alikeBeginning = sql`word_similarity(u.typed, w.word)`

/** The words of names that are like those that no name holds; the last one may be the beginning of such a word. */
const corrections = (isTyping: boolean) => {
  const [found, close, likeness, longer] = isTyping
    ? [
        sql`(w.word % u.typed OR u.typed <% w.word)`,
        sql`(${alike} >= u.least OR (u.is_last AND ${alikeBeginning} >= beginning))`,
        sql`CASE WHEN u.is_last THEN greatest(${alike}, ${alikeBeginning}) ELSE ${alike} END`,
        sql`CASE WHEN u.is_last THEN 100 ELSE 3 END`,
      ]
    : [sql`w.word % u.typed`, sql`${alike} >= u.least`, alike, sql`3`]
  return sql`
  correction AS MATERIALIZED (
    SELECT u.n, u.typed, c.word, c.similarity
    FROM unknown u, setting, LATERAL (
      SELECT w.word, ${likeness} AS similarity FROM search_word w
      WHERE ${found} AND length(w.word) BETWEEN u.letters - 3 AND u.letters + ${longer} AND ${close}
      ORDER BY similarity DESC, w.entries DESC, w.word LIMIT (SELECT typo_words FROM setting)) c)`
}

/**
 * What a query asks for, as common table expressions: `setting`; `slot` (a word or phrase with what it means too);
 * `correction`; `term` (the ways of each slot); `span` (runs of words that could be a whole name, compact);
 * `query` (four `tsquery`: `words` and `names` as typed, `near_words` and `near_names` with corrections, null without).
 * A phrase that `search_synonym` knows is one slot, and nothing at all where it means nothing.
 *
 * @param isTyping the last word may be the beginning of a word, with typos too
 */
export const reading = (q: string, { isTyping = false } = {}) => sql`
  setting AS MATERIALIZED (
    SELECT ${setting(isTyping ? 'suggest_candidates' : 'candidates')}::int AS candidates,
      ${setting(isTyping ? 'suggest_prefix_candidates' : 'prefix_candidates')}::int AS prefix_candidates,
      ${setting('prefix_letters')} AS prefix_letters, ${setting('prefix_words')}::int AS prefix_words,
      ${setting('typo_corrected')}::int AS typo_corrected, ${setting('typo_letters')} AS typo_letters,
      ${setting('typo_words')}::int AS typo_words, ${setting('typo_similarity_short')} AS short,
      ${setting('typo_similarity_medium')} AS medium, ${setting('typo_similarity_long')} AS long,
      ${setting('typo_similarity_beginning')} AS beginning
    FROM search_setting),
  asked AS MATERIALIZED (
    SELECT string_to_array(normal, ' ') AS apart, string_to_array(search_joined(normal), ' ') AS words
    FROM (SELECT search_normal(fold(${q}::text)) AS normal OFFSET 0) folded),
  phrase AS MATERIALIZED (
    SELECT i AS first, i + len AS next, array_to_string(words[i:i + len - 1], ' ') AS typed, y.means
    FROM asked CROSS JOIN unnest(words) WITH ORDINALITY w (word, i) CROSS JOIN (VALUES (1), (2), (3)) l (len)
    JOIN search_synonym y ON y.word = array_to_string(words[i:i + len - 1], ' ')
    WHERE i + len - 1 <= cardinality(words)),
  chosen AS (
    SELECT p.* FROM phrase p WHERE NOT EXISTS (
      SELECT FROM phrase o WHERE o.first < p.next AND p.first < o.next
        AND (o.next - o.first, -o.first) > (p.next - p.first, -p.first))),
  part AS MATERIALIZED (
    SELECT first AS n, typed, means FROM chosen
    UNION ALL
    SELECT w.n, w.word, NULL FROM asked, unnest(words) WITH ORDINALITY w (word, n)
    WHERE NOT EXISTS (SELECT FROM chosen c WHERE w.n >= c.first AND w.n < c.next)),
  slot AS MATERIALIZED (
    SELECT n, typed, nullif(means, '') AS means, n = max(n) OVER () AS is_last FROM part
    WHERE means IS DISTINCT FROM '' OR NOT EXISTS (SELECT FROM part WHERE means IS DISTINCT FROM '')),
  unknown AS (
    SELECT s.n, s.typed, s.is_last, length(s.typed) AS letters,
      CASE WHEN length(s.typed) <= 5 THEN short WHEN length(s.typed) <= 8 THEN medium ELSE long END AS least
    FROM slot s, setting
    WHERE s.means IS NULL AND length(s.typed) BETWEEN typo_letters AND 60 AND s.typed ~ '[^0-9]'
      AND NOT EXISTS (SELECT FROM search_word w WHERE w.word = s.typed)
      AND NOT (s.is_last AND EXISTS (SELECT FROM search_word w WHERE ${beginsWith(sql`w.word`, sql`s.typed`)}))
    ORDER BY s.n LIMIT (SELECT typo_corrected FROM setting)),
  ${corrections(isTyping)},
  term AS MATERIALIZED (
    SELECT n, typo, lexemes, ${allOf('')} AS plain, ${allOf('name:')} AS named
    FROM (
      SELECT n, false AS typo, ${lexemesOf(sql`typed`)} AS lexemes FROM slot
      UNION ALL SELECT n, false, ${lexemesOf(sql`means`)} FROM slot WHERE means IS NOT NULL
      UNION ALL SELECT s.n, false, ARRAY[x.word] FROM slot s, setting, LATERAL (
        SELECT w.word FROM search_word w WHERE ${beginsWith(sql`w.word`, sql`s.typed`)} AND w.word <> s.typed
        ORDER BY w.entries DESC, w.word LIMIT (SELECT prefix_words FROM setting)) x
        WHERE s.is_last AND length(s.typed) >= prefix_letters
      UNION ALL SELECT n, true, ARRAY[word] FROM correction
    ) ways),
  corrected AS (
    SELECT DISTINCT ON (n) n, word FROM correction ORDER BY n, similarity DESC, word),
  wording AS (
    SELECT false AS typo, true AS only_whole, apart AS words FROM asked
    UNION ALL SELECT false, false, string_to_array(string_agg(typed, ' ' ORDER BY n), ' ') FROM slot
    UNION ALL SELECT false, false, string_to_array(string_agg(coalesce(means, typed), ' ' ORDER BY n), ' ') FROM slot
    UNION ALL SELECT true, false, string_to_array(string_agg(coalesce(c.word, s.means, s.typed), ' ' ORDER BY n), ' ')
      FROM slot s LEFT JOIN corrected c USING (n) HAVING count(c.word) > 0
    UNION ALL SELECT true, true, ARRAY[c.word] FROM correction c WHERE (SELECT count(*) FROM slot) = 1),
  span AS MATERIALIZED (
    SELECT compact, bool_and(typo) AS typo, bool_or(is_whole) AS is_whole, max(share) AS share
    FROM (
      SELECT typo, array_to_string(words[i:j], '') AS compact, i = 1 AND j = cardinality(words) AS is_whole,
        length(array_to_string(words[i:j], ''))::float8 / greatest(1, length(array_to_string(words, ''))) AS share
      FROM wording, unnest(words) WITH ORDINALITY b (word, i), unnest(words) WITH ORDINALITY e (word, j)
      WHERE (i = 1 AND j = cardinality(words)) OR (j >= i AND j < i + 6 AND NOT only_whole)
    ) runs
    WHERE is_whole OR length(compact) >= 3
    GROUP BY compact ORDER BY is_whole DESC, typo, share DESC, compact LIMIT 100),
  query AS MATERIALIZED (
    SELECT ${queryOf('plain', false)} AS words, ${queryOf('named', false)} AS names,
      CASE WHEN near THEN ${queryOf('plain', true)} END AS near_words,
      CASE WHEN near THEN ${queryOf('named', true)} END AS near_names,
      (SELECT coalesce(min(similarity), 0) FROM (SELECT max(similarity) AS similarity FROM correction GROUP BY n) best) AS similarity
    FROM (SELECT EXISTS (SELECT FROM correction) AS near) x)`
