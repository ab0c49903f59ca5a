import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { condition } from '../../api/refs.ts'
import { text } from '../../api/text.ts'
import { IndicationRelation, UseBasis } from '../../knowledge/evidence.ts'

const own = {
  relation: IndicationRelation,
  useBasis: UseBasis,
  outcome: text(300).nullable().describe('The outcome that was looked at.'),
  note: text(600).nullable().describe('What one should know to read it rightly.'),
}

export const Indication = claim('indication', { condition: condition.read, ...own }).meta({
  id: 'Indication',
  description: 'What a supplement does for a condition, according to one assessment.',
})
export type Indication = z.output<typeof Indication>

export const IndicationDocument = claimDocument({
  condition: condition.write,
  ...lenient(own),
  useBasis: UseBasis.default('UNKNOWN'),
})
