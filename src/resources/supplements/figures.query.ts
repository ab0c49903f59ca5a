import type { Database } from '../../db/client.ts'
import { embed } from '../../db/noun.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { empty, sql } from '../../db/sql.ts'
import type { ClaimOf } from '../../render/facts/table.ts'
import { claimNouns } from '../claims.ts'

/** What the figures of a supplement are drawn from. */
export interface Drawn {
  name: string
  timelines: ClaimOf<'timeline'>[]
  dosages: ClaimOf<'dosage'>[]
  indications: ClaimOf<'indication'>[]
}

/** The claims that a figure of a supplement shows, under the name that members use for their kind. */
export type DrawnKind = Exclude<keyof Drawn, 'name'>

/**
 * The claims that the figures of a supplement show, in their default order.
 *
 * @param conditions only claims on these and on none in particular; all when not given
 * @returns `drawn` null when there is no such active supplement
 */
export const readDrawn = async (
  database: Database,
  supplement: string,
  drawn: readonly DrawnKind[],
  conditions?: readonly string[],
) => {
  const asked = conditions
    ? sql` AND (c.condition_id IS NULL OR co.slug = ANY (${conditions}::text[]))`
    : empty
  const claims = (kind: DrawnKind) =>
    drawn.includes(kind) ? embed(claimNouns[kind], sql`c.supplement_id = t.id${asked}`) : sql`'[]'::json`
  const rows = await database.read<Snapshot & { drawn: Drawn | null }>(sql`
    SELECT s.revision, s.release, (
      SELECT json_build_object('name', t.name, 'timelines', ${claims('timelines')}, 'dosages', ${claims('dosages')},
        'indications', ${claims('indications')})
      FROM thing t WHERE t.kind = 'supplement' AND t.slug = ${supplement} AND t.status = 'ACTIVE') AS drawn
    FROM kb_state s`)
  return only(rows)
}
