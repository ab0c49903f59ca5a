import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { labelOf } from '../../knowledge/enumeration.ts'
import { daysOf } from '../../knowledge/time.ts'
import type { ClaimOf } from '../facts/table.ts'
import { timeWords } from '../words.ts'
import { axisPart } from './axis.ts'
import { BAR, type BarLayout, bar, barLayout, barRow, stop } from './bars.ts'
import { type Figure, type FigureSize, figure, gap, type Part, textPart } from './frame.ts'
import { grouped } from './grouped.ts'
import { nothing } from './nothing.ts'
import { days, dayWords, type Scale } from './scale.ts'

type Timeline = ClaimOf<'timeline'>

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

/** A moment is a diamond, a span is a bar, a longest time ends in a stop. */
function mark(timeline: Timeline, scale: Scale, top: number): ElementContent[] {
  const { from, to } = ends(timeline)
  const last = scale.ticks.at(-1) ?? 0
  const isDuration = durations.has(timeline.measure)
  const look = isDuration || timeline.basis === 'TRIAL_ENDPOINT' ? 'striped' : 'good'
  if (from !== null && from === to) {
    const [x, y] = [scale.at(from), top + BAR / 2]
    return [s('path', { className: [look], d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z` })]
  }
  const isOpen = to === null || (from === null && !isDuration)
  const span = bar(scale.at(from ?? 0), scale.at(to ?? last), top, look, isOpen)
  return timeline.measure === 'MAXIMUM_DURATION' && to !== null ? [span, stop(scale.at(to), top)] : [span]
}

const basisWords: Partial<Record<Timeline['basis'], string>> = {
  TRIAL_ENDPOINT: 'when a trial measured',
  PHARMACOKINETIC: 'from blood levels',
  MECHANISTIC: 'from how it works',
  EXPERT: 'from experts',
  TRADITIONAL: 'from tradition',
  ARTICLE: 'an article says so',
}

const row = (timeline: Timeline, scale: Scale, layout: BarLayout): Part => {
  const { measure, basis, outcome } = timeline
  const small = [labelOf(measure), basisWords[basis]].filter(Boolean).join(', ')
  const words = { value: timeWords(timeline), label: outcome ?? 'No outcome is stated', small }
  return barRow(layout, scale, words, top => mark(timeline, scale, top))
}

/** When to expect what from a supplement: a row for each claim, under the condition that it is for. */
export function timelineFigure(name: string, timelines: readonly Timeline[], size: FigureSize): Figure {
  const title = `${name}: what to expect when`
  if (timelines.length === 0)
    return nothing(size, title, `Nothing is recorded about when ${name} does anything.`)
  const layout = barLayout(size)
  const reach = Math.max(
    ...timelines.map(timeline => Math.max(ends(timeline).from ?? 0, ends(timeline).to ?? 0)),
    1,
  )
  const scale = days(reach, layout.from, layout.to)
  const groups = grouped(timelines, ({ condition }) => condition?.name ?? 'For no condition in particular')
  const parts = [...groups].flatMap(([condition, rows]) => [
    textPart(condition, { className: 'group', size: 14, width: layout.width, after: 10 }),
    ...rows.map(one => row(one, scale, layout)),
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
      'Solid: when an effect is said to come. Striped: how long to take or try it (up to a red line: at most), or when a trial measured. Dashed: one end is not stated.',
      'Each row is what one source says; no row means that nothing is recorded.',
    ],
  })
}
