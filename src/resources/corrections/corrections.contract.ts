import { z } from 'zod'
import { paging } from '../../api/params.ts'
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

export const Correction = z
  .object({ id: z.int().describe('Its number.'), ...own, source: source.nullable(), createdAt: Instant })
  .meta({ id: 'CorrectionNote', description: 'What a reader holds to be wrong, for editors to look at.' })

export const CorrectionReceipt = z
  .object({ id: z.int().describe('To refer to it.') })
  .meta({ id: 'CorrectionReceipt', description: 'It has arrived.' })

export const CorrectionsQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor })
export type CorrectionsQuery = z.output<typeof CorrectionsQuery>
