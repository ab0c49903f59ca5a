import type { Database } from '../db/client.ts'
import { only, type Snapshot } from '../db/read.ts'
import { atMost, sql } from '../db/sql.ts'
import { namedKinds } from '../knowledge/search.ts'
import { labelQuery } from './labels.ts'
import { matching } from './matching.query.ts'
import { reading } from './reading.query.ts'
import { type FoundRecord, type Understood, understoodSql } from './search.query.ts'
import { mostSuggestions } from './suggest.contract.ts'

/** What could be meant, best first, each with its names. */
export interface Suggestions extends Snapshot {
  hits: Pick<FoundRecord, 'kind' | 'key' | 'title' | 'texts'>[]
  understood: Understood
}

/** The records whose names answer best to what was typed so far: one statement, so one snapshot. */
export const readSuggestions = async (
  database: Database,
  q: string,
  kind?: readonly string[],
): Promise<Suggestions> => {
  const finding = { kinds: kind ?? namedKinds, labels: labelQuery({ kind }), texts: false }
  const rows = await database.read<Suggestions>(sql`
    WITH ${reading(q, { isTyping: true })}, ${matching(finding)}
    SELECT s.revision, s.release, ${understoodSql} AS understood, (
      SELECT coalesce(json_agg(x ORDER BY x.score DESC, x.key, x.kind COLLATE "C"), '[]') FROM (
        SELECT f.kind, f.key, f.score, h.title, (
          SELECT json_agg(e.text ORDER BY e.role, e.id) FROM search_entry e
          WHERE e.kind = f.kind AND e.key = f.key AND e.role <> 'TEXT') AS texts
        FROM (SELECT * FROM found ORDER BY score DESC, key, kind COLLATE "C" ${atMost(mostSuggestions)}) f
        JOIN search_entry h USING (id)) x) AS hits
    FROM kb_state s`)
  return only(rows)
}
