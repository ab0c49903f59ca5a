-- One supplement with its indications, mechanisms, dosages, timelines, contraindications and interactions, as one
-- would write it by hand for this one page. $1 is the slug.
WITH asked AS MATERIALIZED (
  SELECT t.*, p.proper_name, p.category, json_build_object('slug', t.slug, 'name', t.name) AS ref
  FROM thing t JOIN supplement p ON p.id = t.id
  WHERE t.kind = 'supplement' AND t.slug = $1 AND t.status = 'ACTIVE'
), said AS MATERIALIZED (
  SELECT c.*, a.ref AS supplement,
    CASE WHEN co.slug IS NOT NULL THEN json_build_object('slug', co.slug, 'name', co.name) END AS condition,
    CASE WHEN po.slug IS NOT NULL THEN json_build_object('slug', po.slug, 'name', po.name) END AS population,
    json_build_object('form', c.scope_form, 'route', c.scope_route, 'population', c.scope_population,
      'dose', c.scope_dose) AS scope,
    json_build_object('certainty', c.certainty, 'direction', c.direction, 'magnitude', c.magnitude,
      'studies', json_build_object('rct', c.rct, 'metaAnalysis', c.meta_analysis, 'observational', c.observational,
        'animal', c.animal, 'inVitro', c.in_vitro, 'participants', c.participants),
      'effect', CASE WHEN coalesce(c.effect_outcome, c.effect_measure, c.effect_comparator, c.effect_duration,
          c.effect_value::text, c.effect_ci_low::text, c.effect_ci_high::text) IS NOT NULL THEN
        json_build_object('outcome', c.effect_outcome, 'measure', c.effect_measure, 'value', c.effect_value,
          'ciLow', c.effect_ci_low, 'ciHigh', c.effect_ci_high, 'comparator', c.effect_comparator,
          'duration', c.effect_duration) END,
      'result', c.result) AS evidence,
    (SELECT json_agg(json_build_object('source', json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
        'url', s.url, 'standing', s.standing), 'stance', ci.stance, 'locator', ci.locator, 'snippet', ci.snippet)
        ORDER BY ci.position)
      FROM citation ci JOIN source s ON s.id = ci.source_id WHERE ci.claim_id = c.id) AS citations,
    to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated
  FROM asked a
  JOIN claim c ON c.supplement_id = a.id AND c.status = 'ACTIVE'
    AND c.kind IN ('indication', 'action', 'dosage', 'timeline', 'contraindication', 'interaction')
  LEFT JOIN thing co ON co.id = c.condition_id
  LEFT JOIN thing po ON po.id = c.population_id
)
SELECT json_build_object(
  'kind', a.kind, 'slug', a.slug, 'name', a.name, 'summary', a.summary,
  'aliases', (SELECT coalesce(json_agg(json_build_object('text', al.text, 'kind', al.kind, 'lang', al.lang)
    ORDER BY al.position), '[]') FROM alias al WHERE al.thing_id = a.id),
  'properName', a.proper_name, 'category', a.category,
  'classes', (SELECT coalesce(json_agg(json_build_object('slug', sc.slug, 'name', sc.name, 'definition', sc.definition)
    ORDER BY sc.position), '[]') FROM supplement_class sc WHERE sc.supplement_id = a.id),
  'constituents', (SELECT coalesce(json_agg(json_build_object('name', cn.name, 'role', cn.role)
    ORDER BY cn.position), '[]') FROM constituent cn WHERE cn.supplement_id = a.id),
  'forms', (SELECT coalesce(json_agg(json_build_object('name', f.name, 'part', f.part, 'preparation', f.preparation,
    'standardizedTo', f.standardized_to, 'elementalFraction', trim_scale(f.elemental_fraction),
    'source', CASE WHEN s.id IS NOT NULL THEN json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
      'url', s.url, 'standing', s.standing) END) ORDER BY f.position), '[]')
    FROM supplement_form f LEFT JOIN source s ON s.id = f.source_id WHERE f.supplement_id = a.id),
  'conversions', (SELECT coalesce(json_agg(json_build_object('from', v.from_unit, 'to', v.to_unit,
    'factor', trim_scale(v.factor), 'source', json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
      'url', s.url, 'standing', s.standing)) ORDER BY v.position), '[]')
    FROM conversion v JOIN source s ON s.id = v.source_id WHERE v.supplement_id = a.id),
  'identifiers', (SELECT coalesce(json_agg(json_build_object('system', i.system, 'code', i.code, 'of', i.of)
    ORDER BY i.position), '[]') FROM identifier i WHERE i.thing_id = a.id),
  'regulatory', (SELECT coalesce(json_agg(json_build_object('jurisdiction', r.jurisdiction, 'status', r.status,
    'text', r.text, 'source', json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind, 'url', s.url,
      'standing', s.standing)) ORDER BY r.position), '[]')
    FROM regulatory r JOIN source s ON s.id = r.source_id WHERE r.supplement_id = a.id),
  'coverage', (
    SELECT json_agg(json_build_object('topic', topics.topic, 'status', coalesce(st.status, cv.status::text, 'UNKNOWN'),
      'sources', CASE WHEN st.status IS NOT NULL
        THEN (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
          'url', s.url, 'standing', s.standing) ORDER BY s.slug), '[]') FROM source s WHERE s.id = ANY (st.sources))
        ELSE (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
          'url', s.url, 'standing', s.standing) ORDER BY cs.position), '[]')
          FROM coverage_source cs JOIN source s ON s.id = cs.source_id WHERE cs.coverage_id = cv.id) END)
      ORDER BY topics.topic)
    FROM unnest(enum_range(NULL::"CoverageTopic")) topics(topic)
    LEFT JOIN coverage cv ON cv.supplement_id = a.id AND cv.topic = topics.topic
    LEFT JOIN (
      SELECT t.topic AS stated, array_agg(DISTINCT ci.source_id) AS sources,
        CASE min(level.of) WHEN 1 THEN 'STATED' WHEN 2 THEN 'ASSESSED_NONE_FOUND' ELSE 'NONE_REQUIRED' END AS status
      FROM claim c
      JOIN citation ci ON ci.claim_id = c.id
      LEFT JOIN contraindication co ON co.claim_id = c.id
      LEFT JOIN interaction it ON it.claim_id = c.id
      LEFT JOIN adverse_effect ae ON ae.claim_id = c.id
      CROSS JOIN LATERAL (SELECT CASE WHEN co.statement_status = 'NONE_REQUIRED' THEN 3
        WHEN co.statement_status = 'ASSESSED_NONE_FOUND' OR it.overall = 'NONE_KNOWN' OR ae.polarity = 'DENIED' THEN 2
        ELSE 1 END AS of) level
      CROSS JOIN unnest(c.topics) t(topic)
      WHERE c.supplement_id = a.id AND c.status = 'ACTIVE' AND (level.of = 1 OR c.support <> 'WITHDRAWN')
      GROUP BY t.topic) st ON st.stated = topics.topic
    WHERE topics.topic <> 'UNKNOWN'),
  'sources', (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind, 'url', s.url,
      'standing', s.standing) ORDER BY ts.position), '[]')
    FROM thing_source ts JOIN source s ON s.id = ts.source_id WHERE ts.thing_id = a.id),
  'status', a.status, 'version', a.version,
  'updatedAt', to_char(a.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'indications', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key, 'supplement', c.supplement,
      'question', c.question, 'agreement', c.agreement, 'condition', c.condition, 'relation', d.relation,
      'useBasis', d.use_basis, 'outcome', d.outcome, 'note', d.note, 'scope', c.scope, 'evidence', c.evidence,
      'citations', c.citations, 'support', c.support, 'knowledgeLevel', c.knowledge_level, 'agentType', c.agent_type,
      'status', c.status, 'version', c.version, 'updatedAt', c.updated) ORDER BY c.rank, c.key), '[]')
    FROM said c JOIN indication d ON d.claim_id = c.id),
  'mechanisms', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key, 'supplement', c.supplement,
      'question', c.question, 'agreement', c.agreement,
      'mechanism', json_build_object('kind', m.kind, 'slug', m.slug, 'name', m.name, 'summary', m.summary,
        'aliases', (SELECT coalesce(json_agg(json_build_object('text', al.text, 'kind', al.kind, 'lang', al.lang)
          ORDER BY al.position), '[]') FROM alias al WHERE al.thing_id = m.id),
        'sources', (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind,
          'url', s.url, 'standing', s.standing) ORDER BY ts.position), '[]')
          FROM thing_source ts JOIN source s ON s.id = ts.source_id WHERE ts.thing_id = m.id),
        'status', m.status, 'version', m.version,
        'updatedAt', to_char(m.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      'condition', c.condition, 'constituent', d.constituent, 'actionType', d.action_type, 'aspect', d.aspect,
      'direction', d.direction, 'studyContext', d.study_context, 'statement', d.statement, 'scope', c.scope,
      'evidence', c.evidence, 'citations', c.citations, 'support', c.support, 'knowledgeLevel', c.knowledge_level,
      'agentType', c.agent_type, 'status', c.status, 'version', c.version, 'updatedAt', c.updated)
      ORDER BY c.rank, c.key), '[]')
    FROM said c JOIN action d ON d.claim_id = c.id JOIN thing m ON m.id = d.mechanism_id),
  'dosages', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key, 'supplement', c.supplement,
      'question', c.question, 'agreement', c.agreement, 'condition', c.condition, 'population', c.population,
      'form', c.scope_form, 'route', c.scope_route, 'type', d.type,
      'amount', json_build_object('min', trim_scale(d.amount_min), 'max', trim_scale(d.amount_max), 'unit', d.unit),
      'amountBasis', d.amount_basis, 'per', d.per,
      'frequency', CASE WHEN d.period_unit IS NOT NULL THEN json_build_object('timesMin', trim_scale(d.times_min),
        'timesMax', trim_scale(d.times_max), 'period', trim_scale(d.period), 'periodUnit', d.period_unit) END,
      'timing', d.timing, 'withFood', d.with_food, 'severityTier', d.severity_tier,
      'duration', CASE WHEN d.duration_unit IS NOT NULL THEN json_build_object('min', trim_scale(d.duration_min),
        'max', trim_scale(d.duration_max), 'unit', d.duration_unit) END,
      'authority', CASE WHEN d.authority_name IS NOT NULL THEN
        json_build_object('name', d.authority_name, 'jurisdiction', d.authority_jurisdiction) END,
      'note', d.note, 'scope', c.scope, 'evidence', c.evidence, 'citations', c.citations, 'support', c.support,
      'knowledgeLevel', c.knowledge_level, 'agentType', c.agent_type, 'status', c.status, 'version', c.version,
      'updatedAt', c.updated) ORDER BY c.rank, c.key), '[]')
    FROM said c JOIN dosage d ON d.claim_id = c.id),
  'timelines', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key, 'supplement', c.supplement,
      'question', c.question, 'agreement', c.agreement, 'condition', c.condition, 'measure', d.measure,
      'start', CASE WHEN d.start_unit IS NOT NULL THEN
        json_build_object('value', trim_scale(d.start_value), 'unit', d.start_unit) END,
      'end', CASE WHEN d.end_unit IS NOT NULL THEN
        json_build_object('value', trim_scale(d.end_value), 'unit', d.end_unit) END,
      'startDay', d.start_day, 'endDay', d.end_day, 'isoStart', d.iso_start, 'isoEnd', d.iso_end, 'label', d.label,
      'outcome', d.outcome, 'basis', d.basis, 'breaks', d.breaks, 'scope', c.scope, 'evidence', c.evidence,
      'citations', c.citations, 'support', c.support, 'knowledgeLevel', c.knowledge_level, 'agentType', c.agent_type,
      'status', c.status, 'version', c.version, 'updatedAt', c.updated)
      ORDER BY c.rank, coalesce(d.start_day, d.end_day, 0), c.key), '[]')
    FROM said c JOIN timeline d ON d.claim_id = c.id),
  'contraindications', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key,
      'supplement', c.supplement, 'question', c.question, 'agreement', c.agreement, 'riskType', d.risk_type,
      'strength', d.strength, 'target', json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name),
      'management', json_build_object('action', m.action,
        'stopBefore', CASE WHEN m.stop_before_unit IS NOT NULL THEN json_build_object('min', trim_scale(m.stop_before_min),
          'max', trim_scale(m.stop_before_max), 'unit', m.stop_before_unit) END,
        'separation', CASE WHEN m.separates THEN json_build_object('hoursBefore', trim_scale(m.hours_before),
          'hoursAfter', trim_scale(m.hours_after)) END,
        'text', m.text),
      'rationale', d.rationale, 'statementStatus', d.statement_status, 'matched', NULL, 'scope', c.scope,
      'evidence', c.evidence, 'citations', c.citations, 'support', c.support, 'knowledgeLevel', c.knowledge_level,
      'agentType', c.agent_type, 'status', c.status, 'version', c.version, 'updatedAt', c.updated)
      ORDER BY c.rank, c.key), '[]')
    FROM said c JOIN contraindication d ON d.claim_id = c.id JOIN thing t ON t.id = d.target_id
    JOIN management m ON m.claim_id = c.id),
  'interactions', (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'id', c.key, 'supplement', c.supplement,
      'question', c.question, 'agreement', c.agreement,
      'interactant', json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name), 'direction', d.direction,
      'effect', d.effect, 'mechanismType', d.mechanism_type, 'severity', d.severity, 'occurrence', d.occurrence,
      'overall', d.overall,
      'management', json_build_object('action', m.action,
        'stopBefore', CASE WHEN m.stop_before_unit IS NOT NULL THEN json_build_object('min', trim_scale(m.stop_before_min),
          'max', trim_scale(m.stop_before_max), 'unit', m.stop_before_unit) END,
        'separation', CASE WHEN m.separates THEN json_build_object('hoursBefore', trim_scale(m.hours_before),
          'hoursAfter', trim_scale(m.hours_after)) END,
        'text', m.text),
      'matched', NULL, 'scope', c.scope, 'evidence', c.evidence, 'citations', c.citations, 'support', c.support,
      'knowledgeLevel', c.knowledge_level, 'agentType', c.agent_type, 'status', c.status, 'version', c.version,
      'updatedAt', c.updated) ORDER BY c.rank, c.key), '[]')
    FROM said c JOIN interaction d ON d.claim_id = c.id JOIN thing t ON t.id = d.interactant_id
    JOIN management m ON m.claim_id = c.id)
) AS data
FROM asked a
