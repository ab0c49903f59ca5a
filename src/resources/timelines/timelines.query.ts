import type { z } from 'zod'
import { claimListQuery, conditionFilter } from '../../api/list-query.ts'
import { codes } from '../../api/params.ts'
import { claimConditions, claimNoun, conditionFacet } from '../../db/claims.ts'
import { ofCode } from '../../db/facets.ts'
import { oneOf, sql, thingRef } from '../../db/sql.ts'
import { TimelineBasis, TimelineMeasure } from '../../knowledge/time.ts'
import { Timeline } from './timelines.contract.ts'

export const timelines = claimNoun('timeline', {
  columns: sql`${thingRef('co')} AS condition, d.measure,
    CASE WHEN d.start_unit IS NOT NULL THEN
      json_build_object('value', trim_scale(d.start_value), 'unit', d.start_unit) END AS start,
    CASE WHEN d.end_unit IS NOT NULL THEN
      json_build_object('value', trim_scale(d.end_value), 'unit', d.end_unit) END AS "end",
    d.start_day AS "startDay", d.end_day AS "endDay", d.iso_start AS "isoStart", d.iso_end AS "isoEnd",
    d.label, d.outcome, d.basis, d.breaks`,
  joins: sql`JOIN timeline d ON d.claim_id = c.id`,
  facets: { ...conditionFacet, measure: ofCode(sql`d.measure`), basis: ofCode(sql`d.basis`) },
  order: [{ expression: sql`coalesce(d.start_day, d.end_day, 0)`, type: 'int' }],
})

export const TimelineQuery = claimListQuery(Timeline, 'by certainty, articles last; then by time', {
  condition: conditionFilter,
  measure: codes(TimelineMeasure.options, { description: 'What is measured.' }),
  basis: codes(TimelineBasis.options, { description: 'On what it rests.' }),
})

export const askTimelines = (query: z.output<typeof TimelineQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`d.measure`, query.measure, '"TimelineMeasure"'),
    ...oneOf(sql`d.basis`, query.basis, '"TimelineBasis"'),
  ],
})
