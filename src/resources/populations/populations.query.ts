import type { z } from 'zod'
import { thingListQuery } from '../../api/list-query.ts'
import { embed } from '../../db/noun.ts'
import { sql } from '../../db/sql.ts'
import { thingConditions, thingNoun } from '../../db/things.ts'
import { contraindications } from '../contraindications/contraindications.query.ts'
import { dosages } from '../dosages/dosages.query.ts'
import { populationNotes } from '../population-notes/population-notes.query.ts'
import { Population, populationIncludes } from './populations.contract.ts'

export const populations = thingNoun('population', {
  columns: sql`CASE WHEN num_nonnulls(p.sex, p.life_stage) + num_nonnulls(p.min_age_years, p.max_age_years) > 0
    THEN json_build_object('sex', p.sex, 'minAgeYears', trim_scale(p.min_age_years),
      'maxAgeYears', trim_scale(p.max_age_years), 'lifeStage', p.life_stage) END AS criteria,`,
  joins: sql`JOIN population p ON p.id = t.id`,
  includes: {
    populationNotes: embed(populationNotes, sql`c.population_id = t.id`),
    dosages: embed(dosages, sql`c.population_id = t.id`),
    contraindications: embed(contraindications, sql`d.target_id = t.id`),
  },
})

export const PopulationQuery = thingListQuery(Population, populationIncludes, {})

export const askPopulations = (query: z.output<typeof PopulationQuery>) => ({
  conditions: thingConditions(query),
})
