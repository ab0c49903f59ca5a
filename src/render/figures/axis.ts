import { s } from 'hastscript'
import type { Part } from './frame.ts'
import type { Scale } from './scale.ts'

/** The words below an axis, with a mark for each. */
export const axisPart = ({ at, ticks }: Scale, words: (value: number) => string): Part => ({
  height: 30,
  draw: top =>
    ticks.flatMap((tick, index) => {
      const x = at(tick)
      const anchor = index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'
      return [
        s('line', { className: ['grid'], x1: x, x2: x, y1: top, y2: top + 6 }),
        s('text', { className: ['small'], x, y: top + 20, textAnchor: anchor }, words(tick)),
      ]
    }),
})

/** The bare line that bars lie on, across a row. */
export const track = ({ at, ticks }: Scale, top: number, height: number) => {
  const from = at(ticks[0] ?? 0)
  const to = at(ticks.at(-1) ?? 0)
  return s('rect', { className: ['track'], x: from, y: top, width: to - from, height, rx: height / 2 })
}
