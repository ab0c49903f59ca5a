import type { Database } from '../../../db/client.ts'
import { only, type Snapshot } from '../../../db/read.ts'
import { jsonArray, sql } from '../../../db/sql.ts'
import type { Measured } from './states.ts'

/** What a claim said from a revision on. */
export interface State {
  key: string
  revision: number
  record: Measured
}

/** What some claims said over time, oldest first, as far back as the log is kept; and when the article was last written. */
export const readStates = async (database: Database, slug: string, ids: readonly string[]) => {
  const states = jsonArray(sql`
    SELECT h.key, h.revision, h.record FROM change h
    WHERE h.kind IN ('dosage', 'timeline') AND h.key = ANY (${ids}::text[]) AND h.record IS NOT NULL
    ORDER BY h.revision`)
  const rows = await database.read<Snapshot & { states: State[]; written: number | null }>(sql`
    SELECT s.revision, s.release, ${states} AS states,
      (SELECT max(h.revision) FROM change h
        WHERE h.kind = 'article' AND h.key = ${slug} AND h.type <> 'RERENDERED') AS written
    FROM kb_state s`)
  return only(rows)
}
