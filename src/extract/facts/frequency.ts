import * as rules from '../rules/dosages.ts'
import { numberWords } from '../rules/units.ts'
import type { Unit } from '../units.ts'
import { aroundOf, type Place } from './places.ts'
import { quantitiesIn } from './quantities.ts'

/** How often an amount is taken. */
export interface Frequency {
  per: 'day' | 'dose'
  times: number | null
  /** Whether words say so. */
  isStated: boolean
}

const timesOf = (word = ''): number | null => numberWords[word.toLowerCase()] ?? (Number(word) || null)

/** How often, as some words say it. */
export function frequencyIn(text: string): Frequency | null {
  const isOfDay = rules.dayAtOnce.test(text)
  for (const { pattern, per, times } of rules.frequencies) {
    if (isOfDay && per === 'dose' && times !== 1) continue
    const found = pattern.exec(text)
    if (found) return { per, times: times === 'group' ? timesOf(found[1]) : times, isStated: true }
  }
  return null
}

/** "2 x 250 mg", "three 200 mg servings", and an amount that stands twice: morning and evening. */
function multiplied({ sentence, before, after, quantity, others }: Place): Frequency | null {
  const twin =
    others.filter(
      ({ min, max, unit }) => min === quantity.min && max === quantity.max && unit === quantity.unit,
    ).length === 2
  if (twin && rules.twiceOver.test(sentence)) return { per: 'dose', times: 2, isStated: true }
  const servings = rules.servingsAfter.test(after) ? rules.servingsBefore.exec(before)?.[1] : undefined
  const times = rules.timesBefore.exec(before)?.[1] ?? rules.timesAfter.exec(after)?.[1] ?? servings
  return times === undefined ? null : { per: 'dose', times: timesOf(times), isStated: true }
}

/** By the words behind, then before the amount, then around it, then behind the last amount of its sentence. */
function inSentence(
  { sentence, before, after, quantity, others }: Place,
  isLimit: boolean,
): Frequency | null {
  const own = frequencyIn(after) ?? frequencyIn(before.slice(before.lastIndexOf(isLimit ? ', ' : '; ') + 1))
  if (own) return own
  if (others.length === 1) return frequencyIn(sentence)
  const last = others.at(-1)
  return last && !isLimit && last.start - quantity.end <= longestSharing
    ? frequencyIn(sentence.slice(last.end))
    : null
}

/** "Women take 150 mg, men 200 mg, once a day" */
const longestSharing = 24

/** Below "per day" the times of a row are the portions of the day. */
function inRowOfDays({ lead }: Unit, row: Frequency): Frequency | null {
  if (row.times === null) return null
  return rules.ofDay.test(lead ?? '') ? { ...row, per: 'day' } : row
}

/** "600 mg a day. Take half in the morning…", "Stir in 4 g. Drink this twice daily": by the next sentence, where it is of the same. */
function inNext({ text: { text } }: Unit, end: number, here: Frequency | null): Frequency | null {
  const next = /^\s[^.!?]*/.exec(text.slice(end, end + longestNext))?.[0] ?? ''
  const isSplit = rules.splits.test(next)
  if (!(isSplit || rules.goesOn.test(next)) || quantitiesIn(next).length > 0) return null
  const told = frequencyIn(next)
  if (!here || told === null) return told
  return here.times === null && (here.per === 'day' ? isSplit : told.times !== null) ? told : null
}

const longestNext = 90

/** "…; for sleep take 600 mg at bedtime" says when, so that "twice daily" before it is not of it. */
const timedClause = ({ clause, sentence }: Place): string =>
  rules.timeOfDay.test(clause) ? clause : sentence

/** How often: by the sentence, the row, the next sentence that splits it, or what stands around. */
export function frequencyOf(place: Place, isLimit: boolean): Frequency {
  const { unit, sentence, offset } = place
  const many = multiplied(place)
  if (many) return many
  const isDaily = rules.dailyAround.test(aroundOf(unit))
  const told = inSentence(place, isLimit)
  const row = told ?? (unit.rowText === '' ? null : frequencyIn(unit.rowText))
  const here = !told && row?.per === 'dose' && isDaily ? inRowOfDays(unit, row) : row
  const next = inNext(unit, offset + sentence.length, here)
  if (next ?? here) return (next ?? here) as Frequency
  const per =
    isDaily || isLimit || [rules.dailyAround, rules.needed].some(words => words.test(timedClause(place)))
      ? 'day'
      : 'dose'
  return { per, times: null, isStated: false }
}
