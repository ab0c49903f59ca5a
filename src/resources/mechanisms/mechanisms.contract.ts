import type { z } from 'zod'
import { thing, thingDocument } from '../../api/thing.ts'

export const Mechanism = thing('mechanism', {}).meta({
  id: 'Mechanism',
  description: 'A way in which a supplement may act, such as lowering cortisol.',
})
export type Mechanism = z.output<typeof Mechanism>

export const MechanismDocument = thingDocument({})
