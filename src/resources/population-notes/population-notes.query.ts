import type { z } from 'zod'
import { claimListQuery, populationFilter } from '../../api/list-query.ts'
import { claimConditions, claimNoun, populationFacet } from '../../db/claims.ts'
import { sql, thingRef } from '../../db/sql.ts'
import { PopulationNote } from './population-notes.contract.ts'

export const populationNotes = claimNoun('population-note', {
  columns: sql`${thingRef('po')} AS population, d.expectation, d.caveat`,
  joins: sql`JOIN population_note d ON d.claim_id = c.id`,
  facets: populationFacet,
})

export const PopulationNoteQuery = claimListQuery(PopulationNote, 'by certainty, articles last', {
  population: populationFilter,
})

export const askPopulationNotes = (query: z.output<typeof PopulationNoteQuery>) => ({
  conditions: claimConditions(query),
})
