import { z } from 'zod'
import { decimal } from '../../api/decimal.ts'
import { lenient } from '../../api/document.ts'
import { embedded } from '../../api/embedded.ts'
import { thing, thingDocument } from '../../api/thing.ts'
import { LifeStage, Sex } from '../../knowledge/people.ts'
import { Contraindication } from '../contraindications/contraindications.contract.ts'
import { Dosage } from '../dosages/dosages.contract.ts'
import { PopulationNote } from '../population-notes/population-notes.contract.ts'

export const populationIncludes = ['populationNotes', 'dosages', 'contraindications'] as const

const years = decimal(3).min(0).max(130).nullable()

const criteria = {
  sex: Sex.nullable().describe('null = any.'),
  minAgeYears: years.describe('Youngest age in years; null = no lower bound.'),
  maxAgeYears: years.describe('Age in years that no member has reached yet; null = no upper bound.'),
  lifeStage: LifeStage.nullable().describe('null = none in particular.'),
}

const Criteria = z.object(criteria).meta({
  id: 'PopulationCriteria',
  description: 'Who belongs to the group, as far as that can be computed.',
})

export const Population = thing('population', {
  criteria: Criteria.nullable().describe('null when membership cannot be computed, as for desk workers.'),
  populationNotes: embedded(PopulationNote),
  dosages: embedded(Dosage),
  contraindications: embedded(Contraindication),
}).meta({ id: 'Population', description: 'A life stage or a group of people.' })
export type Population = z.output<typeof Population>

export const PopulationDocument = thingDocument({
  criteria: z
    .strictObject(lenient(criteria))
    .refine(
      c => c.minAgeYears === null || c.maxAgeYears === null || c.minAgeYears < c.maxAgeYears,
      'minAgeYears is not below maxAgeYears',
    )
    .nullable()
    .default(null),
})
