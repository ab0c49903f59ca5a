import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { type FigureSize, figureSizes, MARGIN, type Part, textPart } from './frame.ts'
import type { Scale } from './scale.ts'

export const BAR = 12

/** Room for what stands on an end of the axis. */
const END = 9

/** Where words and bars of a figure stand: beside each other, on a phone below each other. */
export interface BarLayout {
  isBeside: boolean
  /** Of the whole figure within its margins. */
  width: number
  textWidth: number
  /** Where the axis begins and ends. */
  from: number
  to: number
}

export function barLayout(size: FigureSize): BarLayout {
  const width = figureSizes[size] - 2 * MARGIN
  const isBeside = size === 'wide'
  const left = isBeside ? 300 : 0
  return {
    isBeside,
    width,
    textWidth: isBeside ? left - 24 : width,
    from: MARGIN + left + END,
    to: MARGIN + width - END,
  }
}

interface Words {
  /** What it comes to, such as an amount or a time. */
  value: string
  label: string
  /** What sort of statement it is, and who makes it. */
  small: string
}

const grid = ({ at, ticks }: Scale, top: number, height: number) =>
  ticks.map(tick => s('line', { className: ['grid'], x1: at(tick), x2: at(tick), y1: top, y2: top + height }))

const track = ({ from, to }: BarLayout, top: number) =>
  s('rect', { className: ['track'], x: from, y: top, width: to - from, height: BAR, rx: BAR / 2 })

/** A row of a figure: words, and what `mark` draws on the axis from its upper edge on. */
export function barRow(
  layout: BarLayout,
  scale: Scale,
  { value, label, small }: Words,
  mark: (top: number) => ElementContent[],
): Part {
  const { textWidth: width, isBeside } = layout
  const words = [
    textPart(value, { className: 'value', size: 14, width }),
    textPart(label, { className: 'label', size: 14, width }),
    textPart(small, { className: 'small', size: 12, width }),
  ]
  const high = words.reduce((sum, { height }) => sum + height, 0)
  const height = high + (isBeside ? 16 : BAR + 30)
  return {
    height,
    draw: top => {
      const bar = isBeside ? top + (high - BAR) / 2 + 2 : top + high + 9
      let at = top
      const texts = words.flatMap(part => {
        const drawn = part.draw(at)
        at += part.height
        return drawn
      })
      const lines = isBeside ? grid(scale, top - 8, height) : []
      return [...lines, ...texts, track(layout, bar), ...mark(bar)]
    },
  }
}

/** What a bar is drawn as: an effect or an amount, or a time or amount that something is bounded by. */
export type Look = 'good' | 'plain' | 'striped'

const lineOf: Record<Look, string> = { good: 'good-line', plain: 'plain-line', striped: 'plain-line' }

/** A bar from one end to the other; dashed where one end is not stated. */
export const bar = (x1: number, x2: number, top: number, look: Look, isOpen: boolean): ElementContent =>
  s('rect', {
    className: isOpen ? ['hollow', lineOf[look]] : [look],
    x: x1,
    y: top,
    width: Math.max(8, x2 - x1),
    height: BAR,
    rx: BAR / 2,
    ...(isOpen && { strokeDasharray: '4 3' }),
  })

/** A stop: no further. */
export const stop = (x: number, top: number): ElementContent =>
  s('line', { className: ['limit'], x1: x, x2: x, y1: top - 5, y2: top + BAR + 5 })
