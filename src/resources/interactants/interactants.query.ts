import type { z } from 'zod'
import { memberOfFilter, thingListQuery } from '../../api/list-query.ts'
import { codes, foreignCodes } from '../../api/params.ts'
import { ofCode, ofThings } from '../../db/facets.ts'
import { embed } from '../../db/noun.ts'
import { oneOf, sql, when } from '../../db/sql.ts'
import {
  classesOf,
  hasIdentifier,
  identifiersColumn,
  isMemberOf,
  membersOf,
  thingConditions,
  thingNoun,
} from '../../db/things.ts'
import { IdentifierSystem, InteractantType } from '../../knowledge/things.ts'
import { interactions } from '../interactions/interactions.query.ts'
import { Interactant, interactantIncludes } from './interactants.contract.ts'

export const interactants = thingNoun('interactant', {
  columns: sql`p.type, ${identifiersColumn}, ${classesOf} AS "memberOf", ${membersOf} AS members,`,
  joins: sql`JOIN interactant p ON p.id = t.id`,
  includes: { interactions: embed(interactions, sql`d.interactant_id = t.id`) },
  facets: {
    type: ofCode(sql`p.type`),
    memberOf: ofThings(sql`FROM membership ms JOIN thing fa ON fa.id = ms.class_id
      WHERE ms.member_id = t.id AND fa.status = 'ACTIVE'`),
  },
})

export const InteractantQuery = thingListQuery(Interactant, interactantIncludes, {
  type: codes(InteractantType.options, { description: 'What sort of thing it is.' }),
  memberOf: memberOfFilter,
  identifier: foreignCodes(IdentifierSystem.options, { description: 'Codes such as `RXCUI:11289`.' }),
})

export const askInteractants = (query: z.output<typeof InteractantQuery>) => ({
  conditions: [
    ...thingConditions(query),
    ...oneOf(sql`p.type`, query.type, '"InteractantType"'),
    ...when(query.memberOf, isMemberOf),
    ...when(query.identifier, hasIdentifier),
  ],
})
