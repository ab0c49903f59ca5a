import * as rules from '../rules/timelines.ts'
import type { ExtractedTimeline } from '../types.ts'
import type { Unit } from '../units.ts'
import { quantitiesIn } from './quantities.ts'
import type { Subjects } from './subject.ts'
import { timesIn, type When } from './times.ts'

/** The clause around a place: up to the next semicolon, or a comma before "and" or "but". */
function clauseAt(sentence: string, { start, end }: When): string {
  const before = sentence.slice(0, start)
  const after = sentence.slice(end)
  const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf(', and '), before.lastIndexOf(', but '))
  const to = after.search(/;|, (?:and|but) /)
  return sentence.slice(from + 1, to === -1 ? sentence.length : end + to)
}

const isTimed = ({ roles }: Unit) => roles.has('time')

/** The time is the label of its line: "Week 2: fewer awakenings". */
const isLabel = (unit: Unit, when: When, offset: number) =>
  offset + when.end <= unit.labelEnd && offset + when.start <= 12

/** Roles in whose text a time is hardly ever one of an effect. */
const elsewhere = ['avoid', 'food', 'market', 'effects', 'disclaimer', 'dose'] as const

function isFelt(unit: Unit, sentence: string, when: When, offset: number): boolean {
  if (
    /^[\s-](?:shorter|longer|earlier|sooner|old\b|ago\b|walks?\b|naps?\b|drive\b|sessions?\b|workouts?\b|breaks?\b|runs?\b|supply\b)/i.test(
      sentence.slice(when.end),
    )
  )
    return false
  const before = sentence.slice(0, when.start)
  if (rules.every.test(before) || (/^an?\s/i.test(sentence.slice(when.start)) && rules.howOften.test(before)))
    return false
  const clause = clauseAt(sentence, when)
  const ofClause = rules.ofTrial.test(sentence) ? sentence : clause
  if (
    rules.notWhenFelt.some(([name, pattern]) => pattern.test(rules.inClause.has(name) ? ofClause : sentence))
  )
    return false
  if (isLabel(unit, when, offset))
    return isTimed(unit) || (!elsewhere.some(role => unit.roles.has(role)) && rules.outcome.test(sentence))
  if (quantitiesIn(clause).length > 0) return false
  const told = offset === 0 && clause.length > unit.labelEnd ? clause.slice(unit.labelEnd) : clause
  if (rules.instruction.test(told) || rules.duration.test(clause)) return false
  const isShort = unit.kind === 'cell' || (unit.labelEnd > 0 && unit.text.text.length < 80)
  if (isTimed(unit) && (isShort || !elsewhere.some(role => unit.roles.has(role)))) return true
  const isElse = elsewhere.some(
    role => unit.roles.has(role) && !(role === 'dose' && (isTimed(unit) || rules.felt.test(clause))),
  )
  return rules.outcome.test(clause) && !isElse
}

/** What is felt: the rest of the line, of the row, or of the clause. */
function outcomeOf(unit: Unit, row: readonly Unit[], sentence: string, when: When, offset: number): string {
  if (unit.kind === 'cell') {
    const other = unit.isRowName ? row.find(cell => cell !== unit)?.text.text : undefined
    return other ?? unit.label ?? unit.text.text
  }
  if (isLabel(unit, when, offset)) return unit.text.text.slice(unit.labelEnd).trim()
  return clauseAt(sentence, when)
    .trim()
    .replace(/[.,;]$/, '')
}

const mostInSentence = 12

/** The timelines of an article, each once. */
export function findTimelines(units: readonly Unit[], subjects: Subjects): ExtractedTimeline[] {
  const found = new Map<string, ExtractedTimeline>()
  const blocks = byBlock(units)
  for (const unit of units)
    for (const { start, end } of unit.sentences) {
      const sentence = unit.text.text.slice(start, end)
      for (const when of timesIn(sentence).slice(0, mostInSentence)) {
        if (!isFelt(unit, sentence, when, start)) continue
        const supplement = subjects.near(unit, sentence, when.start, when.end)
        const { startDay, endDay } = when
        const key = `${supplement?.toLowerCase()} ${startDay} ${endDay}`
        const told = `${supplement?.toLowerCase()} 0 ${startDay}`
        if (found.has(key) || (endDay === null && unit.kind === 'cell' && found.has(told))) continue
        const outcome = outcomeOf(unit, blocks.get(unit.block) ?? [], sentence, when, start)
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
