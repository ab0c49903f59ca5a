import type { z } from 'zod'
import { claimListQuery, conditionFilter } from '../../api/list-query.ts'
import { codes, slugs } from '../../api/params.ts'
import { claimConditions, claimNoun, conditionFacet } from '../../db/claims.ts'
import { ofCode, ofThing } from '../../db/facets.ts'
import { oneOf, sql, thingRef } from '../../db/sql.ts'
import { thingColumns } from '../../db/things.ts'
import { StudyContext } from '../../knowledge/evidence.ts'
import { Action } from './actions.contract.ts'

export const actions = claimNoun('action', {
  columns: sql`
    (SELECT to_json(x) FROM (SELECT ${thingColumns()} FROM thing t WHERE t.id = d.mechanism_id) x) AS mechanism,
    ${thingRef('co')} AS condition, d.constituent, d.action_type AS "actionType", d.aspect, d.direction,
    d.study_context AS "studyContext", d.statement`,
  joins: sql`JOIN action d ON d.claim_id = c.id JOIN thing me ON me.id = d.mechanism_id`,
  facets: { ...conditionFacet, mechanism: ofThing('me'), studyContext: ofCode(sql`d.study_context`) },
})

export const ActionQuery = claimListQuery(Action, 'by certainty, articles last', {
  condition: conditionFilter,
  mechanism: slugs({ description: 'Slugs of mechanisms.' }),
  studyContext: codes(StudyContext.options, { description: 'Where it was seen.' }),
})

export const askActions = (query: z.output<typeof ActionQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`me.slug`, query.mechanism),
    ...oneOf(sql`d.study_context`, query.studyContext, '"StudyContext"'),
  ],
})
