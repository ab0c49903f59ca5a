import { Letters } from './quote.ts'
import type { Members, Operation } from './types.ts'

/** A part of an article; its numbers are places in `texts`. */
export type Part =
  | { type: 'heading' | 'prose' | 'question' | 'note'; text: number }
  | { type: 'list'; ordered: boolean; items: number[] }
  | { type: 'table'; columns: number[]; rows: number[][] }

/** An article to be read beside what was taken from it. */
export interface Article {
  slug: string
  title: string
  parts: Part[]
  texts: string[]
  /** Where the section with this heading begins. */
  headings: Map<string, number>
  letters: Letters
}

interface Block {
  type: string
  text?: string
  title?: string | null
  caption?: string | null
  alt?: string
  ordered?: boolean
  items?: string[]
  columns?: string[]
  rows?: string[][]
  slugs?: string[]
}

/** What an article shows in a block of questions, by slug. */
type Questions = ReadonlyMap<string, { question: string; answer: string }>

// What an import escapes, so that it shows as it is.
const plain = (markdown: string): string =>
  markdown.replace(/\\([\\`*_[\]#>+.)-])/g, '$1').replaceAll('&lt;', '<')

class Builder {
  readonly parts: Part[] = []
  readonly texts: string[] = []

  text = (text: string): number => this.texts.push(plain(text)) - 1
  add = (type: 'heading' | 'prose' | 'question' | 'note', text: string | null | undefined): void => {
    if (text) this.parts.push({ type, text: this.text(text) })
  }

  block(block: Block, questions: Questions): void {
    this.add('question', block.title)
    this.add('prose', block.text)
    this.add('note', block.caption)
    this.add('note', block.alt && `Picture: ${block.alt}`)
    const { items, columns, rows, slugs = [] } = block
    if (items) this.parts.push({ type: 'list', ordered: block.ordered ?? false, items: items.map(this.text) })
    if (columns && rows)
      this.parts.push({
        type: 'table',
        columns: columns.map(this.text),
        rows: rows.map(row => row.map(this.text)),
      })
    for (const slug of slugs) {
      this.add('question', questions.get(slug)?.question ?? slug)
      this.add('prose', questions.get(slug)?.answer)
    }
  }
}

/** An article as a changeset writes it, or as it is published. */
export function articleOf(data: Members, questions: Questions): Article {
  const builder = new Builder()
  const headings = new Map<string, number>()
  builder.add('note', data.subtitle as string | null)
  for (const { heading, blocks } of data.sections as { heading: string; blocks: Block[] }[]) {
    headings.set(heading, builder.texts.length)
    builder.add('heading', heading)
    for (const block of blocks) builder.block(block, questions)
  }
  builder.add('note', data.disclaimer as string | null)
  const { parts, texts } = builder
  return {
    ...{ slug: String(data.slug), title: String(data.title) },
    ...{ parts, texts, headings, letters: new Letters(texts) },
  }
}

const questionOf = ({ slug, question, answer }: Members) =>
  [String(slug), { question: String(question), answer: String(answer) }] as const

/** Whether an operation brings a document: that of a retirement or a rename is something else. */
const isWritten = (operation: Operation): operation is Operation & { data: Members } =>
  (operation.op === 'create' || operation.op === 'update') && operation.data !== null

/** The articles that operations write, by slug. */
export const articlesIn = (operations: readonly Operation[]): ReadonlyMap<string, Article> => {
  const questions = questionsIn(operations)
  const articles = operations.filter(isWritten).filter(({ kind }) => kind === 'article')
  return new Map(articles.map(({ key, data }) => [key, articleOf(data, questions)]))
}

/** The questions that operations write. */
const questionsIn = (operations: readonly Operation[]): Questions =>
  new Map(operations.flatMap(one => (one.kind === 'faq' && isWritten(one) ? [questionOf(one.data)] : [])))

/** A published article, whose questions are embedded. */
export const publishedArticle = (record: Members): Article =>
  articleOf(record, new Map((record.faqs as Members[]).map(questionOf)))

/** The words that an operation rests on, with the article that says them: its source is named after it. */
export interface Quote {
  source: string
  article: string | null
  locator: string | null
  snippet: string | null
}

export const quotesOf = ({ data }: Operation): Quote[] =>
  ((data?.citations ?? []) as Omit<Quote, 'article'>[]).map(citation => ({
    ...citation,
    article: citation.source.startsWith('article-') ? citation.source.slice('article-'.length) : null,
  }))
