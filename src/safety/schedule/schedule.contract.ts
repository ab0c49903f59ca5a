import { z } from 'zod'
import { KindedRef } from '../../api/refs.ts'
import { ClaimId } from '../../api/text.ts'
import { DoseTiming, WithFood } from '../../knowledge/amounts.ts'
import { ScheduleStatus } from '../../knowledge/safety.ts'

const clock = z.string().describe('Time of day.').meta({ example: '08:00' })

const Entry = z
  .object({
    time: clock,
    what: KindedRef.describe('What is taken.'),
    atMeal: z.boolean().describe('True when the plan assumes a meal at this time.'),
  })
  .meta({ id: 'ScheduleEntry', description: 'One dose in the plan.' })

const Separation = z
  .object({
    one: KindedRef.describe('The supplement.'),
    other: KindedRef.describe('What it is kept apart from.'),
    hoursBefore: z
      .number()
      .nullable()
      .describe('Hours from the supplement to the other; null when no source names any.'),
    hoursAfter: z
      .number()
      .nullable()
      .describe('Hours from the other to the supplement; null when no source names any.'),
    claims: z.array(ClaimId).describe('Who asks for it.'),
  })
  .meta({
    id: 'ScheduleSeparation',
    description:
      'Two things to keep apart. Hours that no source names for one side are kept as those of the other.',
  })

const MealRule = z
  .object({
    what: KindedRef.describe('What is taken.'),
    withFood: WithFood,
    timing: z.array(DoseTiming).describe('When in the day, as the source says.'),
    claim: ClaimId,
    form: z.string().nullable().describe('The preparation that it is stated of.'),
    kept: z.boolean().describe('False for a rule that contradicts a stronger one of the same supplement.'),
  })
  .meta({ id: 'ScheduleMealRule', description: 'What a source says about meals or the time of day.' })

export const Schedule = z
  .object({
    status: ScheduleStatus,
    meals: z.array(clock).describe('When the plan assumes meals.'),
    entries: z.array(Entry).describe('The plan, by time; empty when there is none.'),
    separations: z.array(Separation).describe('What the plan keeps apart.'),
    mealRules: z.array(MealRule).describe('What sources say about meals and the time of day.'),
    conflict: z
      .object({
        one: KindedRef.describe('The one.'),
        other: KindedRef.nullable().describe(
          'The other; null when the rules of the one contradict a fixed time.',
        ),
        detail: z.string().describe('Why they do not fit into one day.'),
      })
      .nullable()
      .describe('The pair that makes a plan impossible; null when there is none.'),
  })
  .meta({
    id: 'Schedule',
    description: 'A day that keeps all separations and meal rules, or the pair that makes it impossible.',
  })
