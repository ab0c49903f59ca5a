import type { z } from 'zod'
import type { Database } from '../db/client.ts'
import { embed } from '../db/noun.ts'
import type { Snapshot } from '../db/read.ts'
import { jsonArray, type Sql, sql } from '../db/sql.ts'
import { rankingOf } from '../resources/conditions/ranking.query.ts'
import { dosages } from '../resources/dosages/dosages.query.ts'
import { timelines } from '../resources/timelines/timelines.query.ts'
import type { Comparison } from './compare.contract.ts'

type ComparisonOf = z.output<typeof Comparison>

/** What stands beside the safety of each supplement. */
export type Basics = Pick<
  ComparisonOf['supplements'][number],
  'slug' | 'name' | 'category' | 'summary' | 'evidence' | 'timelines' | 'dosages'
>

const evidenceFor = (condition: string): Sql => {
  const { columns, from } = rankingOf(condition)
  return sql`(SELECT to_json(r) FROM (SELECT ${columns} FROM ${from} WHERE c.supplement_id = t.id) r)`
}

/** The supplements as they stand side by side for a condition, and the condition; one statement. */
export async function readCompared(
  database: Database,
  slugs: readonly string[],
  condition: string | undefined,
) {
  const about = sql`c.supplement_id = t.id AND co.slug = ${condition ?? ''}`
  const [row] = await database.read<
    Snapshot & { supplements: Basics[]; condition: ComparisonOf['condition'] }
  >(
    sql`SELECT s.revision, s.release,
      (SELECT json_build_object('slug', k.slug, 'name', k.name) FROM thing k
        WHERE k.kind = 'condition' AND k.slug = ${condition ?? ''} AND k.status = 'ACTIVE') AS condition,
      ${jsonArray(sql`SELECT t.slug, t.name, sp.category, t.summary, ${evidenceFor(condition ?? '')} AS evidence,
        ${embed(timelines, about)} AS timelines, ${embed(dosages, about)} AS dosages
        FROM thing t JOIN supplement sp ON sp.id = t.id
        WHERE t.kind = 'supplement' AND t.slug = ANY (${slugs}::text[]) AND t.status = 'ACTIVE'
        ORDER BY array_position(${slugs}::text[], t.slug::text)`)} AS supplements
    FROM kb_state s`,
  )
  return row as Snapshot & { supplements: Basics[]; condition: ComparisonOf['condition'] }
}
