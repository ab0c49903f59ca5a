import type { Transaction } from '../transaction.ts'

/** The search entries are what the published records make them, each once, and the words those of the names. */
export async function checkSearch(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message: string }[]>`
    WITH wanted AS (SELECT kind, key COLLATE "C" AS key, role, text, folded, title, labels, words FROM search_expected),
    held AS (SELECT kind, key, role, text, folded, title, labels, words FROM search_entry),
    counted AS (
      SELECT w.lexeme COLLATE "C" AS word, count(*)::int AS entries
      FROM search_entry e, unnest(search_vector(e.folded)) w
      WHERE e.role <> 'TEXT' AND length(w.lexeme) <= 100 GROUP BY 1
    )
    SELECT format('%s %s: the %s %L is missing', kind, key, role, left(text, 60)) AS message
      FROM (SELECT * FROM wanted EXCEPT ALL SELECT * FROM held) missing
    UNION ALL
    SELECT format('%s %s: the %s %L is too much', kind, key, role, left(text, 60))
      FROM (SELECT * FROM held EXCEPT ALL SELECT * FROM wanted) surplus
    UNION ALL
    SELECT format('the word %L stands in %s names, by search_word in %s', word, coalesce(c.entries, 0), coalesce(s.entries, 0))
      FROM counted c FULL JOIN search_word s USING (word) WHERE c.entries IS DISTINCT FROM s.entries
    UNION ALL
    SELECT format('%s rows of %s wait for their search entries', cardinality(ids), owner) FROM search_stale`
  return rows.map(({ message }) => message)
}
