import type { Transaction } from '../transaction.ts'

/** Revisions, changesets and releases belong together without a gap. */
export async function checkHistory(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message: string }[]>`
    SELECT format('the knowledge base is at revision %s, its newest changeset at %s', s.revision, m.newest) AS message
      FROM kb_state s, (SELECT coalesce(max(revision), 0) AS newest FROM changeset) m WHERE s.revision <> m.newest
    UNION ALL
    SELECT format('revision %s has no changeset', r) FROM kb_state s, generate_series(1, s.revision) r
      WHERE NOT EXISTS (SELECT FROM changeset c WHERE c.revision = r)
    UNION ALL
    SELECT format('revision %s changes nothing', c.revision) FROM changeset c
      WHERE c.revision IS NOT NULL AND NOT EXISTS (SELECT FROM change h WHERE h.changeset_id = c.id)
    UNION ALL
    SELECT format('%s %s: revision %s is not that of changeset %s', h.kind, h.key, h.revision, c.id)
      FROM change h JOIN changeset c ON c.id = h.changeset_id WHERE c.revision IS DISTINCT FROM h.revision
    UNION ALL
    SELECT format('release %s names revision %s, which is not there', l.id, l.revision)
      FROM release l, kb_state s WHERE l.revision > s.revision
    UNION ALL
    SELECT format('the release %s is not there', s.release) FROM kb_state s
      WHERE s.release IS NOT NULL AND NOT EXISTS (SELECT FROM release l WHERE l.id = s.release)
    UNION ALL
    SELECT format('the redirect of the %s %s leads to %s, which is not there', d.kind, d.from_key, d.to_key)
      FROM redirect d WHERE NOT EXISTS (
        SELECT FROM thing t WHERE t.kind = d.kind AND t.slug = d.to_key
        UNION ALL SELECT FROM source WHERE d.kind = 'source' AND slug = d.to_key
        UNION ALL SELECT FROM article WHERE d.kind = 'article' AND slug = d.to_key
        UNION ALL SELECT FROM faq WHERE d.kind = 'faq' AND slug = d.to_key)`
  return rows.map(({ message }) => message)
}
