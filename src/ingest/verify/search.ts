import type { Transaction } from '../transaction.ts'

/** The search entries are the names, aliases and texts of what is published, each once. */
export async function checkSearch(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message: string }[]>`
    WITH expected AS (
      SELECT t.kind, t.slug AS key, 'NAME' AS role, t.name AS text FROM thing t WHERE t.status = 'ACTIVE'
      UNION ALL SELECT t.kind, t.slug, 'ALIAS', a.text FROM alias a JOIN thing t ON t.id = a.thing_id WHERE t.status = 'ACTIVE'
      UNION ALL SELECT t.kind, t.slug, 'TEXT', t.summary FROM thing t WHERE t.status = 'ACTIVE' AND t.summary IS NOT NULL
      UNION ALL SELECT 'article', slug, 'NAME', title FROM article WHERE status = 'ACTIVE'
      UNION ALL SELECT 'article', slug, 'TEXT', abstract FROM article WHERE status = 'ACTIVE' AND abstract IS NOT NULL
      UNION ALL SELECT 'faq', slug, 'NAME', question FROM faq WHERE status = 'ACTIVE'
      UNION ALL SELECT 'faq', slug, 'TEXT', answer FROM faq WHERE status = 'ACTIVE'
    ), wanted AS (SELECT kind, key, role, text, fold(text) AS folded FROM expected),
    held AS (SELECT kind, key, role::text, text, folded FROM search_entry)
    SELECT format('%s %s: the %s %L is missing', kind, key, role, left(text, 60)) AS message
      FROM (SELECT * FROM wanted EXCEPT ALL SELECT * FROM held) missing
    UNION ALL
    SELECT format('%s %s: the %s %L is too much', kind, key, role, left(text, 60))
      FROM (SELECT * FROM held EXCEPT ALL SELECT * FROM wanted) surplus`
  return rows.map(({ message }) => message)
}
