import { instant, jsonArray, sql } from './sql.ts'

/** The members of the source that is joined as `so`. */
export const sourceColumns = sql`so.slug, so.kind, so.title, so.publisher, so.authors, so.year, so.journal, so.url,
  ${jsonArray(sql`SELECT si.system, si.code FROM source_identifier si WHERE si.source_id = so.id ORDER BY si.position`)} AS identifiers,
  so.study_design AS "studyDesign", so.standing, so.standing_checked_at AS "standingCheckedAt",
  so.retrieved_at AS "retrievedAt", so.license, so.status, so.version, ${instant(sql`so.updated_at`)} AS "updatedAt"`
