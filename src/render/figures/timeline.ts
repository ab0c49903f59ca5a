import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { labelOf } from '../../knowledge/enumeration.ts'
import { daysOf } from '../../knowledge/time.ts'
import type { ClaimOf } from '../facts/table.ts'
import { timeWords } from '../words.ts'
import { axisPart, track } from './axis.ts'
import {
  type Figure,
  type FigureSize,
  figure,
  figureSizes,
  gap,
  MARGIN,
  type Part,
  textPart,
} from './frame.ts'
import { grouped } from './grouped.ts'
import { nothing } from './nothing.ts'
import { days, dayWords, type Scale } from './scale.ts'

type Timeline = ClaimOf<'timeline'>

const BAR = 12

/** These tell how long to take or to try something, not when an effect comes. */
const durations = new Set(['MINIMUM_TRIAL', 'REASSESS_AT', 'MAXIMUM_DURATION', 'WASHOUT'])

const ends = ({ start, end }: Timeline) => ({
  from: start === null ? null : daysOf(start),
  to: end === null ? null : daysOf(end),
})

const sentence = (timeline: Timeline) => {
  const what = timeline.outcome ?? labelOf(timeline.measure)
  const trial =
    timeline.basis === 'TRIAL_ENDPOINT' ? ' (when a trial measured, not when it began to work)' : ''
  return `${timeWords(timeline)}: ${what.replace(/\.$/, '')}${trial}.`
}

/** A moment is a diamond, a span is a bar; where an end is not stated, the bar fades into a dashed one. */
function mark(timeline: Timeline, scale: Scale, top: number): ElementContent[] {
  const { from, to } = ends(timeline)
  const last = scale.ticks.at(-1) ?? 0
  const x1 = scale.at(from ?? 0)
  const x2 = scale.at(to ?? last)
  const isTrial = timeline.basis === 'TRIAL_ENDPOINT'
  const shape = durations.has(timeline.measure) || isTrial ? 'striped' : 'good'
  const middle = top + BAR / 2
  if (from !== null && from === to) {
    const d = `M${x1} ${middle - 8}l8 8l-8 8l-8 -8z`
    return [s('path', { className: [shape], d })]
  }
  const isOpen = from === null || to === null
  const bar = { x: x1, y: top, width: Math.max(6, x2 - x1), height: BAR, rx: BAR / 2 }
  return [
    s('rect', {
      className: isOpen ? ['hollow', 'good-line'] : [shape],
      ...bar,
      ...(isOpen && { strokeDasharray: '4 3' }),
    }),
  ]
}

function row(timeline: Timeline, scale: Scale, width: number): Part {
  const words = textPart(timeline.outcome ?? labelOf(timeline.measure), {
    className: 'label',
    size: 14,
    width,
  })
  const when = textPart(timeWords(timeline), { className: 'value', size: 14, width })
  const basis = timeline.basis === 'TRIAL_ENDPOINT' ? ', when a trial measured' : ''
  const measure = textPart(labelOf(timeline.measure) + basis, { className: 'small', size: 12, width })
  const height = when.height + words.height + measure.height + BAR + 26
  return {
    height,
    draw: top => {
      const bar = top + when.height + words.height + measure.height + 8
      return [
        ...when.draw(top),
        ...words.draw(top + when.height),
        ...measure.draw(top + when.height + words.height),
        track(scale, bar, BAR),
        ...mark(timeline, scale, bar),
      ]
    },
  }
}

/** When to expect what from a supplement: a row for each claim, under the condition that it is for. */
export function timelineFigure(name: string, timelines: readonly Timeline[], size: FigureSize): Figure {
  const title = `${name}: what to expect when`
  if (timelines.length === 0)
    return nothing(size, title, `Nothing is recorded about when ${name} does anything.`)
  const width = figureSizes[size] - 2 * MARGIN
  const reach = Math.max(
    ...timelines.map(timeline => Math.max(ends(timeline).from ?? 0, ends(timeline).to ?? 0)),
    1,
  )
  const scale = days(reach, MARGIN, MARGIN + width)
  const groups = grouped(timelines, ({ condition }) => condition?.name ?? 'For no condition in particular')
  const parts = [...groups].flatMap(([condition, rows]) => [
    textPart(condition, { className: 'group', size: 14, width, after: 8 }),
    ...rows.map(one => row(one, scale, width)),
  ])
  const description = [...groups]
    .map(([condition, rows]) => `${condition}. ${rows.map(sentence).join(' ')}`)
    .join(' ')
  return figure(size, {
    title,
    subtitle: 'Time since the first dose. The scale gives the first weeks more room.',
    description,
    parts: [...parts, axisPart(scale, dayWords), gap(4)],
    notes: [
      'Filled: when an effect is said to come. Striped: how long to take or try it, or when a trial measured. Dashed: one end is not stated.',
      'Each row is what one source says; no row means that nothing is recorded.',
    ],
  })
}
