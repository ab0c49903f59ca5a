import * as rules from '../rules/timelines.ts'
import { numberWords } from '../rules/units.ts'

/** When, in whole days from the beginning. */
export interface When {
  startDay: number
  /** Null when the words name no end. */
  endDay: number | null
  start: number
  end: number
}

type Unit = 'short' | 'day' | 'week' | 'month' | 'year'
const days: Record<Unit, number> = { short: 0, day: 1, week: 7, month: 30, year: 365 }

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]
const words = Object.keys(numberWords)
  .filter(word => word !== 'half')
  .join('|')
const N = `(?:\\d{1,3}(?:\\.\\d)?|${words})`
const U = '(minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?|wks?|months?|years?|fortnights?)'
const SEP = '\\s?(?:[–—−‑-]|to|or|and|through|until|till)\\s?'
const ORD = `(${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th))`

// Tried in this order at each place; the first that fits has the place.
const forms = {
  ordinalSpan: new RegExp(`\\b(?:first|initial|opening)\\s(${N})(?:${SEP}(${N}))?\\s${U}`, 'gi'),
  ordinal: new RegExp(
    `\\b${ORD}(?:${SEP}(?:the )?${ORD})?\\s(minute|hour|day|night|week|fortnight|month|year|dose|cup|capsule|tablet|evening|morning)\\b`,
    'gi',
  ),
  soon: /\bwithin the (?:first )?hour\b|\bwithin (?:minutes|hours)\b|\b(?:on |from )?(?:the |that )?(?:very )?same (?:day|evening|night|morning|afternoon)\b/gi,
  named: new RegExp(
    `\\b(days?|nights?|weeks?|wks?|months?)[\\s-](${N})\\b(?:${SEP}(?:(?:days?|weeks?|months?)\\s)?(${N})\\b(?!\\s?(?:%|mg|g\\b|mcg|IU)))?`,
    'gi',
  ),
  range: new RegExp(
    `\\b(?:between\\s)?(${N})(?:\\s${U})?${SEP}(${N}|an?(?= (?:full |whole )?(?:year|month)))[\\s-](?:full |whole )?${U}\\b`,
    'gi',
  ),
  orTwo: /\b(an?|one)\s(minute|hour|day|night|week|month|year|fortnight)\sor\s(two|three|so)\b/gi,
  single: new RegExp(
    `\\b(${N}|a few|an?|(?:a )?couple of|a few|half an?|(?:a )?(?:full )?half)\\+?[\\s-](?:more |full |whole |good |short |few )?${U}\\b`,
    'gi',
  ),
}

const unitOf = (word: string): Unit => {
  const letter = word.toLowerCase()
  if (/^(?:min|h$|hour|hr|dose|cup|capsule|tablet|evening|morning)/.test(letter)) return 'short'
  if (letter.startsWith('day')) return 'day'
  if (letter.startsWith('night')) return 'day'
  if (letter.startsWith('month')) return 'month'
  return letter.startsWith('year') ? 'year' : 'week'
}
const factorOf = (word: string) => (/^fortnight/i.test(word) ? 2 : 1)

const numberOf = (word: string): number => {
  const plain = word.toLowerCase().trim()
  if (/couple/.test(plain)) return 2
  if (/few/.test(plain)) return 3
  if (/\bhalf/.test(plain)) return 0.5
  if (plain === 'a' || plain === 'an') return 1
  return numberWords[plain] ?? Number(plain)
}
const ordinalOf = (word: string) => {
  const at = ordinals.indexOf(word.toLowerCase())
  return at === -1 ? Number.parseInt(word, 10) : at + 1
}

const short = { startDay: 0, endDay: 1 }

/** The days of the n-th to the m-th day, week or month: days are counted as they are named. */
const nth = (unit: Unit, from: number, to: number) =>
  unit === 'day'
    ? { startDay: from, endDay: to }
    : { startDay: days[unit] * (from - 1), endDay: days[unit] * to }

const isSpan = (text: string, at: number, pattern: RegExp) =>
  pattern.test(text.slice(Math.max(0, at - 40), at))

