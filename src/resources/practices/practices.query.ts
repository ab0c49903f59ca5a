import type { z } from 'zod'
import { thingListQuery } from '../../api/list-query.ts'
import { embed } from '../../db/noun.ts'
import { sql } from '../../db/sql.ts'
import { thingConditions, thingNoun } from '../../db/things.ts'
import { combinations } from '../combinations/combinations.query.ts'
import { Practice, practiceIncludes } from './practices.contract.ts'

export const practices = thingNoun('practice', {
  includes: { combinations: embed(combinations, sql`d.with_id = t.id`) },
})

export const PracticeQuery = thingListQuery(Practice, practiceIncludes, {})

export const askPractices = (query: z.output<typeof PracticeQuery>) => ({
  conditions: thingConditions(query),
})
