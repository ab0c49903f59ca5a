import { z } from 'zod'
import { citations, SourceRef } from '../api/citation.ts'
import { KindedRef, ThingRef } from '../api/refs.ts'
import { ClaimId } from '../api/text.ts'
import { AmountBasis, AmountUnit, DosePer } from '../knowledge/amounts.ts'
import { AmountReading } from '../knowledge/safety.ts'

const amount = (what: string) => z.number().nullable().describe(what)

const TotalPart = z
  .object({
    amount: amount('The amount of one dose or of a day, as stated; null when the request names none.'),
    unit: AmountUnit.nullable().describe('Its unit.'),
    per: DosePer,
    timesPerDay: z.int().describe('How many doses a day.'),
    form: z.string().nullable().describe('The preparation, as stated.'),
    reading: AmountReading,
    factor: z
      .number()
      .nullable()
      .describe('What the amount was multiplied with, beside a mere change of unit.'),
    factorSource: SourceRef.nullable().describe(
      'Who states the factor; null where none was used or the record names nobody.',
    ),
    daily: amount('What it adds to the total, in the unit of the total; null when it cannot be counted.'),
  })
  .meta({ id: 'TotalPart', description: 'What one input adds to a daily total.' })

export const AppliedLimit = z
  .object({
    claim: ClaimId,
    authority: z.string().nullable().describe('Who sets it.'),
    jurisdiction: z.string().nullable().describe('Where it holds: ISO 3166-1 code or EU.'),
    population: z.string().nullable().describe('For whom it is; null = for everybody.'),
    amount: z.number().describe('The most, in the unit of the total where it converts, else in its own.'),
    unit: AmountUnit,
    per: DosePer,
    amountBasis: AmountBasis,
    form: z.string().nullable().describe('The preparation that it limits; null = any.'),
    scope: z
      .string()
      .nullable()
      .describe('What it counts, such as "supplements only", and what else one should know.'),
    exceeded: z
      .boolean()
      .nullable()
      .describe(
        'Whether what can be counted is above it; null when that cannot be told. false does not mean safe.',
      ),
    why: z.string().nullable().describe('Why that cannot be told.'),
    citations,
  })
  .meta({
    id: 'AppliedLimit',
    description: 'The most that an authority sets, and whether the total is above it.',
  })

export const Total = z
  .object({
    substance: ThingRef.describe('The substance.'),
    amount: amount('Daily amount of all that can be counted; null when nothing can.'),
    unit: AmountUnit.nullable().describe(
      'The unit that most limits and intakes of the substance are stated in.',
    ),
    complete: z
      .boolean()
      .describe(
        'True when every input that holds the substance could be counted; else the total is at least so much.',
      ),
    parts: z.array(TotalPart).describe('What each input adds.'),
    alsoIn: z
      .array(KindedRef)
      .describe('Other products asked for that hold it, in an amount that no record states.'),
    limitStatus: z
      .enum(['KNOWN', 'UNKNOWN'])
      .describe('UNKNOWN: no limit for this person and place is published here.'),
    jurisdiction: z
      .object({
        asked: z.string().nullable().describe('The place asked for; null = all.'),
        answered: z
          .string()
          .nullable()
          .describe('The place whose limits these are: its own, or the EU; null = all or none.'),
      })
      .describe('Whose limits these are.'),
    limits: z.array(AppliedLimit).describe('The limits that apply to this person and place.'),
  })
  .meta({
    id: 'DailyTotal',
    description: 'How much of a substance a day, over all that is taken, against its limits.',
  })
