import type { z } from 'zod'
import { embedded } from '../../api/embedded.ts'
import { thing, thingDocument } from '../../api/thing.ts'
import { Combination } from '../combinations/combinations.contract.ts'

export const practiceIncludes = ['combinations'] as const

export const Practice = thing('practice', { combinations: embedded(Combination) }).meta({
  id: 'Practice',
  description: 'A measure that is not a supplement, such as gentle stretching.',
})
export type Practice = z.output<typeof Practice>

export const PracticeDocument = thingDocument({})
