import type { DocumentOf } from '../documents.ts'
import { blocksOf, readingMinutesOf, storedSections } from './article-text.ts'
import { citationRow } from './citations.ts'
import { dayOf, type Ids, type Life, positions, type RowSet } from './row-set.ts'

/** Adds the rows of a question. */
export function addFaqRows(rows: RowSet, document: DocumentOf<'faq'>, life: Life, ids: Ids): void {
  const { about, citations, lastReviewed, ...members } = document
  const faqId = life.id
  rows.faq.push({ ...life, ...members, lastReviewed: dayOf(lastReviewed) })
  rows.faqThing.push(
    ...positions(about, ({ kind, slug }, position) => ({ faqId, position, thingId: ids.of(kind, slug) })),
  )
  rows.citation.push(
    ...positions(citations, (one, position) => ({ ...citationRow(one, position, ids), faqId })),
  )
}

/** Adds the rows of an article. */
export function addArticleRows(rows: RowSet, document: DocumentOf<'article'>, life: Life, ids: Ids): void {
  const {
    sections,
    faqs,
    related,
    about,
    image,
    datePublished,
    dateModified,
    lastReviewed,
    reviewDue,
    ...members
  } = document
  const articleId = life.id
  rows.article.push({
    ...life,
    ...members,
    imageUrl: image?.url ?? null,
    imageAlt: image?.alt ?? null,
    datePublished: dayOf(datePublished),
    dateModified: dayOf(dateModified),
    lastReviewed: dayOf(lastReviewed),
    reviewDue: dayOf(reviewDue),
    sections: storedSections(document),
    readingMinutes: readingMinutesOf(document),
  })
  rows.articleRelated.push(
    ...positions(related, ({ slug, ...one }, position) => ({
      articleId,
      position,
      ...one,
      relatedSlug: slug,
    })),
  )
  addArticleLinks(rows, document, articleId, ids)
}

function addArticleLinks(rows: RowSet, document: DocumentOf<'article'>, articleId: number, ids: Ids): void {
  const blocks = blocksOf(document)
  const mentions = blocks.flatMap(block => (block.type === 'PROSE' ? block.mentions : []))
  const shownFaqs = [...document.faqs, ...blocks.flatMap(block => (block.type === 'FAQ' ? block.slugs : []))]
  const link = (list: typeof document.about, isAbout: boolean) =>
    positions(unique(list.map(({ kind, slug }) => ids.of(kind, slug))), (thingId, position) => {
      return { articleId, thingId, position, about: isAbout }
    })
  const claims = blocks.flatMap(block =>
    block.type === 'FACTS' ? block.ids.map(id => ids.of(block.kind, id)) : [],
  )
  const sources = blocks.flatMap(block => block.citations.map(({ source }) => ids.of('source', source)))
  rows.articleThing.push(...link(document.about, true), ...link(mentions, false))
  rows.articleClaim.push(...unique(claims).map(claimId => ({ articleId, claimId })))
  rows.articleSource.push(...unique(sources).map(sourceId => ({ articleId, sourceId })))
  rows.articleFaq.push(
    ...positions(unique(shownFaqs), (slug, position) => ({
      articleId,
      position,
      faqId: ids.of('faq', slug),
    })),
  )
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
