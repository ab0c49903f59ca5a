import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { labelOf } from '../../knowledge/enumeration.ts'
import { type ArticleView, disclaimersOf, type Section, Sources, sourceId, unplacedFaqs } from '../view.ts'
import { blocksContent, faqList } from './blocks.ts'
import { when } from './tree.ts'

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

const dated = (label: string, date: string | null): ElementContent[] =>
  date === null ? [] : [h('span', [`${label} `, h('time', { dateTime: date }, day.format(new Date(date)))])]

function byline({ article }: ArticleView): Element {
  const { authors, reviewedBy, datePublished, dateModified, lastReviewed, readingMinutes } = article
  return h('p.kb-byline', [
    ...(authors.length > 0 ? [h('span', `By ${authors.join(', ')}`)] : []),
    ...(reviewedBy.length > 0 ? [h('span', `Reviewed by ${reviewedBy.join(', ')}`)] : []),
    ...dated('Published', datePublished),
    ...dated('Changed', dateModified),
    ...dated('Reviewed', lastReviewed),
    h('span', `${readingMinutes} min read`),
  ])
}

function head(view: ArticleView): Element {
  const { category, title, subtitle, abstract, image } = view.article
  return h('header.kb-head', [
    ...when(category, text => h('p.kb-category', text)),
    h('h1', title),
    ...when(subtitle, text => h('p.kb-subtitle', text)),
    byline(view),
    ...when(image, ({ url, alt }) => h('figure.kb-hero', [h('img', { src: url, alt, decoding: 'async' })])),
    ...when(abstract, text => h('p.kb-abstract', text)),
  ])
}

const headingId = (id: string) => `${id}-heading`

const titled = (id: string, level: number, heading: string, content: ElementContent[], kind = 'kb-section') =>
  h('section', { id, className: [kind], ariaLabelledBy: [headingId(id)] }, [
    h(`h${level}`, { id: headingId(id) }, heading),
    ...content,
  ])

function faqSection(view: ArticleView): Element[] {
  const faqs = unplacedFaqs(view.article)
  return faqs.length === 0 ? [] : [titled('kb-questions', 2, 'Questions and answers', faqList(view, faqs))]
}

function sourceSection({ all }: Sources): Element[] {
  if (all.length === 0) return []
  const items = all.map(({ slug, title, url, kind, standing }, index) =>
    h('li', { id: sourceId(index + 1), dataKind: 'source', dataKey: slug }, [
      h('cite', url === null ? title : h('a', { href: url, rel: ['noopener'] }, title)),
      ` · ${labelOf(kind)}`,
      ...(['CURRENT', 'UNKNOWN'].includes(standing) ? [] : [h('strong', ` · ${labelOf(standing)}`)]),
    ]),
  )
  return [titled('kb-sources', 2, 'Sources', [h('ol', items)], 'kb-sources')]
}

function relatedSection({ related }: ArticleView): Element[] {
  if (related.length === 0) return []
  const cards = related.map(({ title, category, teaser, url }) =>
    h('li', [
      ...when(category, text => h('p.kb-category', text)),
      h('p.kb-card-title', url === null ? title : h('a', { href: url }, title)),
      ...when(teaser, text => h('p', text)),
    ]),
  )
  const list = h('ul.kb-cards', cards)
  return [h('nav.kb-related', { ariaLabelledBy: ['kb-related'] }, [h('h2#kb-related', 'Read next'), list])]
}

const sectionElement = (view: ArticleView, sources: Sources, { id, level, heading, blocks }: Section) =>
  titled(id, level, heading, blocksContent(view, sources, blocks))

/** An article as one `<article>`: semantic, without styles or scripts, each fact as its record says it now. */
export function articleElement(view: ArticleView): Element {
  const { article } = view
  const sources = new Sources(article)
  return h('article.kb-article', { lang: article.inLanguage, dataKind: 'article', dataKey: article.slug }, [
    head(view),
    ...article.sections.map(section => sectionElement(view, sources, section)),
    ...faqSection(view),
    h(
      'aside.kb-disclaimer',
      { role: 'note', ariaLabel: 'Disclaimer' },
      disclaimersOf(article).map(text => h('p', text)),
    ),
    ...sourceSection(sources),
    ...relatedSection(view),
  ])
}

/** A tree as text. Every text and attribute in it is escaped by the library. */
export const serialize = (tree: Root | Element) => toHtml(tree)

export const articleFragment = (view: ArticleView) => `${serialize(articleElement(view))}\n`
