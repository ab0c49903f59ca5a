import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { instant, jsonArray, sql } from '../../db/sql.ts'
import type { FeedEntry } from '../../render/atom.ts'

/** How many articles a feed tells of. */
export const maxEntries = 50

/** The articles that changed last, newest first. */
export const readFeed = async (database: Database) => {
  const articles = jsonArray(sql`
    SELECT a.slug, a.title, a.subtitle, a.abstract, a.category, a.in_language AS "inLanguage", a.authors,
      a.date_published AS "datePublished", ${instant(sql`a.updated_at`)} AS "updatedAt"
    FROM article a WHERE a.status = 'ACTIVE' ORDER BY a.updated_at DESC, a.slug LIMIT ${maxEntries}`)
  const rows = await database.read<Snapshot & { articles: FeedEntry[] }>(
    sql`SELECT s.revision, s.release, ${articles} AS articles FROM kb_state s`,
  )
  return only(rows)
}
