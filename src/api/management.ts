import { z } from 'zod'
import { ManagementAction } from '../knowledge/severity.ts'
import { TimeUnit } from '../knowledge/time.ts'
import { decimal } from './decimal.ts'
import { text } from './text.ts'

const bound = decimal(3).min(0).max(10_000).nullable()

const StopBefore = z
  .object({
    min: bound.describe('At least this long before.'),
    max: bound.describe('At most this long before.'),
    unit: TimeUnit,
  })
  .meta({ id: 'StopBefore', description: 'How long before to stop.' })

const hours = decimal(3).min(0).max(720).nullable()

const Separation = z
  .object({
    hoursBefore: hours.describe('Take the supplement at least so many hours before the other.'),
    hoursAfter: hours.describe('Take the supplement at least so many hours after the other.'),
  })
  .meta({
    id: 'Separation',
    description: 'How many hours to keep between the two; null = the source names none.',
  })

const members = {
  action: ManagementAction,
  stopBefore: StopBefore.nullable().describe('Filled when the action is STOP_BEFORE.'),
  separation: Separation.nullable().describe('Filled when the action is SEPARATE.'),
  text: text(400).nullable().describe('What the source advises, in our words.'),
}

export const Management = z
  .object(members)
  .meta({ id: 'Management', description: 'What the source says to do.' })

export const ManagementDocument = z
  .strictObject({
    action: ManagementAction,
    stopBefore: z
      .strictObject({ min: bound.default(null), max: bound.default(null), unit: TimeUnit })
      .refine(s => s.min === null || s.max === null || s.min <= s.max, 'min is above max')
      .nullable()
      .default(null),
    separation: z
      .strictObject({ hoursBefore: hours.default(null), hoursAfter: hours.default(null) })
      .nullable()
      .default(null),
    text: members.text.default(null),
  })
  .refine(
    m => m.action !== 'SEPARATE' || m.separation !== null,
    'SEPARATE needs separation hours (null where not named)',
  )
  .meta({ id: 'ManagementDocument', description: 'What the source says to do.' })
export type ManagementDocument = z.output<typeof ManagementDocument>
