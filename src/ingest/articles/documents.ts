import { piecesOf } from '../../extract/cut.ts'
import type { Extract, ExtractedBlock } from '../../extract/types.ts'
import { asMarkdown, plainText } from './markdown-text.ts'
import type { Metadata } from './metadata.ts'
import { slugOf } from './slug.ts'

/** What the documents of an article are made of. */
export interface Parts {
  slug: string
  source: string
  title: string
  metadata: Metadata
  extract: Extract
  /** What the article is about. */
  about: readonly { kind: string; slug: string }[]
  /** Ids of claims by kind, for each heading. */
  facts: ReadonlyMap<string | null, ReadonlyMap<string, readonly string[]>>
  faqs: readonly string[]
  warn(message: string): void
}

/** The article as a source of its own claims. */
export const sourceDocument = ({ source, title, metadata }: Parts) => ({
  slug: source,
  kind: 'ARTICLE',
  title: plainText(title, 300),
  ...(metadata.canonicalUrl && { url: metadata.canonicalUrl }),
  ...(metadata.authors && { authors: metadata.authors }),
  ...(metadata.datePublished && { year: Number(metadata.datePublished.slice(0, 4)) }),
})

/** Its questions; `slugFor` gives each its key. */
export function faqDocuments(
  { extract, source, about }: Pick<Parts, 'extract' | 'source' | 'about'>,
  slugFor: (question: string) => string,
) {
  return extract.faqs.slice(0, 100).flatMap(({ question, answer }, index) => {
    if (answer === '') return []
    const document = {
      slug: slugFor(question),
      question: plainText(question, 300),
      answer: asMarkdown(answer, 2000),
      aspect: 'QUESTIONS',
      position: index + 1,
      about,
      citations: [{ source }],
    }
    return [document]
  })
}

/** Each letter may take two in Markdown. */
const longestProse = 4500

function blockDocuments(block: ExtractedBlock, warn: (message: string) => void): Record<string, unknown>[] {
  if (block.type === 'PROSE')
    return [...piecesOf(block.text ?? '', longestProse)].map(text => ({
      type: 'PROSE',
      text: asMarkdown(text, 10_000),
    }))
  if (block.type === 'LIST')
    return chunks(block.items ?? [], 200).map(items => ({
      type: 'LIST',
      ordered: block.ordered ?? false,
      items: items.map(item => asMarkdown(item, 1000)),
    }))
  if (block.type === 'IMAGE') return image(block, warn)
  const width = Math.max(block.columns?.length ?? 0, ...(block.rows ?? []).map(row => row.length))
  const columns = Array.from(
    { length: width },
    (_, at) => plainText(block.columns?.[at] ?? '', 200) || `Column ${at + 1}`,
  )
  if (width > 20)
    return [
      { type: 'LIST', items: (block.rows ?? []).slice(0, 200).map(row => asMarkdown(row.join(', '), 1000)) },
    ]
  const rows = (block.rows ?? []).map(row =>
    Array.from({ length: width }, (_, at) => plainText(row[at] ?? '', 1000)),
  )
  return chunks(rows, 500).map(part => ({ type: 'TABLE', columns, rows: part }))
}

function image(
  { url = '', alt = '' }: ExtractedBlock,
  warn: (message: string) => void,
): Record<string, unknown>[] {
  if (/^https?:\/\/[^\s<>"]{1,1900}$/i.test(url) && URL.canParse(url) && alt !== '')
    return [{ type: 'IMAGE', url, alt: plainText(alt, 300) }]
  warn(
    `a picture was left out, it has ${alt === '' ? 'no description' : 'no address on the web'}: ${plainText(url, 100) || '-'}`,
  )
  return []
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

const mostBlocks = 200

/** The article as typed blocks, each section with the records that it holds. */
export function articleDocument(parts: Parts) {
  const { slug, title, metadata, extract, about, faqs, facts, warn, source } = parts
  const used = new Set<string>()
  const unique = (name: string) => {
    let id = name
    for (let n = 2; used.has(id); n += 1) id = `${name}-${n}`
    used.add(id)
    return id
  }
  const sections = extract.sections.flatMap((section, index) => {
    const heading = section.heading ?? (index === 0 ? 'Introduction' : title)
    const own = section.blocks.flatMap(block => blockDocuments(block, warn))
    const shown = [...(facts.get(section.heading) ?? [])].map(([kind, ids]) => ({
      type: 'FACTS',
      kind,
      ids: ids.slice(0, 100),
    }))
    const asked =
      section.aspect === 'QUESTIONS' && faqs.length > 0 && !used.has('questions-block')
        ? [{ type: 'FAQ', slugs: faqs }]
        : []
    if (asked.length > 0) used.add('questions-block')
    const all = [...own, ...shown, ...asked].slice(0, mostBlocks)
    if (all.length === 0) {
      if (section.heading !== null)
        warn(`a section without text was left out: ${plainText(section.heading, 100)}`)
      return []
    }
    const id = unique(slugOf(heading, 'section').slice(0, 60).replace(/-+$/, ''))
    const blocks = all.map((block, at) => ({
      id: unique(`${id}-${at + 1}`),
      ...block,
      citations: [{ source, locator: plainText(heading, 200) }],
    }))
    return [{ id, aspect: section.aspect, heading: plainText(heading, 300), blocks }]
  })
  return {
    slug,
    title: plainText(title, 300),
    ...(extract.subtitle !== null && { subtitle: plainText(extract.subtitle, 400) }),
    ...(metadata.category && { category: metadata.category }),
    ...(metadata.inLanguage && { inLanguage: metadata.inLanguage }),
    ...(metadata.authors && { authors: metadata.authors }),
    ...(metadata.datePublished && { datePublished: metadata.datePublished }),
    ...(metadata.canonicalUrl && { canonicalUrl: metadata.canonicalUrl }),
    ...(metadata.image && { image: { url: metadata.image, alt: plainText(title, 300) } }),
    sections: sections.slice(0, 200),
    faqs,
    about,
    related: extract.related.slice(0, 50).map(({ category, title: name, teaser }) => ({
      category: category === null ? null : plainText(category, 100) || null,
      title: plainText(name, 300),
      teaser: teaser === null ? null : plainText(teaser, 500) || null,
    })),
    disclaimer: extract.disclaimer === null ? null : plainText(extract.disclaimer, 1000),
  }
}
