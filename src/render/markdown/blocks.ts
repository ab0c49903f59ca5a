import type { BlockContent, FootnoteReference, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import { factTable } from '../facts/index.ts'
import { type Cell, joint } from '../facts/table.ts'
import { mentionsIn, phrase, prose, recordLink } from '../prose.ts'
import { type ArticleView, type Block, type BlockOf, type Faq, faqsOf, type Sources } from '../view.ts'
import { paragraph, text } from './tree.ts'

/** The name of the note on a numbered source. */
export const footnote = (number: number) => ({ identifier: `${number}`, label: `${number}` })

const references = (numbers: readonly number[]): FootnoteReference[] =>
  numbers.map(number => ({ type: 'footnoteReference', ...footnote(number) }))

const named = ({ article: { about, mentions } }: ArticleView, words: string) =>
  mentionsIn(words, [...about, ...mentions])

const phrased = (view: ArticleView, words: string): PhrasingContent[] =>
  phrase(words, named(view, words), view.addressOf)

const row = (cells: readonly PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map(children => ({ type: 'tableCell', children })),
})

const cellContent = (view: ArticleView, cell: Cell): PhrasingContent[] =>
  cell.flatMap((part, index) => [
    text(joint(cell, index)),
    typeof part === 'string' ? text(part) : recordLink(view.addressOf, part, [text(part.text)]),
  ])

function facts(view: ArticleView, sources: Sources, { id, kind, records }: BlockOf<'FACTS'>): RootContent[] {
  if (records.length === 0) return [paragraph(text('These records are no longer held.'))]
  const { columns, rows } = factTable(kind, records)
  const figure = view.figures.get(id)
  const table: Table = {
    type: 'table',
    children: [
      row([...columns.map(({ heading }) => [text(heading)]), [text('Source')]]),
      ...rows.map(({ claim, cells }) =>
        row([...cells.map(cell => cellContent(view, cell)), references(sources.numbersOf(claim.citations))]),
      ),
    ],
  }
  return [...(figure ? [paragraph({ type: 'image', url: figure.url, alt: figure.caption })] : []), table]
}

const table = (view: ArticleView, { caption, columns, rows }: BlockOf<'TABLE'>): RootContent[] => [
  ...(caption === null ? [] : [paragraph({ type: 'strong', children: [text(caption)] })]),
  {
    type: 'table',
    children: [columns, ...rows].map(cells => row(cells.map(cell => phrased(view, cell)))),
  },
]

const list = (view: ArticleView, { ordered, items }: BlockOf<'LIST'>): RootContent => ({
  type: 'list',
  ordered,
  spread: false,
  children: items.map(item => ({
    type: 'listItem',
    spread: false,
    children: [paragraph(...phrased(view, item))],
  })),
})

const callout = (view: ArticleView, block: BlockOf<'CALLOUT'>): RootContent => ({
  type: 'blockquote',
  children: [
    ...(block.title === null ? [] : [paragraph({ type: 'strong', children: [text(block.title)] })]),
    ...(prose(block.text, named(view, block.text), view.addressOf) as BlockContent[]),
  ],
})

const picture = (view: ArticleView, { url, alt }: BlockOf<'IMAGE' | 'FIGURE'>): RootContent =>
  paragraph({ type: 'image', url: url.startsWith('/') ? view.link(url) : url, alt })

export const faqList = (view: ArticleView, faqs: readonly Faq[]): RootContent[] =>
  faqs.flatMap(({ question, answer }) => [
    paragraph({ type: 'strong', children: [text(question)] }),
    ...prose(answer, named(view, answer), view.addressOf),
  ])

function content(view: ArticleView, sources: Sources, block: Block): RootContent[] {
  switch (block.type) {
    case 'PROSE':
      return prose(block.text, block.mentions, view.addressOf)
    case 'LIST':
      return [list(view, block)]
    case 'TABLE':
      return table(view, block)
    case 'CALLOUT':
      return [callout(view, block)]
    case 'IMAGE':
    case 'FIGURE':
      return [picture(view, block)]
    case 'FACTS':
      return facts(view, sources, block)
    case 'FAQ':
      return faqList(view, faqsOf(view.article, block))
  }
}

/** The blocks of a section, each with notes on what it cites. */
export const blocksContent = (view: ArticleView, sources: Sources, blocks: readonly Block[]): RootContent[] =>
  blocks.flatMap(block =>
    withNotes(content(view, sources, block), references(sources.numbersOf(block.citations))),
  )

function withNotes(nodes: RootContent[], notes: FootnoteReference[]): RootContent[] {
  const last = nodes.at(-1)
  if (notes.length === 0) return nodes
  if (last?.type !== 'paragraph') return [...nodes, paragraph(...notes)]
  return [...nodes.slice(0, -1), { ...last, children: [...last.children, ...notes] }]
}
