import type { z } from 'zod'
import { claimListQuery, conditionFilter } from '../../api/list-query.ts'
import { slugs } from '../../api/params.ts'
import { claimConditions, claimNoun, conditionFacet } from '../../db/claims.ts'
import { ofThing } from '../../db/facets.ts'
import { kindedRef, oneOf, sql, thingRef } from '../../db/sql.ts'
import { Combination } from './combinations.contract.ts'

export const combinations = claimNoun('combination', {
  columns: sql`${kindedRef('wi')} AS "with", d.purpose, ${thingRef('co')} AS condition`,
  joins: sql`JOIN combination d ON d.claim_id = c.id JOIN thing wi ON wi.id = d.with_id`,
  facets: { ...conditionFacet, with: ofThing('wi') },
})

export const CombinationQuery = claimListQuery(Combination, 'by certainty, articles last', {
  condition: conditionFilter,
  with: slugs({ description: 'Slugs of partners: supplements or practices.' }),
})

export const askCombinations = (query: z.output<typeof CombinationQuery>) => ({
  conditions: [...claimConditions(query), ...oneOf(sql`wi.slug`, query.with)],
})
