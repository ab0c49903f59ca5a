import { z } from 'zod'
import { codes, paging } from '../../api/params.ts'
import { Instant, kindText, text } from '../../api/text.ts'
import { recordKinds } from '../../knowledge/things.ts'

const own = {
  kind: z.enum(recordKinds).describe(kindText),
  key: text(200).describe('The slug or id of the record that is wrong.'),
  message: text(2000).describe('What is wrong, and what would be right.'),
}
const source = text(500).describe('Who says so: an address or a reference.')

export const CorrectionBody = z.strictObject({ ...own, source: source.optional() }).meta({
  description: 'What somebody holds to be wrong. Write nothing about a person’s health.',
  example: {
    kind: 'supplement',
    key: 'magnesium',
    message: 'The upper level is given for supplements only; food does not count.',
    source: 'https://ods.od.nih.gov/factsheets/Magnesium-HealthProfessional/',
  },
})
export type CorrectionBody = z.output<typeof CorrectionBody>

export const correctionStates = ['OPEN', 'RESOLVED', 'DECLINED'] as const
const state = z.enum(correctionStates).describe('Whether an editor has closed it, and how.')
const note = text(2000).describe('What an editor says to it.')

export const Correction = z
  .object({
    id: z.int().describe('Its number.'),
    ...own,
    source: source.nullable(),
    createdAt: Instant,
    state,
    note: note.nullable(),
    closedBy: z.string().nullable().describe('The name of the key that closed it; null while it is open.'),
    closedAt: Instant.nullable().describe('When that was.'),
  })
  .meta({ id: 'CorrectionNote', description: 'What a reader holds to be wrong, for editors to look at.' })

export const CorrectionReceipt = z
  .object({ id: z.int().describe('To refer to it.') })
  .meta({ id: 'CorrectionReceipt', description: 'It has arrived.' })

export const CorrectionEdit = z
  .strictObject({ state: state.optional(), note: note.nullable().optional() })
  .refine(edit => Object.keys(edit).length > 0, 'is empty: name what to change')
  .meta({
    description: 'What is to become of a correction.',
    example: { state: 'RESOLVED', note: 'Corrected; thank you.' },
  })
export type CorrectionEdit = z.output<typeof CorrectionEdit>

export const CorrectionParams = z.strictObject({
  id: z
    .string()
    .max(9)
    .regex(/^[1-9]\d{0,8}$/, 'is not a whole number')
    .transform(Number)
    .meta({ description: 'Number of a correction.', example: '1' }),
})

export const CorrectionsQuery = z.strictObject({
  state: codes(correctionStates, { description: 'States.' }),
  limit: paging.limit,
  cursor: paging.cursor,
})
export type CorrectionsQuery = z.output<typeof CorrectionsQuery>
