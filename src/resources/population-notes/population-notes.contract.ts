import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { population } from '../../api/refs.ts'
import { text } from '../../api/text.ts'

const own = {
  expectation: text(400).nullable().describe('What the group may expect, as the source says.'),
  caveat: text(400).nullable().describe('What the group should mind, as the source says.'),
}

export const PopulationNote = claim('population-note', { population: population.read, ...own }).meta({
  id: 'PopulationNote',
  description: 'What a supplement means for a group of people, according to one source.',
})
export type PopulationNote = z.output<typeof PopulationNote>

export const PopulationNoteDocument = claimDocument({ population: population.write, ...lenient(own) }).refine(
  note => note.expectation !== null || note.caveat !== null,
  { message: 'needs an expectation, a caveat or both', path: ['expectation'] },
)
