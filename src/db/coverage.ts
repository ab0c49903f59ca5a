import { maxTold } from '../api/embedded.ts'
import { atMost, jsonArray, type Sql, sourceRefColumns, sql } from './sql.ts'

/** What a claim says on its topics: 1 warns or advises, 2 reports nothing found, 3 says that nothing need be stated. */
const levelOf = sql`CASE cl.kind
  WHEN 'contraindication' THEN (SELECT CASE co.statement_status WHEN 'NONE_REQUIRED' THEN 3 WHEN 'ASSESSED_NONE_FOUND' THEN 2
    ELSE 1 END FROM contraindication co WHERE co.claim_id = cl.id)
  WHEN 'interaction' THEN (SELECT CASE it.overall WHEN 'NONE_KNOWN' THEN 2 ELSE 1 END FROM interaction it WHERE it.claim_id = cl.id)
  WHEN 'adverse-effect' THEN (SELECT CASE ae.polarity WHEN 'DENIED' THEN 2 ELSE 1 END FROM adverse_effect ae WHERE ae.claim_id = cl.id)
  ELSE 1 END`

/** The topics that claims of a supplement speak of, with what they say at most and the sources that say so. */
const stated = (supplement: Sql) => sql`
  SELECT tp.topic, array_agg(DISTINCT ci.source_id) AS sources,
    CASE min(said.level) WHEN 1 THEN 'STATED' WHEN 2 THEN 'ASSESSED_NONE_FOUND' ELSE 'NONE_REQUIRED' END AS status
  FROM claim cl
  CROSS JOIN LATERAL (SELECT ${levelOf} AS level OFFSET 0) said
  CROSS JOIN LATERAL unnest(cl.topics) tp(topic)
  JOIN citation ci ON ci.claim_id = cl.id
  WHERE cl.supplement_id = ${supplement} AND cl.status = 'ACTIVE' AND cl.topics <> '{}'
    AND (said.level = 1 OR cl.support <> 'WITHDRAWN')
  GROUP BY tp.topic`

/**
 * What is known about each safety topic of the supplement whose id is `supplement`: what its claims state, else what
 * the record declares, else UNKNOWN. A claim that reports nothing found counts as assessed, and never outweighs a warning;
 * once its sources are withdrawn it reassures nobody any more.
 */
export const coverageOf = (supplement: Sql) =>
  jsonArray(sql`
  SELECT topics.topic, coalesce(st.status, cv.status::text, 'UNKNOWN') AS status, CASE
    WHEN st.status IS NOT NULL THEN ${jsonArray(sql`
      SELECT ${sourceRefColumns} FROM unnest(st.sources) said(source_id) JOIN source so ON so.id = said.source_id
      ORDER BY so.slug ${atMost(maxTold.sources)}`)}
    ELSE ${jsonArray(sql`
      SELECT ${sourceRefColumns} FROM coverage_source cs JOIN source so ON so.id = cs.source_id
      WHERE cs.coverage_id = cv.id ORDER BY cs.position`)} END AS sources
  FROM unnest(enum_range(NULL::"CoverageTopic")) topics(topic)
  LEFT JOIN coverage cv ON cv.supplement_id = ${supplement} AND cv.topic = topics.topic
  LEFT JOIN (${stated(supplement)}) st ON st.topic = topics.topic
  WHERE topics.topic <> 'UNKNOWN' ORDER BY topics.topic`)
