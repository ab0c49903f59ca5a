import type { ElementContent } from 'hast'
import { s } from 'hastscript'
import { ucumUnits } from '../../knowledge/amounts.ts'
import { labelOf } from '../../knowledge/enumeration.ts'
import type { ClaimOf } from '../facts/table.ts'
import { codeWords, doseWords, numberWords } from '../words.ts'
import { axisPart } from './axis.ts'
import { BAR, type BarLayout, bar, barLayout, barRow, stop } from './bars.ts'
import { type Figure, type FigureSize, figure, gap, type Part, textPart } from './frame.ts'
import { grouped } from './grouped.ts'
import { nothing } from './nothing.ts'
import { linear, type Scale } from './scale.ts'

type Dosage = ClaimOf<'dosage'>

const per = { DAY: 'a day', DOSE: 'a dose', UNKNOWN: 'how often is not stated' } as const

/** Only what counts the same thing, over the same time, lies on one axis. */
const axisName = ({ amount, per: each }: Dosage) => `${ucumUnits[amount.unit]}, ${per[each]}`

const forWhom = ({ condition, population, severityTier }: Dosage) =>
  [condition?.name, ...codeWords(severityTier), population?.name].filter(Boolean).join(', ') || 'In general'

const kindWords = ({ type, authority, form, citations }: Dosage) => {
  const by =
    authority === null
      ? []
      : [`${authority.name}${authority.jurisdiction ? ` (${authority.jurisdiction})` : ''}`]
  const [first] = citations
  const source = authority === null && first ? [labelOf(first.source.kind).toLowerCase()] : []
  return [labelOf(type), ...by, ...source, ...(form === null ? [] : [form])].join(' · ')
}

const largest = ({ amount }: Dosage) => amount.max ?? amount.min ?? 0

/** A range is a bar, one amount a dot; a limit is striped, with a stop at its end. */
function mark({ amount, type }: Dosage, scale: Scale, top: number): ElementContent[] {
  const { min, max } = amount
  const last = scale.ticks.at(-1) ?? 0
  const end = scale.at(max ?? min ?? 0)
  if (type === 'MAXIMUM') return [bar(scale.at(0), end, top, 'striped', false), stop(end, top)]
  if (min !== null && min === max) {
    return [s('circle', { className: ['plain'], cx: end, cy: top + BAR / 2, r: 8 })]
  }
  return [bar(scale.at(min ?? 0), scale.at(max ?? last), top, 'plain', min === null || max === null)]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const row = (dosage: Dosage, scale: Scale, layout: BarLayout): Part => {
  const words = { value: capital(doseWords(dosage)), label: forWhom(dosage), small: kindWords(dosage) }
  return barRow(layout, scale, words, top => mark(dosage, scale, top))
}

const sentence = (dosage: Dosage) => `${forWhom(dosage)}: ${doseWords(dosage)}, ${kindWords(dosage)}.`

/** How much of a supplement: ranges by condition and group, and limits, on one axis for each unit. */
export function dosageFigure(name: string, dosages: readonly Dosage[], size: FigureSize): Figure {
  const title = `${name}: how much`
  if (dosages.length === 0) return nothing(size, title, `No amount of ${name} is recorded, and no limit.`)
  const layout = barLayout(size)
  const groups = grouped(dosages, axisName)
  const parts = [...groups].flatMap(([axis, rows]) => {
    const scale = linear(Math.max(...rows.map(largest)), layout.from, layout.to)
    return [
      textPart(axis, { className: 'group', size: 14, width: layout.width, after: 10 }),
      ...(rows.length > 12 ? [axisPart(scale, numberWords)] : []),
      ...rows.map(dosage => row(dosage, scale, layout)),
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
