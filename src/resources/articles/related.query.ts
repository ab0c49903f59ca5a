import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { jsonArray, kindedRef, sql } from '../../db/sql.ts'

/** How many articles are told of. */
export const maxRelated = 12

// Of what very many articles speak of, the newest are enough to choose from.
const candidates = sql`LIMIT 300`

/**
 * Articles that show the same records, most first: a shared claim weighs most, then what both are about, then what
 * they only mention, each the less the more articles share it.
 */
export const relatedTo = (slug: string) => {
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
  return jsonArray(sql`
    SELECT a.slug, a.title, a.subtitle, a.abstract, a.category, a.in_language AS "inLanguage",
      a.reading_minutes AS "readingMinutes",
      ${jsonArray(sql`SELECT ${kindedRef('t')} AS ref FROM thing t WHERE t.id = ANY (s.things) ORDER BY t.kind, t.slug`)} AS shared
    FROM (SELECT article_id, sum(weight) AS weight, array_agg(thing_id) AS things FROM (${shared}) x GROUP BY article_id) s
    JOIN article a ON a.id = s.article_id
    WHERE a.status = 'ACTIVE' ORDER BY s.weight DESC, a.slug LIMIT ${maxRelated}`)
}

/** An article that shares records with another one. */
export interface RelatedRow {
  slug: string
  title: string
  subtitle: string | null
  abstract: string | null
  category: string | null
  inLanguage: string
  readingMinutes: number
  shared: { ref: { kind: string; slug: string; name: string } }[]
}

/** The articles that share records with this one; null when there is no such active article. */
export const readRelated = async (database: Database, slug: string) => {
  const rows = await database.read<Snapshot & { related: RelatedRow[] | null }>(sql`
    SELECT s.revision, s.release,
      CASE WHEN EXISTS (SELECT 1 FROM article WHERE slug = ${slug} AND status = 'ACTIVE') THEN ${relatedTo(slug)} END AS related
    FROM kb_state s`)
  const { related, ...state } = only(rows)
  return {
    ...state,
    related: related?.map(({ shared, ...row }) => ({ ...row, shared: shared.map(({ ref }) => ref) })) ?? null,
  }
}
