import type { z } from 'zod'
import { claimListQuery, conditionFilter, populationFilter } from '../../api/list-query.ts'
import { codes, words } from '../../api/params.ts'
import { claimConditions, claimNoun, conditionFacet, populationFacet } from '../../db/claims.ts'
import { ofCode } from '../../db/facets.ts'
import { oneOf, sql, thingRef } from '../../db/sql.ts'
import { DosageType, DosePer } from '../../knowledge/amounts.ts'
import { Dosage } from './dosages.contract.ts'

export const dosages = claimNoun('dosage', {
  columns: sql`${thingRef('co')} AS condition, ${thingRef('po')} AS population,
    c.scope_form AS form, c.scope_route AS route, d.type,
    json_build_object('min', trim_scale(d.amount_min), 'max', trim_scale(d.amount_max), 'unit', d.unit) AS amount,
    d.amount_basis AS "amountBasis", d.per,
    CASE WHEN d.period_unit IS NOT NULL THEN json_build_object('timesMin', trim_scale(d.times_min),
      'timesMax', trim_scale(d.times_max), 'period', trim_scale(d.period), 'periodUnit', d.period_unit) END AS frequency,
    d.timing, d.with_food AS "withFood", d.severity_tier AS "severityTier",
    CASE WHEN d.duration_unit IS NOT NULL THEN json_build_object('min', trim_scale(d.duration_min),
      'max', trim_scale(d.duration_max), 'unit', d.duration_unit) END AS duration,
    CASE WHEN d.authority_name IS NOT NULL THEN
      json_build_object('name', d.authority_name, 'jurisdiction', d.authority_jurisdiction) END AS authority,
    d.note`,
  joins: sql`JOIN dosage d ON d.claim_id = c.id`,
  facets: {
    ...conditionFacet,
    ...populationFacet,
    type: ofCode(sql`d.type`),
    per: ofCode(sql`d.per`),
    authority: ofCode(sql`d.authority_name`),
    jurisdiction: ofCode(sql`d.authority_jurisdiction`),
  },
})

export const DosageQuery = claimListQuery(
  Dosage,
  'limits and regulators, then trials by certainty, then articles',
  {
    condition: conditionFilter,
    population: populationFilter,
    type: codes(DosageType.options, { description: 'What sort of dosage statement it is.' }),
    per: codes(DosePer.options, { description: 'What the amount is per.' }),
    authority: words({ description: 'Names of authorities, such as EFSA.' }),
    jurisdiction: words({ description: 'Where a limit or intake holds: ISO 3166-1 codes or EU.' }),
  },
)

export const askDosages = (query: z.output<typeof DosageQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`d.type`, query.type, '"DosageType"'),
    ...oneOf(sql`d.per`, query.per, '"DosePer"'),
    ...oneOf(
      sql`lower(d.authority_name)`,
      query.authority?.map(name => name.toLowerCase()),
    ),
    ...oneOf(
      sql`upper(d.authority_jurisdiction)`,
      query.jurisdiction?.map(code => code.toUpperCase()),
    ),
  ],
})
