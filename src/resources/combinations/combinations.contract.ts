import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { condition, KindedRef, kindedSlug } from '../../api/refs.ts'
import { text } from '../../api/text.ts'

export const partnerKinds = ['supplement', 'practice'] as const

const own = { purpose: text(300).describe('What the partner adds.') }

export const Combination = claim('combination', {
  with: KindedRef.describe('The supplement or practice that it is combined with.'),
  ...own,
  condition: condition.readOptional,
}).meta({ id: 'Combination', description: 'What a supplement is combined with, and why.' })
export type Combination = z.output<typeof Combination>

export const CombinationDocument = claimDocument({
  with: kindedSlug(partnerKinds),
  ...lenient(own),
  condition: condition.writeOptional,
})
