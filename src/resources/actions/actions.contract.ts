import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { condition } from '../../api/refs.ts'
import { Slug, text } from '../../api/text.ts'
import {
  ChangeDirection,
  MechanismActionType,
  MechanismAspect,
  StudyContext,
} from '../../knowledge/evidence.ts'
import { Mechanism } from '../mechanisms/mechanisms.contract.ts'

const own = {
  constituent: text(200).nullable().describe('The constituent that is held responsible.'),
  actionType: MechanismActionType,
  aspect: MechanismAspect,
  direction: ChangeDirection,
  studyContext: StudyContext,
  statement: text(600).describe('The action in a sentence, in our words.'),
}

export const Action = claim('action', {
  mechanism: Mechanism.describe('The mechanism, whole.'),
  condition: condition.readOptional,
  ...own,
}).meta({ id: 'Action', description: 'A mechanism of action of a supplement, according to one assessment.' })
export type Action = z.output<typeof Action>

export const ActionDocument = claimDocument({
  mechanism: Slug,
  condition: condition.writeOptional,
  ...lenient(own),
  actionType: MechanismActionType.default('UNKNOWN'),
  aspect: MechanismAspect.default('UNKNOWN'),
  direction: ChangeDirection.default('UNKNOWN'),
  studyContext: StudyContext.default('UNKNOWN'),
})
