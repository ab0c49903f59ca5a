import type { Asked } from './asked.ts'
import type { SafetyRecord } from './loaded.ts'

export const supplementRef = ({ slug, name }: Pick<SafetyRecord, 'slug' | 'name'>) => ({ slug, name })

export const askedRef = ({ as, thing, name }: Asked) => ({
  as,
  kind: thing?.kind ?? null,
  slug: thing?.slug ?? null,
  name,
})
