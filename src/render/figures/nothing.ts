import { s } from 'hastscript'
import { type Figure, type FigureSize, figure, figureSizes, MARGIN, type Part, textPart } from './frame.ts'

const MEANING = 'That nobody has recorded it here does not mean that it is safe, or that it does not work.'

/** A figure of nothing: says so, and what that does not mean. */
export function nothing(size: FigureSize, title: string, words: string): Figure {
  const width = figureSizes[size] - 2 * MARGIN
  const text = textPart(words, { className: 'label', size: 14, width: width - 32, x: MARGIN + 16 })
  const box: Part = {
    height: text.height + 44,
    draw: top => [
      s('rect', { className: ['open'], x: MARGIN, y: top, width, height: text.height + 28, rx: 8 }),
      ...text.draw(top + 14),
    ],
  }
  return figure(size, {
    title,
    subtitle: 'Nothing recorded',
    description: `${words} ${MEANING}`,
    parts: [box],
    notes: [MEANING],
  })
}
