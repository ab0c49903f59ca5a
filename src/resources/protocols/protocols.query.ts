import type { z } from 'zod'
import { claimListQuery, conditionFilter } from '../../api/list-query.ts'
import { claimConditions, claimNoun, conditionFacet } from '../../db/claims.ts'
import { empty, jsonArray, sql, thingRef } from '../../db/sql.ts'
import { Protocol } from './protocols.contract.ts'

export const protocols = claimNoun('protocol', {
  columns: sql`${thingRef('co')} AS condition,
    ${jsonArray(sql`SELECT ps.position, st.kind, st.slug, ps.text FROM protocol_step ps
      JOIN thing st ON st.id = ps.thing_id WHERE ps.claim_id = c.id ORDER BY ps.position`)} AS steps`,
  joins: empty,
  facets: conditionFacet,
})

export const ProtocolQuery = claimListQuery(Protocol, 'by certainty, articles last', {
  condition: conditionFilter,
})

export const askProtocols = (query: z.output<typeof ProtocolQuery>) => ({
  conditions: claimConditions(query),
})
