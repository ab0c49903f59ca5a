import { createHash } from 'node:crypto'
import { sql } from '../../db/sql.ts'
import { query, type Transaction } from '../transaction.ts'
import { slugOf, wordsOf } from './slug.ts'

/** The key of an article that says none itself: that of the article with its address or title, else a new one. */
export async function articleSlug(tx: Transaction, title: string, url: string | undefined): Promise<string> {
  const [known] = await query<{ slug: string }>(
    tx,
    sql`SELECT slug FROM article WHERE canonical_url = ${url ?? null}::text OR title = ${title}::text ORDER BY canonical_url IS NULL, slug LIMIT 1`,
  )
  if (known) return known.slug
  const slug = slugOf(title, 'article')
  return (await isOfAnother(tx, slug, title)) ? unlike(slug, title) : slug
}

/** Long titles that begin alike have the same key: whether another article took it, published or in review. */
async function isOfAnother(tx: Transaction, slug: string, title: string): Promise<boolean> {
  const words = wordsOf(title)
  if (words === slug) return false
  const [published] = await query<{ title: string }>(
    tx,
    sql`SELECT title FROM article WHERE slug = ${slug}::text`,
  )
  const [first] = published
    ? [published]
    : await query<{ title: string }>(
        tx,
        sql`SELECT o.data ->> 'title' AS title FROM operation o JOIN changeset c ON c.id = o.changeset_id
          WHERE o.kind = 'article' AND o.key = ${slug}::text AND c.origin = 'IMPORT' ORDER BY c.id LIMIT 1`,
      )
  return first !== undefined && wordsOf(first.title) !== words
}

const unlike = (slug: string, title: string): string =>
  `${slug.slice(0, 43).replace(/-+$/, '')}-${createHash('sha256').update(wordsOf(title)).digest('hex').slice(0, 6)}`
