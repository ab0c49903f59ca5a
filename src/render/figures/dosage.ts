import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { ucumUnits } from '../../knowledge/amounts.ts'
import { labelOf } from '../../knowledge/enumeration.ts'
import type { ClaimOf } from '../facts/table.ts'
import { codeWords, doseWords, numberWords } from '../words.ts'
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
import { linear, type Scale } from './scale.ts'

type Dosage = ClaimOf<'dosage'>

const BAR = 12

const per = { DAY: 'a day', DOSE: 'a dose', UNKNOWN: 'how often is not stated' } as const

/** Only what counts the same thing, over the same time, lies on one axis. */
const axisName = ({ amount, per: each }: Dosage) => `${ucumUnits[amount.unit]}, ${per[each]}`

const forWhom = ({ condition, population, severityTier }: Dosage) =>
  [condition?.name, ...codeWords(severityTier), population?.name].filter(Boolean).join(', ') || 'In general'

const kindWords = ({ type, authority, form }: Dosage) => {
  const by =
    authority === null
      ? []
      : [`${authority.name}${authority.jurisdiction ? ` (${authority.jurisdiction})` : ''}`]
  return [labelOf(type), ...by, ...(form === null ? [] : [form])].join(' · ')
}

const largest = ({ amount }: Dosage) => amount.max ?? amount.min ?? 0

/** A range is a bar, one amount a dot, a limit a stop at its end. */
function mark({ amount, type }: Dosage, scale: Scale, top: number): ElementContent[] {
  const { min, max } = amount
  const last = scale.ticks.at(-1) ?? 0
  const middle = top + BAR / 2
  if (type === 'MAXIMUM') {
    const x = scale.at(max ?? min ?? 0)
    const from = scale.at(0)
    return [
      s('rect', {
        className: ['striped'],
        x: from,
        y: top,
        width: Math.max(2, x - from),
        height: BAR,
        rx: 2,
      }),
      s('line', { className: ['limit'], x1: x, x2: x, y1: top - 5, y2: top + BAR + 5 }),
    ]
  }
  if (min !== null && min === max)
    return [s('circle', { className: ['plain'], cx: scale.at(min), cy: middle, r: 8 })]
  const x1 = scale.at(min ?? 0)
  const x2 = scale.at(max ?? last)
  const bar = { x: x1, y: top, width: Math.max(8, x2 - x1), height: BAR, rx: BAR / 2 }
  const isOpen = min === null || max === null
  return [
    s('rect', {
      className: isOpen ? ['hollow', 'plain-line'] : ['plain'],
      ...bar,
      ...(isOpen && { strokeDasharray: '4 3' }),
    }),
  ]
}

function row(dosage: Dosage, scale: Scale, width: number): Part {
  const amount = textPart(doseWords(dosage), { className: 'value', size: 14, width })
  const who = textPart(forWhom(dosage), { className: 'label', size: 14, width })
  const what = textPart(kindWords(dosage), { className: 'small', size: 12, width })
  const words = amount.height + who.height + what.height
  return {
    height: words + BAR + 28,
    draw: top => [
      ...amount.draw(top),
      ...who.draw(top + amount.height),
      ...what.draw(top + amount.height + who.height),
      track(scale, top + words + 9, BAR),
      ...mark(dosage, scale, top + words + 9),
    ],
  }
}

const sentence = (dosage: Dosage) => `${forWhom(dosage)}: ${doseWords(dosage)}, ${kindWords(dosage)}.`

/** How much of a supplement: ranges by condition and group, and limits, on one axis for each unit. */
export function dosageFigure(name: string, dosages: readonly Dosage[], size: FigureSize): Figure {
  const title = `${name}: how much`
  if (dosages.length === 0) return nothing(size, title, `No amount of ${name} is recorded, and no limit.`)
  const width = figureSizes[size] - 2 * MARGIN
  const groups = grouped(dosages, axisName)
  const parts = [...groups].flatMap(([axis, rows]) => {
    const scale = linear(Math.max(...rows.map(largest)), MARGIN, MARGIN + width)
    return [
      textPart(axis, { className: 'group', size: 14, width, after: 8 }),
      ...rows.map(dosage => row(dosage, scale, width)),
      axisPart(scale, numberWords),
      gap(12),
    ]
  })
  const hasLimit = dosages.some(({ type }) => type === 'MAXIMUM')
  return figure(size, {
    title,
    subtitle: 'What sources study, advise or set. An amount here is no advice for you.',
    description: [...groups.values()].flat().map(sentence).join(' '),
    parts,
    notes: [
      hasLimit
        ? 'Striped up to a red line: a maximum. Solid: a range or a single amount. Dashed: one end is not stated.'
        : 'No maximum is recorded here, which does not mean that there is none.',
      'Each row is what one source says, for whom it says it.',
    ],
  })
}
