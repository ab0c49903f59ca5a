import { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { decimal } from '../../api/decimal.ts'
import { lenient } from '../../api/document.ts'
import { condition } from '../../api/refs.ts'
import { text } from '../../api/text.ts'
import { daysOf, TimelineBasis, TimelineMeasure, TimeUnit } from '../../knowledge/time.ts'

const value = decimal(3).min(0).max(10_000)
const timePoint = z
  .object({ value: value.describe('How many.'), unit: TimeUnit })
  .meta({ id: 'TimePoint', description: 'A time since the first dose.' })

const own = {
  measure: TimelineMeasure,
  start: timePoint.nullable().describe('From when; null when only an end is stated.'),
  end: timePoint.nullable().describe('Until when; null when open.'),
  label: text(100).nullable().describe('The time as a person reads it.').meta({ example: 'Week 1–2' }),
  outcome: text(300).nullable().describe('What to expect.'),
  basis: TimelineBasis,
  breaks: text(300).nullable().describe('Breaks that the source asks for.'),
}

const day = z.int().min(0).nullable()
const iso = text(20).nullable()

export const Timeline = claim('timeline', {
  condition: condition.readOptional,
  measure: own.measure,
  start: own.start,
  end: own.end,
  startDay: day.describe('Start in days: week n starts at day 7(n−1), a month is 30 days.'),
  endDay: day.describe('End in days.'),
  isoStart: iso.describe('Start as an ISO 8601 duration.'),
  isoEnd: iso.describe('End as an ISO 8601 duration.'),
  label: own.label,
  outcome: own.outcome,
  basis: own.basis,
  breaks: own.breaks,
}).meta({ id: 'Timeline', description: 'When to expect an effect, or how long something may be taken.' })
export type Timeline = z.output<typeof Timeline>

const writtenPoint = z.strictObject({ value, unit: TimeUnit }).nullable().default(null)

export const TimelineDocument = claimDocument({
  condition: condition.writeOptional,
  ...lenient(own),
  start: writtenPoint,
  end: writtenPoint,
})
  .refine(t => t.start !== null || t.end !== null, { message: 'needs start, end or both', path: ['start'] })
  .refine(t => t.start === null || t.end === null || daysOf(t.start) <= daysOf(t.end), {
    message: 'start is after end',
    path: ['start'],
  })
