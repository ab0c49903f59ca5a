import type { z } from 'zod'
import { claimListQuery, conditionFilter } from '../../api/list-query.ts'
import { codes } from '../../api/params.ts'
import { claimConditions, claimNoun, conditionFacet } from '../../db/claims.ts'
import { ofCode } from '../../db/facets.ts'
import { oneOf, sql, thingRef } from '../../db/sql.ts'
import { IndicationRelation, UseBasis } from '../../knowledge/evidence.ts'
import { Indication } from './indications.contract.ts'

export const indications = claimNoun('indication', {
  columns: sql`${thingRef('co')} AS condition, d.relation, d.use_basis AS "useBasis", d.outcome, d.note`,
  joins: sql`JOIN indication d ON d.claim_id = c.id`,
  facets: { ...conditionFacet, relation: ofCode(sql`d.relation`), useBasis: ofCode(sql`d.use_basis`) },
})

export const IndicationQuery = claimListQuery(Indication, 'by certainty, articles last', {
  condition: conditionFilter,
  relation: codes(IndicationRelation.options, {
    description: 'How the supplement relates to the condition.',
  }),
  useBasis: codes(UseBasis.options, { description: 'On what the use rests.' }),
})

export const askIndications = (query: z.output<typeof IndicationQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`d.relation`, query.relation, '"IndicationRelation"'),
    ...oneOf(sql`d.use_basis`, query.useBasis, '"UseBasis"'),
  ],
})
