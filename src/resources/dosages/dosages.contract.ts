import { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { decimal } from '../../api/decimal.ts'
import { lenient } from '../../api/document.ts'
import { condition, population } from '../../api/refs.ts'
import { text } from '../../api/text.ts'
import {
  AdministrationRoute,
  AmountBasis,
  AmountUnit,
  DosageType,
  DosePer,
  DoseTiming,
  SeverityTier,
  WithFood,
} from '../../knowledge/amounts.ts'
import { TimeUnit } from '../../knowledge/time.ts'

const quantity = decimal(6).gt(0).max(1e13).nullable()

const amount = z
  .object({
    min: quantity.describe('Lower end; null when only an upper end is stated.'),
    max: quantity.describe('Upper end, equal to `min` for a single amount; null when open.'),
    unit: AmountUnit,
  })
  .meta({ id: 'AmountRange', description: 'A range of amounts.' })

const times = decimal(2).gt(0).max(48)
const frequency = z
  .object({
    timesMin: times.describe('At least so many times.'),
    timesMax: times.describe('At most so many times.'),
    period: decimal(2).gt(0).max(365).describe('In so many units of time.'),
    periodUnit: TimeUnit,
  })
  .meta({ id: 'Frequency', description: 'How often it is taken.' })

const span = decimal(3).min(0).max(10_000).nullable()
const duration = z
  .object({ min: span.describe('At least.'), max: span.describe('At most.'), unit: TimeUnit })
  .meta({ id: 'TimeRange', description: 'A range of time.' })

const authority = z
  .object({
    name: text(100).describe('The body that sets it.').meta({ example: 'EFSA' }),
    jurisdiction: text(20)
      .nullable()
      .describe('Where it holds: ISO 3166-1 code or EU.')
      .meta({ example: 'EU' }),
  })
  .meta({ id: 'Authority', description: 'Who sets a limit or a recommended intake.' })

const own = {
  form: text(200).nullable().describe('The preparation that is dosed.'),
  route: AdministrationRoute.nullable().describe('How it is taken.'),
  type: DosageType,
  amount,
  amountBasis: AmountBasis,
  per: DosePer,
  frequency: frequency.nullable().describe('null when the source does not say how often.'),
  timing: z.array(DoseTiming).max(9).describe('When in the day.'),
  withFood: WithFood.nullable().describe('null when the source does not say.'),
  severityTier: SeverityTier.nullable().describe('null when it is for every severity.'),
  duration: duration.nullable().describe('For how long, in this source.'),
  authority: authority.nullable().describe('Who sets it; null when it is no limit or recommended intake.'),
  note: text(600)
    .nullable()
    .describe('What one should know to read it rightly, such as what a limit counts.'),
}

export const Dosage = claim('dosage', {
  condition: condition.readOptional,
  population: population.readOptional,
  ...own,
}).meta({ id: 'Dosage', description: 'An amount that a source sets, studied or advises.' })
export type Dosage = z.output<typeof Dosage>

const ascending = (low: number | null, high: number | null) => low === null || high === null || low <= high

export const DosageDocument = claimDocument({
  condition: condition.writeOptional,
  population: population.writeOptional,
  ...lenient(own),
  amount: z
    .strictObject({ min: quantity.default(null), max: quantity.default(null), unit: AmountUnit })
    .refine(a => a.min !== null || a.max !== null, 'needs min, max or both')
    .refine(a => ascending(a.min, a.max), 'min is above max'),
  frequency: z
    .strictObject({ timesMin: times, timesMax: times, period: frequency.shape.period, periodUnit: TimeUnit })
    .refine(f => f.timesMin <= f.timesMax, 'timesMin is above timesMax')
    .nullable()
    .default(null),
  duration: z
    .strictObject({ min: span.default(null), max: span.default(null), unit: TimeUnit })
    .refine(d => d.min !== null || d.max !== null, 'needs min, max or both')
    .refine(d => ascending(d.min, d.max), 'min is above max')
    .nullable()
    .default(null),
  authority: z
    .strictObject({ name: authority.shape.name, jurisdiction: authority.shape.jurisdiction.default(null) })
    .nullable()
    .default(null),
  amountBasis: AmountBasis.default('UNKNOWN'),
})
