import { z } from 'zod'
import { embedded, maxTold } from '../../api/embedded.ts'
import { ThingRef } from '../../api/refs.ts'
import { Slug } from '../../api/text.ts'
import { identifiers, thing, thingDocument } from '../../api/thing.ts'
import { InteractantType } from '../../knowledge/things.ts'
import { Interaction } from '../interactions/interactions.contract.ts'

export const interactantIncludes = ['interactions'] as const

export const Interactant = thing('interactant', {
  type: InteractantType,
  identifiers,
  memberOf: z.array(ThingRef).max(50).describe('The classes that it belongs to directly.'),
  members: z
    .array(ThingRef)
    .max(maxTold.members)
    .describe(
      `What belongs to it directly, when it is a class: the first ${maxTold.members}; the list with \`memberOf\` has all.`,
    ),
  interactions: embedded(Interaction),
}).meta({
  id: 'Interactant',
  description:
    'What a supplement can meet: a drug, a drug or treatment class, a food, alcohol, a lab test, an allergen.',
})
export type Interactant = z.output<typeof Interactant>

export const InteractantDocument = thingDocument({
  type: InteractantType,
  memberOf: z.array(Slug).max(50).default([]),
})
