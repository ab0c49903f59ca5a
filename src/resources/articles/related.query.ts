import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { jsonArray, sql } from '../../db/sql.ts'
import type { ArticleBeside } from './related.contract.ts'

/** How many articles that share records are told of. */
export const maxRelated = 12

// Of what very many articles speak of, the newest are enough to choose from.
const candidates = sql`LIMIT 300`

/**
 * Articles that show the same records, most first: a shared claim weighs most, then what both are about, then what
 * they only mention, each the less the more articles share it.
 */
const sharing = (slug: string) => {
  const own = sql`SELECT id FROM article WHERE slug = ${slug}`
  const shared = sql`
    SELECT o.article_id, m.thing_id, (1 + m.about::int * 2) * (1 + o.about::int * 2) / ln(2 + count(*) OVER (PARTITION BY m.thing_id)) AS weight
    FROM (SELECT thing_id, bool_or(about) AS about FROM article_thing WHERE article_id = (${own}) GROUP BY thing_id) m
    CROSS JOIN LATERAL (
      SELECT x.article_id, bool_or(x.about) AS about FROM article_thing x
      WHERE x.thing_id = m.thing_id AND x.article_id <> (${own})
      GROUP BY x.article_id ORDER BY x.article_id DESC ${candidates}) o
    UNION ALL
    SELECT o.article_id, NULL, 12 / ln(2 + count(*) OVER (PARTITION BY m.claim_id))
    FROM article_claim m CROSS JOIN LATERAL (
      SELECT DISTINCT x.article_id FROM article_claim x
      WHERE x.claim_id = m.claim_id AND x.article_id <> m.article_id ORDER BY x.article_id DESC ${candidates}) o
    WHERE m.article_id = (${own})`
  return sql`
    SELECT a.slug, a.title, a.category, coalesce(a.subtitle, a.abstract) AS teaser, 'SHARED_RECORDS' AS reason,
      ${jsonArray(sql`SELECT t.kind, t.slug, t.name FROM thing t WHERE t.id = ANY (s.things) ORDER BY t.kind, t.slug`)} AS shared
    FROM (SELECT article_id, sum(weight) AS weight, array_agg(thing_id) AS things FROM (${shared}) x GROUP BY article_id) s
    JOIN article a ON a.id = s.article_id
    WHERE a.status = 'ACTIVE' AND NOT EXISTS (
      SELECT 1 FROM article_related ar WHERE ar.article_id = (${own}) AND ar.related_slug = a.slug)
    ORDER BY s.weight DESC, a.slug LIMIT ${maxRelated}`
}

/** Those that editors chose, in their order. */
const chosen = (slug: string) => sql`
  SELECT ar.related_slug AS slug, ar.title, ar.category, nullif(ar.teaser, ar.title) AS teaser, 'CHOSEN' AS reason,
    '[]'::json AS shared
  FROM article_related ar JOIN article a ON a.id = ar.article_id WHERE a.slug = ${slug} ORDER BY ar.position`

/** The articles beside one, those that editors chose first; null when there is no such active article. */
export const readRelated = async (database: Database, slug: string) => {
  const rows = await database.read<
    Snapshot & { chosen: ArticleBeside[] | null; shared: ArticleBeside[] }
  >(sql`
    SELECT s.revision, s.release, ${jsonArray(sharing(slug))} AS shared,
      CASE WHEN EXISTS (SELECT 1 FROM article WHERE slug = ${slug} AND status = 'ACTIVE')
        THEN ${jsonArray(chosen(slug))} END AS chosen
    FROM kb_state s`)
  const { chosen: byHand, shared, ...state } = only(rows)
  return { ...state, related: byHand && [...byHand, ...shared] }
}
