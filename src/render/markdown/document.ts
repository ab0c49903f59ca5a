import type { Heading, PhrasingContent, Root, RootContent } from 'mdast'
import { frontmatterToMarkdown } from 'mdast-util-frontmatter'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { stringify } from 'yaml'
import { knowledgeLicense } from '../../knowledge/content.ts'
import { labelOf } from '../../knowledge/enumeration.ts'
import { type ArticleView, disclaimersOf, type Section, Sources, unplacedFaqs } from '../view.ts'
import { blocksContent, faqList, footnote } from './blocks.ts'
import { link, paragraph, text } from './tree.ts'

const heading = (depth: number, words: string): Heading => ({
  type: 'heading',
  depth: depth as Heading['depth'],
  children: [text(words)],
})

/** What the text is, for programs: the names that an import of articles reads. */
function frontMatter({ article, canonical }: ArticleView): RootContent {
  const { title, slug, category, authors, datePublished, dateModified, inLanguage } = article
  const members = {
    title,
    slug,
    canonicalUrl: canonical,
    category,
    authors,
    datePublished,
    dateModified,
    inLanguage,
  }
  const known = Object.entries({ ...members, license: knowledgeLicense }).filter(
    ([, value]) => value !== null && (!Array.isArray(value) || value.length > 0),
  )
  return { type: 'yaml', value: stringify(Object.fromEntries(known)).trimEnd() }
}

const head = ({ article: { title, subtitle, abstract, image } }: ArticleView): RootContent[] => [
  heading(1, title),
  ...(subtitle === null ? [] : [paragraph({ type: 'emphasis', children: [text(subtitle)] })]),
  ...(image === null ? [] : [paragraph({ type: 'image', url: image.url, alt: image.alt })]),
  ...(abstract === null ? [] : [paragraph(text(abstract))]),
]

const section = (view: ArticleView, sources: Sources, one: Section): RootContent[] => [
  heading(one.level, one.heading),
  ...blocksContent(view, sources, one.blocks),
]

function faqs(view: ArticleView): RootContent[] {
  const left = unplacedFaqs(view.article)
  return left.length === 0 ? [] : [heading(2, 'Questions and answers'), ...faqList(view, left)]
}

function related({ related: cards }: ArticleView): RootContent[] {
  if (cards.length === 0) return []
  const items = cards.map(({ title, teaser, url }) => {
    const words: PhrasingContent[] = [url === null ? text(title) : link(url, title)]
    if (teaser !== null) words.push(text(`: ${teaser}`))
    return { type: 'listItem' as const, spread: false, children: [paragraph(...words)] }
  })
  return [heading(2, 'Read next'), { type: 'list', ordered: false, spread: false, children: items }]
}

const note = ({ article }: ArticleView): RootContent => ({
  type: 'blockquote',
  children: disclaimersOf(article).map(words => paragraph(text(words))),
})

const definitions = ({ all }: Sources): RootContent[] =>
  all.map(({ title, url, kind }, index) => ({
    type: 'footnoteDefinition',
    ...footnote(index + 1),
    children: [
      paragraph(url === null ? text(title) : link(url, title), text(`, ${labelOf(kind).toLowerCase()}`)),
    ],
  }))

/** An article as CommonMark with tables and footnotes (GFM), behind YAML front matter. Every text in it is escaped. */
export function articleMarkdown(view: ArticleView): string {
  const sources = new Sources(view.article)
  const root: Root = {
    type: 'root',
    children: [
      frontMatter(view),
      ...head(view),
      ...view.article.sections.flatMap(one => section(view, sources, one)),
      ...faqs(view),
      note(view),
      ...related(view),
      ...definitions(sources),
    ],
  }
  return toMarkdown(root, {
    extensions: [frontmatterToMarkdown(['yaml']), gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    rule: '-',
  })
}
