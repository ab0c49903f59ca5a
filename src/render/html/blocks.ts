import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { mentionsIn, phrase, prose } from '../prose.ts'
import { type ArticleView, type Block, type BlockOf, type Faq, faqsOf, type Sources } from '../view.ts'
import { factsBlock } from './facts.ts'
import { html, references, when } from './tree.ts'

/** What a block's text without places of its own mentions: whatever the article is about or speaks of. */
const named = ({ article: { about, mentions } }: ArticleView, text: string) =>
  mentionsIn(text, [...about, ...mentions])

const phrased = (view: ArticleView, text: string): ElementContent[] =>
  html(phrase(text, named(view, text), view.addressOf))

const parsed = (view: ArticleView, text: string): ElementContent[] =>
  html(prose(text, named(view, text), view.addressOf))

/** References stand behind the last words of a text, not below it. */
const withReferences = (content: ElementContent[], marks: ElementContent[]): ElementContent[] => {
  const last = content.findLast((node): node is Element => node.type === 'element')
  if (marks.length === 0) return content
  if (last?.tagName !== 'p') return [...content, h('p.kb-cites', marks)]
  last.children.push(...marks)
  return content
}

const list = (view: ArticleView, { ordered, items }: BlockOf<'LIST'>) =>
  h(
    ordered ? 'ol' : 'ul',
    items.map(item => h('li', phrased(view, item))),
  )

const table = (view: ArticleView, { id, caption, columns, rows }: BlockOf<'TABLE'>) => {
  const properties = { role: 'region', tabIndex: 0, ariaLabel: caption ?? 'Table' }
  return h('div.kb-table', { id, ...properties }, [
    h('table', [
      ...when(caption, text => h('caption', text)),
      h(
        'thead',
        h(
          'tr',
          columns.map(column => h('th', { scope: 'col' }, phrased(view, column))),
        ),
      ),
      h(
        'tbody',
        rows.map(row =>
          h(
            'tr',
            row.map(cell => h('td', phrased(view, cell))),
          ),
        ),
      ),
    ]),
  ])
}

const callout = (view: ArticleView, { tone, title, text }: BlockOf<'CALLOUT'>) =>
  h('aside', { className: ['kb-callout', `kb-${tone.toLowerCase()}`], role: 'note' }, [
    ...when(title, words => h('p.kb-callout-title', words)),
    ...parsed(view, text),
  ])

const picture = (view: ArticleView, block: BlockOf<'IMAGE' | 'FIGURE'>) => {
  const { url, alt } = block
  const { caption = null, width = null, height = null } = block.type === 'IMAGE' ? block : {}
  const src = url.startsWith('/') ? view.link(url) : url
  const properties = { src, alt, loading: 'lazy', decoding: 'async' } as const
  const size = { ...(width && { width }), ...(height && { height }) }
  return h('figure.kb-picture', [
    h('img', { ...properties, ...size }),
    ...when(caption, text => h('figcaption', text)),
  ])
}

/** Questions that open: they can be read without any script. */
export const faqList = (view: ArticleView, faqs: readonly Faq[]): Element[] =>
  faqs.map(({ slug, question, answer }) =>
    h('details.kb-faq', { id: `faq-${slug}`, dataKind: 'faq', dataKey: slug }, [
      h('summary', question),
      h('div', parsed(view, answer)),
    ]),
  )

function content(view: ArticleView, sources: Sources, block: Block): ElementContent[] {
  switch (block.type) {
    case 'PROSE':
      return html(prose(block.text, block.mentions, view.addressOf))
    case 'LIST':
      return [list(view, block)]
    case 'TABLE':
      return [table(view, block)]
    case 'CALLOUT':
      return [callout(view, block)]
    case 'IMAGE':
    case 'FIGURE':
      return [picture(view, block)]
    case 'FACTS':
      return factsBlock(view, sources, block)
    case 'FAQ':
      return faqList(view, faqsOf(view.article, block))
  }
}

/** The blocks of a section. A source is marked where it is first cited in a row, not at each paragraph again. */
export function blocksContent(
  view: ArticleView,
  sources: Sources,
  blocks: readonly Block[],
): ElementContent[] {
  let before = ''
  return blocks.flatMap(block => {
    const numbers = sources.numbersOf(block.citations)
    const isNew = numbers.length > 0 && numbers.join() !== before
    if (numbers.length > 0) before = numbers.join()
    return withReferences(content(view, sources, block), isNew ? references(numbers) : [])
  })
}
