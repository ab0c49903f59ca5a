import type { z } from 'zod'
import { thingListQuery } from '../../api/list-query.ts'
import { thingConditions, thingNoun } from '../../db/things.ts'
import { Mechanism } from './mechanisms.contract.ts'

export const mechanisms = thingNoun('mechanism', {})

export const MechanismQuery = thingListQuery(Mechanism, [], {})

export const askMechanisms = (query: z.output<typeof MechanismQuery>) => ({
  conditions: thingConditions(query),
})
