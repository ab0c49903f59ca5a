import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { xml } from '../xml.ts'
import { style } from './style.ts'
import { linesOf } from './text.ts'

/** How wide a figure is drawn: for a column of text, or for a phone. */
export const figureSizes = { wide: 720, narrow: 360 } as const
export type FigureSize = keyof typeof figureSizes

/** A figure as SVG, with what a page needs to place it without a jump. */
export interface Figure {
  svg: string
  width: number
  height: number
  title: string
  /** All that it shows, in words. */
  description: string
}

/** A part of a figure: how high it is, and what is drawn from `top` on. */
export interface Part {
  height: number
  draw: (top: number) => ElementContent[]
}

export const MARGIN = 20

/** Lines of text, one below the other. */
export function textPart(
  words: string,
  {
    className,
    size,
    width,
    x = MARGIN,
    after = 0,
  }: { className: string; size: number; width: number; x?: number; after?: number },
): Part {
  const lines = linesOf(words, width, size)
  const leading = Math.round(size * 1.4)
  return {
    height: lines.length * leading + after,
    draw: top =>
      lines.map((line, index) =>
        s('text', { className: [className], x, y: top + index * leading + size }, line),
      ),
  }
}

/** Nothing, for so many pixels. */
export const gap = (height: number): Part => ({ height, draw: () => [] })

interface Content {
  title: string
  /** The line below the title. */
  subtitle: string
  description: string
  parts: readonly Part[]
  /** What a reader must know not to misread it. */
  notes: readonly string[]
}

/** Puts title, parts and notes below each other, and all of it into one accessible SVG. */
export function figure(size: FigureSize, { title, subtitle, description, parts, notes }: Content): Figure {
  const width = figureSizes[size]
  const inner = width - 2 * MARGIN
  const all = [
    gap(MARGIN),
    textPart(title, { className: 'title', size: 18, width: inner }),
    textPart(subtitle, { className: 'muted', size: 13, width: inner, after: 14 }),
    ...parts,
    gap(6),
    ...notes.map(note => textPart(note, { className: 'muted', size: 12, width: inner, after: 4 })),
    gap(MARGIN - 6),
  ]
  const drawn: ElementContent[] = []
  let top = 0
  for (const part of all) {
    drawn.push(...part.draw(top))
    top += part.height
  }
  const height = Math.ceil(top)
  const tree = s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      ariaLabelledBy: ['title', 'desc'],
      lang: 'en',
    },
    [
      s('title', { id: 'title' }, title),
      s('desc', { id: 'desc' }, description),
      s('style', style),
      patterns(),
      s('rect', { className: ['paper'], x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 10 }),
      ...drawn,
    ],
  )
  return { svg: xml(tree), width, height, title, description }
}

/** Stripes for what is not an effect: limits and trial times, told apart without colour. */
const patterns = () =>
  s('defs', [
    s(
      'pattern',
      { id: 'stripes', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      [s('rect', { className: ['stripe'], width: 2, height: 6 })],
    ),
  ])
