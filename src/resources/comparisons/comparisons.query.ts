import type { z } from 'zod'
import { claimListQuery } from '../../api/list-query.ts'
import { slugs } from '../../api/params.ts'
import { claimConditions, claimNoun } from '../../db/claims.ts'
import { ofThing } from '../../db/facets.ts'
import { jsonArray, kindedRef, oneOf, sql } from '../../db/sql.ts'
import { Comparison } from './comparisons.contract.ts'

export const comparisons = claimNoun('comparison', {
  columns: sql`${kindedRef('wi')} AS "with",
    ${jsonArray(sql`SELECT cd.aspect, cd.supplement, cd.other FROM comparison_difference cd
      WHERE cd.claim_id = c.id ORDER BY cd.position`)} AS differences,
    d.substitution, d.note`,
  joins: sql`JOIN comparison d ON d.claim_id = c.id JOIN thing wi ON wi.id = d.with_id`,
  facets: { with: ofThing('wi') },
})

export const ComparisonQuery = claimListQuery(Comparison, 'by certainty, articles last', {
  with: slugs({ description: 'Slugs of treatment classes.' }),
})

export const askComparisons = (query: z.output<typeof ComparisonQuery>) => ({
  conditions: [...claimConditions(query), ...oneOf(sql`wi.slug`, query.with)],
})
