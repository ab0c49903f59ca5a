import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { factTable } from '../facts/index.ts'
import { type Cell, joint, type Named } from '../facts/table.ts'
import { recordLink } from '../prose.ts'
import type { ArticleView, BlockOf, FigureRef, Sources } from '../view.ts'
import { html, references } from './tree.ts'

/** In pixels, for a column of text. */
const TALL = 1500

type Part = Cell[number]

const isNamed = (part: Part): part is Named => typeof part !== 'string'

const inline = ({ addressOf }: ArticleView, part: Part): ElementContent[] =>
  isNamed(part)
    ? html([recordLink(addressOf, part, [{ type: 'text', value: part.text }])])
    : [{ type: 'text', value: part }]

const cellContent = (view: ArticleView, cell: Cell, lines: boolean): ElementContent[] => {
  if (lines && cell.length > 1)
    return [
      h(
        'ol',
        cell.map(part => h('li', inline(view, part))),
      ),
    ]
  return cell.flatMap((part, index) => [{ type: 'text', value: joint(cell, index) }, ...inline(view, part)])
}

/** A block of facts as a table of what its records say now, with the figure that draws them. */
export function factsBlock(view: ArticleView, sources: Sources, block: BlockOf<'FACTS'>): Element[] {
  const { records, kind, id } = block
  if (records.length === 0) return [h('p.kb-none', 'These records are no longer held.')]
  const { caption, columns, rows } = factTable(kind, records)
  const figure = view.figures.get(id)
  const table = h('table', [
    h('caption', { id: `${id}-caption` }, caption),
    h(
      'thead',
      h('tr', [
        ...columns.map(({ heading }) => h('th', { scope: 'col' }, heading)),
        h('th', { scope: 'col' }, 'Source'),
      ]),
    ),
    h(
      'tbody',
      rows.map(({ claim, cells }) =>
        h('tr', { dataKind: kind, dataKey: claim.id }, [
          ...cells.map((cell, index) => {
            const { heading, lines } = columns[index] ?? { heading: '', lines: false }
            const properties = { dataLabel: heading, ...(index === 0 && { scope: 'row' }) }
            return h(index === 0 ? 'th' : 'td', properties, cellContent(view, cell, lines))
          }),
          h('td', { dataLabel: 'Source' }, references(sources.numbersOf(claim.citations))),
        ]),
      ),
    ),
  ])
  return [
    ...(figure ? [placed(figure)] : []),
    // A wide table scrolls by itself, also for those who have only a keyboard.
    h('div.kb-facts', { id, role: 'region', tabIndex: 0, ariaLabelledBy: [`${id}-caption`] }, [table]),
  ]
}

/** A figure that would push the text off the screen waits until it is asked for. */
const placed = (figure: FigureRef) =>
  figure.height > TALL
    ? h('details.kb-more', [h('summary', `Figure: ${figure.caption}`), figureElement(figure)])
    : figureElement(figure)

const figureElement = (figure: FigureRef) =>
  h('figure.kb-figure', [
    h('picture', [
      h('source', {
        media: '(max-width: 600px)',
        srcSet: [figure.narrowUrl],
        width: figure.narrowWidth,
        height: figure.narrowHeight,
      }),
      h('img', {
        src: figure.url,
        width: figure.width,
        height: figure.height,
        alt: figure.alt,
        loading: 'lazy',
        decoding: 'async',
      }),
    ]),
    h('figcaption', figure.caption),
  ])
