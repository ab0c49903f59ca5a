import { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { KindedRef, kindedSlug } from '../../api/refs.ts'
import { text } from '../../api/text.ts'

const difference = {
  aspect: text(100).describe('In what they differ.'),
  supplement: text(400).describe('How the supplement is in it.'),
  other: text(400).describe('How the other is in it.'),
}

const substitution = text(400)
  .nullable()
  .describe('Whether one may stand in for the other, as the source says.')
const note = text(600).nullable().describe('What one should know to read it rightly.')

export const Comparison = claim('comparison', {
  with: KindedRef.describe('The treatment class that it is compared with.'),
  differences: z
    .array(z.object(difference).meta({ id: 'Difference', description: 'One aspect in which they differ.' }))
    .max(50)
    .describe('How they differ, one aspect a row.'),
  substitution,
  note,
}).meta({ id: 'Comparison', description: 'How a supplement differs from a class of treatments.' })
export type Comparison = z.output<typeof Comparison>

export const ComparisonDocument = claimDocument({
  with: kindedSlug(['interactant'] as const),
  differences: z.array(z.strictObject(difference)).min(1).max(50),
  substitution: substitution.default(null),
  note: note.default(null),
})
