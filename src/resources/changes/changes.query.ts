import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { allOf, empty, instant, oneOf, type Sql, sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'

/** Where an entry of the change log stands. */
export interface Entry {
  revision: number
  kind: string
  key: string
}

interface Request {
  since: number
  kinds: readonly RecordKind[] | undefined
  after: Entry | undefined
  include: readonly ('before' | 'after')[]
  limit: number
}

export interface ChangesPage extends Snapshot {
  /** From this revision on the log is kept; null while it is being brought up to date. */
  keptSince: number | null
  changes: Entry[]
  /** Whether there are more. */
  more: boolean
}

/** The key that follows a record which is gone. */
const successor = sql`CASE h.type WHEN 'RETIRE' THEN h.document ->> 'successor' WHEN 'RENAME' THEN h.document ->> 'to' END`

const before = sql`(SELECT b.record FROM change b
  WHERE b.kind = h.kind AND b.key = h.key AND b.revision < h.revision ORDER BY b.revision DESC LIMIT 1)`

/** The members `before` and `after`, as far as they are asked for. */
export const statesAsked = (include: readonly string[], states: { before: Sql; after: Sql }) =>
  sql`${include.includes('before') ? sql`, ${states.before} AS before` : empty}${
    include.includes('after') ? sql`, ${states.after} AS after` : empty
  }`

/** A page of the entries after a revision, or after an entry, in the order in which they were made. */
export async function readChanges(
  database: Database,
  { since, kinds, after, include, limit }: Request,
): Promise<ChangesPage> {
  const conditions = allOf([
    after
      ? sql`(h.revision, h.kind, h.key) > (${after.revision}::int, ${after.kind}, ${after.key})`
      : sql`h.revision > ${since}::int`,
    sql`h.revision <= s.revision`,
    ...oneOf(sql`h.kind`, kinds),
  ])
  const rows = await database.read<Snapshot & { keptSince: number | null; changes: Entry[] }>(
    sql`SELECT s.revision, s.release, s.kept_since AS "keptSince", (
      SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT h.revision, h.kind, h.key, h.type, h.version, ${successor} AS successor, h.reason,
          ${instant(sql`h.published_at`)} AS "publishedAt"${statesAsked(include, { before, after: sql`h.record` })}
        FROM change h WHERE ${conditions} ORDER BY h.revision, h.kind, h.key LIMIT ${limit + 1}
      ) x) AS changes
    FROM kb_state s`,
  )
  const { changes, ...state } = only(rows)
  return { ...state, changes: changes.slice(0, limit), more: changes.length > limit }
}
