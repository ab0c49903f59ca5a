import { managementColumn } from '../db/claims.ts'
import type { Database } from '../db/client.ts'
import { coverageOf } from '../db/coverage.ts'
import type { Snapshot as State } from '../db/read.ts'
import { citationsOf, jsonArray, optionalSourceRef, type Sql, sourceRef, sql } from '../db/sql.ts'
import type { ThingKind } from '../knowledge/things.ts'
import type { AskedThing, SafetyClaim, SafetyRecord } from './loaded.ts'

// A statement about medicines that its source does not name concerns any of them, and is asserted of none.
const unnamed = 'unspecified-medicines'

// Medicines of these classes are cleared by the same enzyme or pump, and have no more in common than that.
const clearedAlike = '%-substrates'

const criteria = sql`CASE WHEN num_nonnulls(po.sex, po.life_stage) + num_nonnulls(po.min_age_years, po.max_age_years) > 0
  THEN json_build_object('sex', po.sex, 'minAgeYears', trim_scale(po.min_age_years),
    'maxAgeYears', trim_scale(po.max_age_years), 'lifeStage', po.life_stage) END`

type Key = { kind: ThingKind; slug: string }

/** The things asked for with what is near to each of them, and the state that they were read from. */
export const loadAsked = async (database: Database, keys: readonly Key[]) => {
  const kinds = keys.map(({ kind }) => kind)
  const slugs = keys.map(({ slug }) => slug)
  const [row] = await database.read<State & { asked: AskedThing[] }>(sql`WITH RECURSIVE
    asked AS MATERIALIZED (
      SELECT t.id, t.kind, t.slug, t.name, i.type AS itype
      FROM unnest(${kinds}::text[], ${slugs}::text[]) a(kind, slug)
      JOIN thing t ON t.kind = a.kind AND t.slug = a.slug AND t.status = 'ACTIVE'
      LEFT JOIN interactant i ON i.id = t.id),
    above (asked, id, depth) AS (
      SELECT id, id, 0 FROM asked
      UNION SELECT a.asked, m.class_id, a.depth + 1 FROM above a JOIN membership m ON m.member_id = a.id WHERE a.depth < 8),
    below (asked, id, depth) AS (
      SELECT id, id, 0 FROM asked
      UNION SELECT b.asked, m.member_id, b.depth + 1 FROM below b JOIN membership m ON m.class_id = b.id WHERE b.depth < 8),
    near AS (
      SELECT asked, id, min(how) AS how FROM (
        SELECT asked, id, CASE depth WHEN 0 THEN 0 ELSE 1 END AS how FROM above
        UNION ALL SELECT asked, id, 2 FROM below WHERE depth > 0
        UNION ALL SELECT a.id, beside.member_id, 3 FROM asked a
          JOIN membership own ON own.member_id = a.id
          JOIN thing shared ON shared.id = own.class_id AND shared.slug NOT LIKE ${clearedAlike}
          JOIN membership beside ON beside.class_id = own.class_id AND beside.member_id <> a.id
          WHERE a.kind = 'interactant'
        UNION ALL SELECT a.id, t.id, 3 FROM asked a JOIN thing t ON t.kind = 'interactant' AND t.slug = ${unnamed}
          WHERE a.itype IN ('DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS')
      ) found GROUP BY asked, id)
    SELECT s.revision, s.release, ${jsonArray(sql`
      SELECT a.kind, a.slug, a.name, coalesce(a.itype::text, cd.type::text) AS type, ${criteria} AS criteria,
        (SELECT json_agg(json_build_object('kind', t.kind, 'slug', t.slug, 'how', n.how))
          FROM near n JOIN thing t ON t.id = n.id WHERE n.asked = a.id) AS near
      FROM asked a LEFT JOIN condition cd ON cd.id = a.id LEFT JOIN population po ON po.id = a.id
      ORDER BY a.kind, a.slug`)} AS asked
    FROM kb_state s`)
  return row as State & { asked: AskedThing[] }
}

const head = sql`c.kind, c.key AS id, c.question, c.agreement, c.support, c.certainty, c.direction,
  json_build_object('form', c.scope_form, 'route', c.scope_route, 'population', c.scope_population, 'dose', c.scope_dose) AS scope,
  array_to_json(c.topics) AS topics, ${citationsOf(sql`ci.claim_id = c.id`)} AS citations`

const target = (type: Sql, who: Sql = sql`NULL`) =>
  sql`json_build_object('kind', ta.kind, 'slug', ta.slug, 'name', ta.name, 'type', ${type}, 'criteria', ${who}) AS target`

/** The active claims of a kind about the supplement that is joined as `t`, the most cautious first. */
const claimsOf = (kind: Sql, columns: Sql, joins: Sql, only = sql`true`) =>
  jsonArray(sql`SELECT ${head}, ${columns} FROM claim c ${joins}
    WHERE c.supplement_id = t.id AND c.kind = ${kind} AND c.status = 'ACTIVE' AND ${only} ORDER BY c.rank, c.key`)

const interactions = claimsOf(
  sql`'interaction'`,
  sql`${target(sql`it.type`)}, d.effect, d.mechanism_type AS "mechanismType", d.severity, d.overall, ${managementColumn}`,
  sql`JOIN interaction d ON d.claim_id = c.id JOIN thing ta ON ta.id = d.interactant_id
    LEFT JOIN interactant it ON it.id = ta.id JOIN management m ON m.claim_id = c.id`,
)

