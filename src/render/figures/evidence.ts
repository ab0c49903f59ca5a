import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { labelOf } from '../../knowledge/enumeration.ts'
import type { ClaimOf } from '../facts/table.ts'
import { type Figure, type FigureSize, figure, figureSizes, MARGIN, type Part, textPart } from './frame.ts'
import { grouped } from './grouped.ts'
import { nothing } from './nothing.ts'

type Indication = ClaimOf<'indication'>
type Direction = Indication['evidence']['direction']

/** From what helps to what nobody states; the last one is never drawn like the first. */
const columns: readonly { direction: Direction; words: string; colour: string }[] = [
  { direction: 'BENEFIT', words: 'Helps', colour: 'good' },
  { direction: 'MIXED', words: 'Mixed', colour: 'mixed' },
  { direction: 'NO_EFFECT', words: 'No effect', colour: 'none' },
  { direction: 'HARM', words: 'Harms', colour: 'bad' },
  { direction: 'UNKNOWN', words: 'Not stated', colour: 'none' },
]

/** How many of four dots are full. Nobody having graded it is no grade at all. */
const grades: Record<Indication['evidence']['certainty'], number | null> = {
  HIGH: 4,
  MODERATE: 3,
  LOW: 2,
  VERY_LOW: 1,
  NOT_GRADED: null,
  UNKNOWN: null,
}

const DOT = 4.5
const PITCH = 12

/** How high a mark is, with the number of claims below it. */
const LINE = 40

/** Four dots for a grade, a dashed lozenge with a question mark for none; how many claims say so, when several. */
function mark(colour: string, grade: number | null, count: number, x: number, y: number): ElementContent[] {
  const several =
    count > 1
      ? [s('text', { className: ['small'], x, y: y + 21, textAnchor: 'middle' }, `${count} claims`)]
      : []
  if (grade === null) {
    return [
      s('rect', {
        className: ['hollow', `${colour}-line`],
        x: x - 15,
        y: y - 9,
        width: 30,
        height: 18,
        rx: 9,
        strokeDasharray: '4 3',
      }),
      s('text', { className: ['small'], x, y: y + 4.5, textAnchor: 'middle' }, '?'),
      ...several,
    ]
  }
  const dots = [0, 1, 2, 3].map(index => {
    const className = index < grade ? [colour] : ['hollow', `${colour}-line`]
    return s('circle', { className, cx: x + (index - 1.5) * PITCH, cy: y, r: DOT })
  })
  return [...dots, ...several]
}

interface Grid {
  left: number
  column: number
}

const gridOf = (size: FigureSize): Grid => {
  const width = figureSizes[size] - 2 * MARGIN
  const left = size === 'wide' ? 210 : 0
  return { left, column: (width - left) / columns.length }
}

const centre = ({ left, column }: Grid, index: number) => MARGIN + left + column * (index + 0.5)

const header = (grid: Grid): Part => ({
  height: 30,
  draw: top =>
    columns.map(({ words }, index) =>
      s('text', { className: ['small'], x: centre(grid, index), y: top + 14, textAnchor: 'middle' }, words),
    ),
})

function cells(claims: readonly Indication[], grid: Grid, top: number): ElementContent[] {
  return columns.flatMap(({ direction, colour }, index) => {
    const here = claims.filter(({ evidence }) => evidence.direction === direction)
    const byGrade = [...grouped(here, ({ evidence }) => String(grades[evidence.certainty]))]
    return byGrade.flatMap(([grade, same], line) =>
      mark(
        colour,
        grade === 'null' ? null : Number(grade),
        same.length,
        centre(grid, index),
        top + line * LINE,
      ),
    )
  })
}

/** How many marks stand below each other, at most, and whether the last of them says how many claims it stands for. */
const marksHeight = (claims: readonly Indication[]) => {
  const heights = columns.map(({ direction }) => {
    const here = claims.filter(({ evidence }) => evidence.direction === direction)
    const byGrade = [...grouped(here, ({ evidence }) => String(grades[evidence.certainty])).values()]
    return (byGrade.length - 1) * LINE + ((byGrade.at(-1)?.length ?? 1) > 1 ? LINE : 24)
  })
  return Math.max(...heights)
}

function row(condition: string, claims: readonly Indication[], grid: Grid, width: number): Part {
  const isBeside = grid.left > 0
  const label = textPart(condition, {
    className: 'label',
    size: 14,
    width: isBeside ? grid.left - 12 : width,
  })
  const marks = marksHeight(claims)
  const height = (isBeside ? Math.max(label.height, marks) : label.height + marks + 2) + 14
  return {
    height,
    draw: top => [
      s('line', { className: ['grid'], x1: MARGIN, x2: MARGIN + width, y1: top, y2: top }),
      ...label.draw(top + 10),
      ...cells(claims, grid, isBeside ? top + 20 : top + label.height + 22),
    ],
  }
}

const sentence = ({ evidence }: Indication) =>
  `${columns.find(({ direction }) => direction === evidence.direction)?.words ?? ''}, certainty ${labelOf(evidence.certainty).toLowerCase()}`

/** Which way the effects of a supplement go, and how sure that is: a row for each condition. */
export function evidenceFigure(name: string, indications: readonly Indication[], size: FigureSize): Figure {
  const title = `${name}: what the evidence says`
  if (indications.length === 0)
    return nothing(size, title, `No effect of ${name} on any condition is recorded, neither good nor bad.`)
  const width = figureSizes[size] - 2 * MARGIN
  const grid = gridOf(size)
  const rows = grouped(indications, ({ condition }) => condition.name)
  return figure(size, {
    title,
    subtitle: 'Which way it goes for each condition, and how sure the source is.',
    description: [...rows]
      .map(([condition, claims]) => `${condition}: ${claims.map(sentence).join('; ')}.`)
      .join(' '),
    parts: [header(grid), ...[...rows].map(([condition, claims]) => row(condition, claims, grid, width))],
    notes: [
      'Full dots: how sure (four high, three moderate, two low, one very low). A question mark: nobody graded it, which says nothing about being right.',
      '"Not stated" and a condition that is missing do not mean that it is safe or that it works.',
    ],
  })
}
