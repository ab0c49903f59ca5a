import { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { condition } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'

export const stepKinds = ['supplement', 'practice'] as const

const stepText = text(400).describe('What to do.')

const Step = z
  .object({
    position: z.int().min(1).describe('Counts from 1.'),
    kind: z.enum(stepKinds).describe('The kind of record that the step uses.'),
    slug: Slug,
    text: stepText,
  })
  .meta({ id: 'ProtocolStep', description: 'A step of a protocol.' })

export const Protocol = claim('protocol', {
  condition: condition.read,
  steps: z.array(Step).max(50).describe('The steps, in order.'),
}).meta({
  id: 'Protocol',
  description: 'Ordered steps for a condition: the supplement and practices beside it.',
})
export type Protocol = z.output<typeof Protocol>

export const ProtocolDocument = claimDocument({
  condition: condition.write,
  steps: z
    .array(z.strictObject({ kind: z.enum(stepKinds), slug: Slug, text: stepText }))
    .min(1)
    .max(50),
})
