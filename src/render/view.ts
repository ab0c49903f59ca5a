import { disclaimer } from '../knowledge/content.ts'
import type { RecordKind } from '../knowledge/things.ts'
import type { Article } from '../resources/articles/articles.contract.ts'
import type { AddressOf } from './prose.ts'

export type Section = Article['sections'][number]
export type Block = Section['blocks'][number]
export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>
export type SourceRef = Block['citations'][number]['source']

/** A figure of a supplement that stands beside a block's facts. */
export interface FigureRef {
  url: string
  /** The same for narrow screens. */
  narrowUrl: string
  width: number
  height: number
  narrowWidth: number
  narrowHeight: number
  /** All that it shows, in words. */
  alt: string
  caption: string
}

/** An article that belongs beside this one. */
export interface RelatedCard {
  title: string
  category: string | null
  teaser: string | null
  /** Null when it is not in this knowledge base. */
  url: string | null
}

/** Everything that an article's forms are made of. Pure: no statement, no request. */
export interface ArticleView {
  article: Article
  addressOf: AddressOf
  /** The address of a path of this service. */
  link: (path: string) => string
  /** Where readers find the article. */
  canonical: string
  /** Figures by the id of the block whose facts they draw. */
  figures: ReadonlyMap<string, FigureRef>
  related: readonly RelatedCard[]
}

/** The cited sources of an article, numbered in the order in which a reader meets them. */
export class Sources {
  readonly #numbers = new Map<string, number>()
  readonly all: SourceRef[] = []

  constructor({ sections }: Article) {
    for (const block of sections.flatMap(({ blocks }) => blocks)) {
      for (const { source } of block.citations) this.#add(source)
      if (block.type !== 'FACTS') continue
      for (const { citations } of block.records) for (const { source } of citations) this.#add(source)
    }
  }

  #add(source: SourceRef): void {
    if (this.#numbers.has(source.slug)) return
    this.all.push(source)
    this.#numbers.set(source.slug, this.all.length)
  }

  /** The numbers of some citations' sources, each once, ascending. */
  numbersOf(citations: readonly { source: SourceRef }[]): number[] {
    const numbers = citations.map(({ source }) => this.#numbers.get(source.slug) ?? 0)
    return [...new Set(numbers)].sort((a, b) => a - b)
  }
}

/** The anchor of a source in the list of sources, by its number. */
export const sourceId = (number: number) => `kb-source-${number}`

/** The path of a record in this service. */
export const recordPath = (kind: RecordKind, key: string) => `/v1/${kind}s/${key}`

/** The question blocks leave out: shown at the end, so that none is lost. */
export function unplacedFaqs({ sections, faqs }: Article) {
  const placed = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'FAQ' ? block.slugs : []))),
  )
  return faqs.filter(({ slug }) => !placed.has(slug))
}

export type Faq = Article['faqs'][number]

/** The questions of a block; one that has gone meanwhile is left out. */
export const faqsOf = ({ faqs }: Article, { slugs }: BlockOf<'FAQ'>): Faq[] =>
  slugs.flatMap(slug => faqs.filter(faq => faq.slug === slug))

/** The disclaimers that the text itself does not hold already: the article's own, and that of the knowledge base. */
export function disclaimersOf({ sections, disclaimer: own }: Article): string[] {
  const said = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'CALLOUT' ? [block.text] : []))),
  )
  return [...(own === null ? [] : [own]), disclaimer].filter(text => !said.has(text))
}
