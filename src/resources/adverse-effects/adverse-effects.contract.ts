import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { ThingRef } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'
import { EffectFrequency, Polarity, Seriousness } from '../../knowledge/severity.ts'

const own = {
  polarity: Polarity,
  frequency: EffectFrequency,
  seriousness: Seriousness,
  statement: text(600).describe('What the source says, in our words.'),
}

export const AdverseEffect = claim('adverse-effect', {
  effect: ThingRef.nullable().describe(
    'The unwanted effect, a condition; null when the statement is about all of them.',
  ),
  ...own,
}).meta({ id: 'AdverseEffect', description: 'An unwanted effect that a source reports or denies.' })
export type AdverseEffect = z.output<typeof AdverseEffect>

export const AdverseEffectDocument = claimDocument({
  effect: Slug.nullable().default(null),
  ...lenient(own),
  frequency: EffectFrequency.default('UNKNOWN'),
  seriousness: Seriousness.default('UNKNOWN'),
})
