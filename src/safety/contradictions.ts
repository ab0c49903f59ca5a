import type { z } from 'zod'
import type { LifeStage, Sex } from '../knowledge/people.ts'

interface Told {
  lifeStage?: z.output<typeof LifeStage> | undefined
  age?: number | undefined
  sex?: z.output<typeof Sex> | undefined
}

/** Ages in years that a stage of life can have: from the first on, and below the second. */
const agesOf: Partial<Record<z.output<typeof LifeStage>, readonly [number, number]>> = {
  PREGNANCY: [9, 75],
  LACTATION: [9, 80],
  INFANT: [0, 1],
  CHILD: [1, 18],
  ADULT: [18, 131],
  // Sources begin between 50 and 75.
  OLDER_ADULT: [50, 131],
}

/** What cannot all be true of one person. */
export const contradictions = ({ lifeStage, age, sex }: Told): { path: string[]; message: string }[] => {
  const ages = lifeStage && agesOf[lifeStage]
  const carries = lifeStage === 'PREGNANCY' || lifeStage === 'LACTATION'
  return [
    ...(age !== undefined && ages && (age < ages[0] || age >= ages[1])
      ? [{ path: ['age'], message: `contradicts the life stage ${lifeStage}` }]
      : []),
    ...(carries && sex === 'MALE'
      ? [{ path: ['sex'], message: `contradicts the life stage ${lifeStage}` }]
      : []),
  ]
}
