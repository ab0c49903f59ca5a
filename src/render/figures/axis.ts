import { s } from 'hastscript'
import type { Part } from './frame.ts'
import type { Scale } from './scale.ts'

/** The words below an axis, with a mark for each. */
export const axisPart = ({ at, ticks }: Scale, words: (value: number) => string): Part => ({
  height: 32,
  draw: top =>
    ticks.flatMap((tick, index) => {
      const x = at(tick)
      const isLast = index === ticks.length - 1
      const anchor = index === 0 ? 'start' : isLast ? 'end' : 'middle'
      const shift = index === 0 ? -8 : isLast ? 8 : 0
      return [
        s('line', { className: ['grid'], x1: x, x2: x, y1: top - 4, y2: top + 4 }),
        s('text', { className: ['small'], x: x + shift, y: top + 19, textAnchor: anchor }, words(tick)),
      ]
    }),
})
