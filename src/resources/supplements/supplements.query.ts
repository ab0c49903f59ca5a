import type { z } from 'zod'
import { conditionFilter, memberOfFilter, thingListQuery } from '../../api/list-query.ts'
import { codes, foreignCodes, slugs } from '../../api/params.ts'
import { coverageOf } from '../../db/coverage.ts'
import { ofCode, ofThings } from '../../db/facets.ts'
import { embed } from '../../db/noun.ts'
import { jsonArray, oneOf, optionalSourceRef, sourceRef, sql, when } from '../../db/sql.ts'
import {
  classesOf,
  hasIdentifier,
  identifiersColumn,
  isMemberOf,
  thingConditions,
  thingNoun,
} from '../../db/things.ts'
import { IdentifierSystem, SupplementCategory } from '../../knowledge/things.ts'
import { articlesAbout } from '../articles/articles.query.ts'
import { claimNouns } from '../claims.ts'
import { faqsAbout } from '../faqs/faqs.query.ts'
import { Supplement, supplementIncludes } from './supplements.contract.ts'

const claims = Object.fromEntries(
  Object.entries(claimNouns).map(([name, noun]) => [name, embed(noun, sql`c.supplement_id = t.id`)]),
)

export const supplements = thingNoun('supplement', {
  columns: sql`p.proper_name AS "properName", p.category,
    ${jsonArray(sql`SELECT sc.slug, sc.name, sc.definition FROM supplement_class sc
      WHERE sc.supplement_id = t.id ORDER BY sc.position`)} AS classes, ${classesOf} AS "memberOf",
    ${jsonArray(sql`SELECT cn.name, cn.role FROM constituent cn WHERE cn.supplement_id = t.id ORDER BY cn.position`)} AS constituents,
    ${jsonArray(sql`SELECT sf.name, sf.part, sf.preparation, sf.standardized_to AS "standardizedTo",
      trim_scale(sf.elemental_fraction) AS "elementalFraction", ${optionalSourceRef} AS source
      FROM supplement_form sf LEFT JOIN source so ON so.id = sf.source_id
      WHERE sf.supplement_id = t.id ORDER BY sf.position`)} AS forms,
    ${jsonArray(sql`SELECT cv.from_unit AS from, cv.to_unit AS to, trim_scale(cv.factor) AS factor, ${sourceRef} AS source
      FROM conversion cv JOIN source so ON so.id = cv.source_id
      WHERE cv.supplement_id = t.id ORDER BY cv.position`)} AS conversions,
    ${identifiersColumn},
    ${jsonArray(sql`SELECT rg.jurisdiction, rg.status, rg.text, ${sourceRef} AS source FROM regulatory rg
      JOIN source so ON so.id = rg.source_id WHERE rg.supplement_id = t.id ORDER BY rg.position`)} AS regulatory,
    ${coverageOf(sql`t.id`)} AS coverage,`,
  joins: sql`JOIN supplement p ON p.id = t.id`,
  includes: {
    ...claims,
    articles: articlesAbout,
    faqs: faqsAbout,
  },
  facets: {
    category: ofCode(sql`p.category`),
    class: {
      values: sql`SELECT sc.slug, min(sc.name) FROM supplement_class sc WHERE sc.supplement_id = t.id GROUP BY sc.slug`,
    },
    condition: ofThings(sql`FROM claim cl JOIN thing fa ON fa.id = cl.condition_id
      WHERE cl.supplement_id = t.id AND cl.kind = 'indication' AND cl.status = 'ACTIVE'`),
    mechanism:
      ofThings(sql`FROM claim cl JOIN action ac ON ac.claim_id = cl.id JOIN thing fa ON fa.id = ac.mechanism_id
      WHERE cl.supplement_id = t.id AND cl.status = 'ACTIVE'`),
  },
})

export const SupplementQuery = thingListQuery(Supplement, supplementIncludes, {
  category: codes(SupplementCategory.options, { description: 'What sort of substance it is.' }),
  class: slugs({ description: 'Slugs of classes, such as adaptogen.' }),
  memberOf: memberOfFilter,
  condition: conditionFilter.meta({
    ...conditionFilter.meta(),
    description:
      'Slugs of conditions; finds supplements with an indication for one of them, of any direction.',
  }),
  mechanism: slugs({ description: 'Slugs of mechanisms that it acts through.' }),
  identifier: foreignCodes(IdentifierSystem.options, { description: 'Codes such as `MESH:D008274`.' }),
})

export const askSupplements = (query: z.output<typeof SupplementQuery>) => ({
  conditions: [
    ...thingConditions(query),
    ...oneOf(sql`p.category`, query.category, '"SupplementCategory"'),
    ...when(
      query.class,
      classes => sql`EXISTS (SELECT 1 FROM supplement_class sc
        WHERE sc.supplement_id = t.id AND sc.slug = ANY (${classes}::text[]))`,
    ),
    ...when(query.memberOf, isMemberOf),
    ...when(
      query.condition,
      conditions => sql`EXISTS (SELECT 1 FROM claim cl JOIN thing cd ON cd.id = cl.condition_id
        WHERE cl.supplement_id = t.id AND cl.kind = 'indication' AND cl.status = 'ACTIVE' AND cd.slug = ANY (${conditions}::text[]))`,
    ),
    ...when(
      query.mechanism,
      slugs => sql`EXISTS (SELECT 1 FROM claim cl JOIN action ac ON ac.claim_id = cl.id JOIN thing me ON me.id = ac.mechanism_id
        WHERE cl.supplement_id = t.id AND cl.status = 'ACTIVE' AND me.slug = ANY (${slugs}::text[]))`,
    ),
    ...when(query.identifier, hasIdentifier),
  ],
})

/** The coverage of one supplement, beside a list of its safety claims; null when there is no such supplement. */
export const coverageBeside = (slug: string) => ({
  coverage: sql`(SELECT ${coverageOf(sql`k.id`)} FROM thing k
    WHERE k.kind = 'supplement' AND k.slug = ${slug} AND k.status = 'ACTIVE')`,
})
