import type { z } from 'zod'
import { thingListQuery } from '../../api/list-query.ts'
import { codes, foreignCodes } from '../../api/params.ts'
import { ofCode } from '../../db/facets.ts'
import { embed } from '../../db/noun.ts'
import { citationsOf, jsonArray, oneOf, sql, when } from '../../db/sql.ts'
import {
  hasIdentifier,
  identifiersColumn,
  parentColumn,
  thingConditions,
  thingNoun,
} from '../../db/things.ts'
import { ConditionType, IdentifierSystem } from '../../knowledge/things.ts'
import { articlesAbout } from '../articles/articles.query.ts'
import { claimNouns } from '../claims.ts'
import { faqsAbout } from '../faqs/faqs.query.ts'
import { Condition, conditionIncludes } from './conditions.contract.ts'

const aboutIt = sql`c.condition_id = t.id`

export const conditions = thingNoun('condition', {
  columns: sql`p.plain_name AS "plainName", p.type, ${parentColumn}, ${identifiersColumn},
    ${jsonArray(sql`SELECT cs.aspect, cs.text, ${citationsOf(sql`ci.statement_id = cs.id`)} AS citations
      FROM condition_statement cs WHERE cs.condition_id = t.id ORDER BY cs.position`)} AS statements,`,
  joins: sql`JOIN condition p ON p.id = t.id`,
  includes: {
    indications: embed(claimNouns.indications, aboutIt),
    mechanisms: embed(claimNouns.mechanisms, aboutIt),
    dosages: embed(claimNouns.dosages, aboutIt),
    timelines: embed(claimNouns.timelines, aboutIt),
    contraindications: embed(claimNouns.contraindications, sql`d.target_id = t.id`),
    adverseEffects: embed(claimNouns.adverseEffects, sql`d.effect_id = t.id`),
    combinations: embed(claimNouns.combinations, aboutIt),
    protocols: embed(claimNouns.protocols, aboutIt),
    articles: articlesAbout,
    faqs: faqsAbout,
  },
  facets: { type: ofCode(sql`p.type`) },
})

export const ConditionQuery = thingListQuery(Condition, conditionIncludes, {
  type: codes(ConditionType.options, { description: 'What sort of state it is.' }),
  identifier: foreignCodes(IdentifierSystem.options, { description: 'Codes such as `DOID:1234`.' }),
})

export const askConditions = (query: z.output<typeof ConditionQuery>) => ({
  conditions: [
    ...thingConditions(query),
    ...oneOf(sql`p.type`, query.type, '"ConditionType"'),
    ...when(query.identifier, hasIdentifier),
  ],
})
