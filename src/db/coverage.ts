import { maxTold } from '../api/embedded.ts'
import { jsonArray, type Sql, sourceRefColumns, sql } from './sql.ts'

/**
 * What is known about each safety topic of the supplement whose id is `supplement`: what its claims state, else what
 * the record declares, else UNKNOWN. A claim that reports nothing found counts as assessed, and never outweighs a warning;
 * once its sources are withdrawn it reassures nobody any more.
 */
export const coverageOf = (supplement: Sql) =>
  jsonArray(sql`
  SELECT topics.topic, coalesce(st.status, cv.status::text, 'UNKNOWN') AS status, CASE
    WHEN st.status IS NOT NULL THEN ${jsonArray(sql`
      SELECT ${sourceRefColumns} FROM source so WHERE so.id = ANY (st.sources) ORDER BY so.slug LIMIT ${maxTold.sources}`)}
    ELSE ${jsonArray(sql`
      SELECT ${sourceRefColumns} FROM coverage_source cs JOIN source so ON so.id = cs.source_id
      WHERE cs.coverage_id = cv.id ORDER BY cs.position`)} END AS sources
  FROM unnest(enum_range(NULL::"CoverageTopic")) topics(topic)
  LEFT JOIN coverage cv ON cv.supplement_id = ${supplement} AND cv.topic = topics.topic
  LEFT JOIN (
    SELECT tp.topic, array_agg(DISTINCT ci.source_id) AS sources,
      CASE min(said.level) WHEN 1 THEN 'STATED' WHEN 2 THEN 'ASSESSED_NONE_FOUND' ELSE 'NONE_REQUIRED' END AS status
    FROM claim cl
    CROSS JOIN LATERAL unnest(cl.topics) tp(topic)
    JOIN citation ci ON ci.claim_id = cl.id
    LEFT JOIN contraindication co ON co.claim_id = cl.id
    LEFT JOIN interaction it ON it.claim_id = cl.id
    LEFT JOIN adverse_effect ae ON ae.claim_id = cl.id
    CROSS JOIN LATERAL (SELECT CASE
      WHEN co.statement_status = 'NONE_REQUIRED' THEN 3
      WHEN co.statement_status = 'ASSESSED_NONE_FOUND' OR it.overall = 'NONE_KNOWN' OR ae.polarity = 'DENIED' THEN 2
      ELSE 1 END AS level) said
    WHERE cl.supplement_id = ${supplement} AND cl.status = 'ACTIVE' AND (said.level = 1 OR cl.support <> 'WITHDRAWN')
    GROUP BY tp.topic
  ) st ON st.topic = topics.topic
  WHERE topics.topic <> 'UNKNOWN' ORDER BY topics.topic`)
