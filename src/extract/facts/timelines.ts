import type { ExtractedTimeline } from '../types.ts'
import type { Unit } from '../units.ts'
import { clauseAt, isFelt, isLabel, type Moment } from './felt.ts'
import type { Subjects } from './subject.ts'
import { timesIn } from './times.ts'

/** What is felt: the rest of the line, of the row, or of the clause. */
function outcomeOf(moment: Moment, row: readonly Unit[]): string {
  const { unit } = moment
  if (unit.kind === 'cell') {
    const other = unit.isRowName ? row.find(cell => cell !== unit)?.text.text : undefined
    return other ?? unit.label ?? unit.text.text
  }
  if (isLabel(moment)) return unit.text.text.slice(unit.labelEnd).trim()
  return clauseAt(moment)
    .trim()
    .replace(/[.,;]$/, '')
}

const mostInSentence = 12

/** In days; nobody waits longer for something to be felt: "half of those will meet a second one within 10 years". */
const longest = 5 * 365

/** The timelines of an article, each once. */
export function findTimelines(units: readonly Unit[], subjects: Subjects): ExtractedTimeline[] {
  const found = new Map<string, ExtractedTimeline>()
  const blocks = byBlock(units)
  for (const unit of units)
    for (const { start, end } of unit.sentences) {
      const sentence = unit.text.text.slice(start, end)
      for (const when of timesIn(sentence).slice(0, mostInSentence)) {
        const moment = { unit, sentence, when, offset: start }
        if ((when.endDay ?? when.startDay) > longest || !isFelt(moment)) continue
        const supplement = subjects.near(unit, sentence, when.start, when.end)
        const { startDay, endDay } = when
        const key = `${supplement?.toLowerCase()} ${startDay} ${endDay}`
        const told = `${supplement?.toLowerCase()} 0 ${startDay}`
        if (found.has(key) || (endDay === null && unit.kind === 'cell' && found.has(told))) continue
        const outcome = outcomeOf(moment, blocks.get(unit.block) ?? [])
        const quote = unit.text.quote(start, end, [start + when.start, start + when.end])
        found.set(key, { supplement, startDay, endDay, outcome, quote })
      }
    }
  return [...found.values()]
}

function byBlock(units: readonly Unit[]): Map<number, Unit[]> {
  const blocks = new Map<number, Unit[]>()
  for (const unit of units) {
    const block = blocks.get(unit.block)
    if (block) block.push(unit)
    else blocks.set(unit.block, [unit])
  }
  return blocks
}
