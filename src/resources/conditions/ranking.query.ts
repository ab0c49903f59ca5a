import type { Noun } from '../../db/noun.ts'
import { type Sql, sql } from '../../db/sql.ts'
import { indications } from '../indications/indications.query.ts'

/** Every supplement's best-founded indication for one condition; `rankingRule` says the order in words. */
const bestFounded = (condition: string): Sql => sql`(
  SELECT DISTINCT ON (cl.supplement_id) cl.*, src.article_only, count(*) OVER (PARTITION BY cl.supplement_id)::int AS claims
  FROM claim cl
  JOIN thing cd ON cd.id = cl.condition_id AND cd.kind = 'condition' AND cd.slug = ${condition}
  CROSS JOIN LATERAL (SELECT bool_and(so.kind = 'ARTICLE') AS article_only
    FROM citation ci JOIN source so ON so.id = ci.source_id WHERE ci.claim_id = cl.id) src
  WHERE cl.kind = 'indication' AND cl.status = 'ACTIVE'
  ORDER BY cl.supplement_id, cl.support, src.article_only, cl.certainty, cl.participants DESC NULLS LAST, cl.rank, cl.key
)`

/** The supplements of a condition, ranked by evidence. */
export const rankingOf = (condition: string): Noun => ({
  kind: 'supplement',
  alias: sql`c`,
  // The columns of an indication, read from the best-founded one of each supplement.
  from: sql`${bestFounded(condition)} c
    JOIN thing su ON su.id = c.supplement_id
    JOIN supplement sp ON sp.id = c.supplement_id
    JOIN thing co ON co.id = c.condition_id
    JOIN indication d ON d.claim_id = c.id`,
  columns: sql`json_build_object('slug', su.slug, 'name', su.name, 'category', sp.category, 'summary', su.summary) AS supplement,
    c.direction, c.certainty, c.direction = 'HARM' AS harm, c.article_only AS "articleOnly", c.agreement, c.claims,
    (SELECT to_json(x) FROM (SELECT ${indications.columns}) x) AS best`,
  key: sql`su.slug`,
  sorts: {},
  order: [
    { expression: sql`CASE WHEN c.support = 'WITHDRAWN' THEN 1 ELSE 0 END`, type: 'int' },
    { expression: sql`CASE WHEN c.article_only THEN 1 ELSE 0 END`, type: 'int' },
    // The enumeration ends with UNKNOWN, this order with HARM.
    { expression: sql`CASE WHEN c.direction = 'HARM' THEN 1 ELSE 0 END`, type: 'int' },
    { expression: sql`c.direction`, type: '"EffectDirection"' },
    { expression: sql`c.certainty`, type: '"Certainty"' },
    { expression: sql`c.magnitude`, type: '"Magnitude"' },
    { expression: sql`-coalesce(c.participants, 0)`, type: 'int' },
  ],
  includes: {},
})
