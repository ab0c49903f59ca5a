import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { Management, ManagementDocument } from '../../api/management.ts'
import { matched } from '../../api/matched.ts'
import { KindedRef, kindedSlug } from '../../api/refs.ts'
import { text } from '../../api/text.ts'
import {
  InteractionDirection,
  InteractionMechanism,
  InteractionOccurrence,
  InteractionOverall,
  InteractionSeverity,
} from '../../knowledge/severity.ts'

export const interactantKinds = ['interactant', 'supplement'] as const

const own = {
  direction: InteractionDirection,
  effect: text(600).nullable().describe('What happens, in our words.'),
  mechanismType: InteractionMechanism,
  severity: InteractionSeverity,
  occurrence: InteractionOccurrence,
}

export const Interaction = claim('interaction', {
  interactant: KindedRef.describe(
    'What the supplement meets: a medicine, a class, a food, alcohol, a test, another supplement.',
  ),
  ...own,
  overall: InteractionOverall,
  management: Management,
  matched,
}).meta({
  id: 'Interaction',
  description: 'What happens when a supplement is taken together with something else.',
})
export type Interaction = z.output<typeof Interaction>

export const InteractionDocument = claimDocument({
  interactant: kindedSlug(interactantKinds),
  ...lenient(own),
  direction: InteractionDirection.default('UNKNOWN'),
  mechanismType: InteractionMechanism.default('UNKNOWN'),
  severity: InteractionSeverity.default('UNKNOWN'),
  occurrence: InteractionOccurrence.default('UNKNOWN'),
  overall: InteractionOverall.default('UNKNOWN'),
  management: ManagementDocument,
})