const contraindications = claimsOf(
  sql`'contraindication'`,
  sql`${target(sql`coalesce(it.type::text, cd.type::text)`, criteria)}, d.risk_type AS "riskType", d.strength,
    d.statement_status AS "statementStatus", d.rationale, ${managementColumn}`,
  sql`JOIN contraindication d ON d.claim_id = c.id JOIN thing ta ON ta.id = d.target_id
    LEFT JOIN interactant it ON it.id = ta.id LEFT JOIN condition cd ON cd.id = ta.id
    LEFT JOIN population po ON po.id = ta.id JOIN management m ON m.claim_id = c.id`,
)

const adverseEffects = claimsOf(
  sql`'adverse-effect'`,
  sql`CASE WHEN ta.id IS NOT NULL THEN json_build_object('kind', ta.kind, 'slug', ta.slug, 'name', ta.name,
    'type', cd.type, 'criteria', NULL) END AS target, d.statement, d.seriousness, d.polarity`,
  sql`JOIN adverse_effect d ON d.claim_id = c.id LEFT JOIN thing ta ON ta.id = d.effect_id
    LEFT JOIN condition cd ON cd.id = ta.id`,
)

const durations = claimsOf(
  sql`'timeline'`,
  sql`json_build_object('value', trim_scale(d.end_value), 'unit', d.end_unit) AS end, d.label, d.outcome`,
  sql`JOIN timeline d ON d.claim_id = c.id`,
  // How long a trial went on is no limit.
  sql`d.measure = 'MAXIMUM_DURATION' AND d.end_value IS NOT NULL AND d.basis <> 'TRIAL_ENDPOINT'`,
)

const dosages = claimsOf(
  sql`'dosage'`,
  sql`d.type = 'MAXIMUM' AS limit,
    json_build_object('min', trim_scale(d.amount_min), 'max', trim_scale(d.amount_max), 'unit', d.unit) AS amount,
    d.amount_basis AS "amountBasis", d.per, array_to_json(d.timing) AS timing, d.with_food AS "withFood",
    CASE WHEN d.authority_name IS NOT NULL THEN
      json_build_object('name', d.authority_name, 'jurisdiction', d.authority_jurisdiction) END AS authority,
    d.note, CASE WHEN pt.id IS NOT NULL THEN
      json_build_object('slug', pt.slug, 'name', pt.name, 'criteria', ${criteria}) END AS population`,
  sql`JOIN dosage d ON d.claim_id = c.id
    LEFT JOIN thing pt ON pt.id = c.population_id LEFT JOIN population po ON po.id = c.population_id`,
  sql`(d.type = 'MAXIMUM' OR d.with_food IN ('WITH_MEAL', 'EMPTY_STOMACH') OR cardinality(d.timing) > 0)`,
)

/** The unit that most limits and intakes of the supplement are stated in. */
const unit = sql`(SELECT d.unit FROM claim c JOIN dosage d ON d.claim_id = c.id
  WHERE c.supplement_id = t.id AND c.kind = 'dosage' AND c.status = 'ACTIVE' AND d.type IN ('MAXIMUM', 'RECOMMENDED_INTAKE')
  GROUP BY d.unit ORDER BY count(*) DESC, d.unit LIMIT 1)`

const records = (slugs: readonly string[]) =>
  jsonArray(sql`SELECT t.slug, t.name, sp.category,
    (SELECT json_agg(a.text ORDER BY a.position) FROM alias a
      WHERE a.thing_id = t.id AND a.kind = 'ABBREVIATION') AS abbreviations,
    ${jsonArray(sql`SELECT f.name, trim_scale(f.elemental_fraction) AS "elementalFraction", ${optionalSourceRef} AS source
      FROM supplement_form f LEFT JOIN source so ON so.id = f.source_id WHERE f.supplement_id = t.id ORDER BY f.position`)} AS forms,
    (SELECT coalesce(json_agg(k.name ORDER BY k.position), '[]') FROM constituent k WHERE k.supplement_id = t.id) AS constituents,
    ${jsonArray(sql`SELECT cv.from_unit AS from, cv.to_unit AS to, trim_scale(cv.factor) AS factor, ${sourceRef} AS source
      FROM conversion cv JOIN source so ON so.id = cv.source_id WHERE cv.supplement_id = t.id ORDER BY cv.position`)} AS conversions,
    ${unit} AS unit,
    (SELECT coalesce(json_agg(${sourceRef} ORDER BY ts.position), '[]') FROM thing_source ts
      JOIN source so ON so.id = ts.source_id WHERE ts.thing_id = t.id) AS sources,
    ${coverageOf(sql`t.id`)} AS coverage, ${interactions} AS interactions, ${contraindications} AS contraindications,
    ${adverseEffects} AS effects, ${durations} AS durations, ${dosages} AS dosages
  FROM thing t JOIN supplement sp ON sp.id = t.id
  WHERE t.kind = 'supplement' AND t.slug = ANY (${slugs}::text[]) AND t.status = 'ACTIVE' ORDER BY t.slug`)

type Row = Omit<SafetyRecord, 'names' | 'claims'> &
  Record<'interactions' | 'contraindications' | 'effects' | 'durations' | 'dosages', SafetyClaim[]> & {
    abbreviations: string[] | null
  }

/** All that is published about the safety of these supplements, and the state that it was read from. */
export const loadRecords = async (database: Database, slugs: readonly string[]) => {
  const [row] = await database.read<State & { records: Row[] }>(
    sql`SELECT s.revision, s.release, ${records(slugs)} AS records FROM kb_state s`,
  )
  const { records: rows, ...state } = row as State & { records: Row[] }
  return { ...state, records: rows.map(recordOf) }
}

const recordOf = ({
  abbreviations,
  interactions,
  contraindications,
  effects,
  durations,
  dosages,
  ...one
}: Row): SafetyRecord => ({
  ...one,
  names: [one.name, ...(abbreviations ?? [])],
  claims: [...interactions, ...contraindications, ...effects, ...durations, ...dosages],
})