/** "Week 4" with its small words: around it has no end, after it begins where it ends. */
function namedTimes(text: string, found: RegExpExecArray): Omit<When, 'start' | 'end'> {
  const [all, word = '', from = '', to] = found
  const unit = unitOf(word)
  const first = numberOf(from)
  if (to !== undefined) return nth(unit, first, numberOf(to))
  const behind = text.slice(found.index + all.length, found.index + all.length + 20)
  const span = unit === 'day' && first === 1 ? short : nth(unit, first, first)
  const before = text.slice(Math.max(0, found.index - 30), found.index)
  if (/\bafter\s(?:about |around )?$/i.test(before)) return { startDay: span.endDay, endDay: null }
  const isOpen =
    rules.around.test(before) ||
    /\b(?:from|since|as early as|before|until)\s$/i.test(before) ||
    /^\s?(?:\+|on\b|onwards?|and (?:beyond|later|on))/.test(behind)
  return isOpen ? { startDay: span.startDay, endDay: null } : span
}

function ordinalTimes([, from = '', to, word = '']: RegExpExecArray): Omit<When, 'start' | 'end'> {
  const unit = unitOf(word)
  if (unit === 'short') return short
  const first = ordinalOf(from)
  const last = to === undefined ? first : ordinalOf(to)
  if (factorOf(word) > 1) return { startDay: 14 * (first - 1), endDay: 14 * last }
  return /night|day/i.test(word) && first === 1 ? { startDay: 0, endDay: last } : nth(unit, first, last)
}

function rangeTimes([, from = '', fromUnit, to = '', word = '']: RegExpExecArray): Omit<
  When,
  'start' | 'end'
> {
  const unit = unitOf(word)
  if (unit === 'short') return short
  const low = unitOf(fromUnit ?? word)
  return {
    startDay: days[low === 'short' ? 'day' : low] * numberOf(from) * factorOf(fromUnit ?? word),
    endDay: days[unit] * numberOf(to) * factorOf(word),
  }
}

/** "A week or two", and within them from the beginning. */
function orTwoTimes(text: string, found: RegExpExecArray): Omit<When, 'start' | 'end'> {
  const [, , word = '', last = ''] = found
  const unit = unitOf(word)
  if (unit === 'short') return short
  const one = days[unit] * factorOf(word)
  const isOpen = last.toLowerCase() === 'so'
  if (isSpan(text, found.index, rules.within))
    return { startDay: 0, endDay: isOpen ? one : one * numberOf(last) }
  return { startDay: one, endDay: isOpen ? null : one * numberOf(last) }
}

function singleTimes(text: string, found: RegExpExecArray): Omit<When, 'start' | 'end'> {
  const [, count = '', word = ''] = found
  const unit = unitOf(word)
  if (unit === 'short') return short
  const n = numberOf(count) * factorOf(word)
  const whole = unit === 'year' && n < 1 ? days.month * 12 * n : days[unit] * n
  if (isSpan(text, found.index, rules.by)) return nth(unit, n, n)
  if (isSpan(text, found.index, rules.within)) return { startDay: 0, endDay: whole }
  return { startDay: whole, endDay: null }
}

/** No time at all: "on a good day", "a night of tossing". */
const idiom = /^an?\s(?:(?:good|full|short)\s(?:days?|nights?)\b|(?:day|night) of\b)/i

/** The times of a text, in its order. */
export function timesIn(text: string): When[] {
  const found: When[] = []
  const add = (match: RegExpExecArray, when: Omit<When, 'start' | 'end'>) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const isFree =
      !idiom.test(text.slice(start, end + 4)) &&
      found.every(other => end <= other.start || start >= other.end)
    if (isFree && Number.isFinite(when.startDay))
      found.push({
        ...when,
        startDay: Math.round(when.startDay),
        endDay: when.endDay === null ? null : Math.round(when.endDay),
        start,
        end,
      })
  }
  for (const match of text.matchAll(forms.ordinalSpan)) {
    const unit = unitOf(match[3] ?? '')
    add(
      match,
      unit === 'short'
        ? short
        : {
            startDay: 0,
            endDay: days[unit] * numberOf(match[2] ?? match[1] ?? '') * factorOf(match[3] ?? ''),
          },
    )
  }
  for (const match of text.matchAll(forms.soon)) add(match, short)
  for (const match of text.matchAll(forms.ordinal)) add(match, ordinalTimes(match))
  for (const match of text.matchAll(forms.named)) add(match, namedTimes(text, match))
  for (const match of text.matchAll(forms.range)) add(match, rangeTimes(match))
  for (const match of text.matchAll(forms.orTwo)) add(match, orTwoTimes(text, match))
  for (const match of text.matchAll(forms.single)) add(match, singleTimes(text, match))
  return found.sort((a, b) => a.start - b.start)
}
