import type { z } from 'zod'
import { claimListQuery } from '../../api/list-query.ts'
import { codes, slugs } from '../../api/params.ts'
import { claimConditions, claimNoun } from '../../db/claims.ts'
import { ofCode, ofThing } from '../../db/facets.ts'
import { oneOf, sql, thingRef } from '../../db/sql.ts'
import { EffectFrequency, Polarity, Seriousness } from '../../knowledge/severity.ts'
import { AdverseEffect } from './adverse-effects.contract.ts'

export const adverseEffects = claimNoun('adverse-effect', {
  columns: sql`${thingRef('ef')} AS effect, d.polarity, d.frequency, d.seriousness, d.statement`,
  joins: sql`JOIN adverse_effect d ON d.claim_id = c.id LEFT JOIN thing ef ON ef.id = d.effect_id`,
  facets: {
    effect: ofThing('ef'),
    polarity: ofCode(sql`d.polarity`),
    seriousness: ofCode(sql`d.seriousness`),
    frequency: ofCode(sql`d.frequency`),
  },
})

export const AdverseEffectQuery = claimListQuery(AdverseEffect, 'the most cautious first', {
  effect: slugs({ description: 'Slugs of unwanted effects, which are conditions.' }),
  polarity: codes(Polarity.options, { description: 'Whether it is reported or denied.' }),
  seriousness: codes(Seriousness.options, { description: 'How serious it is.' }),
  frequency: codes(EffectFrequency.options, { description: 'How often it was seen.' }),
})

export const askAdverseEffects = (query: z.output<typeof AdverseEffectQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`ef.slug`, query.effect),
    ...oneOf(sql`d.polarity`, query.polarity, '"Polarity"'),
    ...oneOf(sql`d.seriousness`, query.seriousness, '"Seriousness"'),
    ...oneOf(sql`d.frequency`, query.frequency, '"EffectFrequency"'),
  ],
})
