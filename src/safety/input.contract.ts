import { z } from 'zod'
import { Slug, text } from '../api/text.ts'
import { DosePer } from '../knowledge/amounts.ts'
import { LifeStage, Sex } from '../knowledge/people.ts'
import { contradictions } from './contradictions.ts'
import { amountIssue, unitIssue } from './units.ts'

/** How many of each sort one check takes. */
export const maxOfEach = 50

const Name = text(200).refine(value => value.trim() !== '', 'is empty')

const identifier = text(220)
  .regex(/^[A-Z][A-Z0-9_]{1,30}:\S{1,180}$/, 'is not SYSTEM:code, such as UNII:I38ZP9992A')
  .describe('A code in a public system, as `SYSTEM:code`.')

const taken = z
  .strictObject({
    name: Name.optional().describe(
      'What it is called: a name, a brand, or a whole label line with an amount.',
    ),
    slug: Slug.optional().describe('The key of the supplement here.'),
    identifier: identifier.optional(),
    amount: z
      .number()
      .gt(0, 'is not above 0')
      .optional()
      .describe('How much is taken.')
      .meta({ example: 400 }),
    unit: text(40)
      .optional()
      .describe('The unit of the amount, as a UCUM code or as labels write it.')
      .meta({ example: 'mg' }),
    per: DosePer.exclude(['UNKNOWN'])
      .default('DOSE')
      .describe('Whether the amount is that of one dose or of a whole day.'),
    form: text(200).optional().describe('The preparation, such as "Magnesium citrate".'),
    timesPerDay: z.int().min(1).max(24).default(1).describe('How many doses a day.'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day, such as 08:00')
      .optional()
      .describe('When it is taken, where that is fixed.')
      .meta({ example: '08:00' }),
  })
  .superRefine((one, context) => {
    const given = [one.name, one.slug, one.identifier].filter(value => value !== undefined)
    if (given.length !== 1)
      context.addIssue({
        code: 'custom',
        path: ['name'],
        message: 'give exactly one of name, slug and identifier',
      })
    if (one.amount === undefined && one.unit === undefined) return
    if (one.amount === undefined)
      return void context.addIssue({ code: 'custom', path: ['amount'], message: 'is missing beside unit' })
    if (one.unit === undefined)
      return void context.addIssue({ code: 'custom', path: ['unit'], message: 'is missing beside amount' })
    const wrongUnit = unitIssue(one.unit)
    if (wrongUnit) return void context.addIssue({ code: 'custom', path: ['unit'], ...wrongUnit })
    const wrong = amountIssue(one.amount, one.unit)
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['amount'], message: wrong })
  })
  .meta({ id: 'TakenSupplement', description: 'A supplement that is taken.' })

const names = (what: string) =>
  z.array(Name).max(maxOfEach, `lists more than ${maxOfEach}`).default([]).describe(what)

const procedure = z
  .strictObject({
    name: Name.describe('What the procedure is called.'),
    inDays: z.number().min(0).max(3650).optional().describe('In how many days it is.'),
  })
  .meta({ id: 'PlannedProcedure', description: 'A procedure that is planned.' })

/** What a person takes and has. Everything may be left out, but not all supplements. */
export const SafetyCheckInput = z
  .strictObject({
    supplements: z
      .array(taken)
      .min(1, 'names no supplement')
      .max(maxOfEach, `lists more than ${maxOfEach}`)
      .describe('What is taken; at least one.'),
    medications: names('Medicines, by name or RxCUI.'),
    conditions: names('Diseases, symptoms, states and groups of people.'),
    lifeStage: LifeStage.exclude(['UNKNOWN']).optional().describe('The stage of life.'),
    age: z
      .number()
      .min(0, 'is below 0')
      .max(130, 'is above 130')
      .optional()
      .describe('Age in years; fractions for infants.')
      .meta({ example: 34 }),
    sex: Sex.exclude(['UNKNOWN']).optional().describe('Sex, where a limit depends on it.'),
    procedures: z
      .array(procedure)
      .max(maxOfEach, `lists more than ${maxOfEach}`)
      .default([])
      .describe('Procedures that are planned.'),
    allergies: names('Allergies.'),
    labTests: names('Laboratory tests that are due.'),
    foods: names('Foods and drinks that matter.'),
  })
  .superRefine((input, context) => {
    for (const { path, message } of contradictions(input))
      context.addIssue({ code: 'custom', path, message, params: { code: 'unprocessable' } })
  })
  .meta({
    description: 'What a person takes and has. It is health data: nothing of it is stored or logged.',
    example: {
      supplements: [{ name: 'Magnesium', amount: 400, unit: 'mg', per: 'DAY' }, { name: "St John's wort" }],
      medications: ['warfarin', 'tetracycline'],
      lifeStage: 'ADULT',
      procedures: [{ name: 'surgery', inDays: 7 }],
    },
  })
export type SafetyCheckInput = z.output<typeof SafetyCheckInput>
export type TakenSupplement = SafetyCheckInput['supplements'][number]

export const SafetyCheckQuery = z.strictObject({
  jurisdiction: z
    .string()
    .max(2)
    .refine(isPlace, 'is not an ISO 3166-1 alpha-2 code or EU')
    .optional()
    .meta({
      description:
        'Whose limits apply: one ISO 3166-1 alpha-2 code or EU. A member of the EU without a limit of its own gets that of the EU. Without it all are compared.',
      'x-list': { items: { type: 'string', maxLength: 2, pattern: '^[A-Z]{2}$' }, maxItems: 1 },
    }),
})

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

// What the list of regions has beside the countries: groups, and codes for tests.
const noPlaces = new Set(['EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

function isPlace(code: string) {
  return /^[A-Z]{2}$/.test(code) && !noPlaces.has(code) && regions.of(code) !== undefined
}
