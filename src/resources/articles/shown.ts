import { tagOf } from '../cache-tag.ts'
import type { Article } from './articles.contract.ts'

/**
 * Tags of the records that an article shows. Its own is always there, and a change of any other one is told as a
 * change of the article too.
 */
export function tagsOfArticle(slug: string, { sections, faqs, about, mentions }: Partial<Article>): string[] {
  const blocks = (sections ?? []).flatMap(section => section.blocks ?? [])
  const claims = blocks.flatMap(block => (block.type === 'FACTS' ? (block.records ?? []) : []))
  const sources = [...blocks, ...claims].flatMap(({ citations }) => citations ?? [])
  return [
    tagOf('article', slug),
    ...claims.map(({ kind, id }) => tagOf(kind, id)),
    ...(faqs ?? []).map(faq => tagOf('faq', faq.slug)),
    ...[...(about ?? []), ...(mentions ?? [])].map(({ kind, slug: key }) => tagOf(kind, key)),
    ...sources.flatMap(({ source }) => (source ? [tagOf('source', source.slug)] : [])),
  ]
}
