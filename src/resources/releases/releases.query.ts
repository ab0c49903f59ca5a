import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { allOf, instant, oneOf, sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { statesAsked } from '../changes/changes.query.ts'

export interface ReleaseRow {
  id: string
  revision: number
  sha256: string | null
}

const columns = sql`r.id, r.title, r.changelog, r.revision, ${instant(sql`r.created_at`)} AS "createdAt",
  coalesce(r.contents -> 'records', '[]') AS records, coalesce(r.contents -> 'sources', '[]') AS sources,
  coalesce(r.contents -> 'licenses', '[]') AS licenses, r.sha256`

/** Where a page of releases begins. */
interface After {
  revision: number
  id: string
}

/** A page of releases, the newest first, and one more when there is one. */
export async function readReleases(
  database: Database,
  { limit, after }: { limit: number; after: After | undefined },
): Promise<Snapshot & { releases: ReleaseRow[] }> {
  const beyond = after ? sql`(r.revision, r.id) < (${after.revision}::int, ${after.id})` : sql`true`
  const rows = await database.read<Snapshot & { releases: ReleaseRow[] }>(
    sql`SELECT s.revision, s.release, (SELECT coalesce(json_agg(x), '[]') FROM (
      SELECT ${columns} FROM release r WHERE ${beyond} ORDER BY r.revision DESC, r.id DESC LIMIT ${limit + 1}
    ) x) AS releases FROM kb_state s`,
  )
  return only(rows)
}

/** Some releases by their numbers, in their order; null where there is none. */
export async function readReleasesNamed(
  database: Database,
  ids: readonly string[],
): Promise<Snapshot & { found: (ReleaseRow | null)[] }> {
  const rows = await database.read<Snapshot & { releases: ReleaseRow[] }>(
    sql`SELECT s.revision, s.release, (SELECT coalesce(json_agg(x), '[]') FROM (
      SELECT ${columns} FROM release r WHERE r.id = ANY (${ids}::text[])) x) AS releases FROM kb_state s`,
  )
  const { releases, ...state } = only(rows)
  return { ...state, found: ids.map(id => releases.find(release => release.id === id) ?? null) }
}

export interface Difference {
  kind: string
  key: string
}

interface Span {
  from: number
  to: number
  kinds: readonly RecordKind[] | undefined
  after: Difference | undefined
  include: readonly string[]
  limit: number
}

/** What a key's newest entry up to a revision says. */
const stateAt = (revision: number) => sql`LATERAL (
  SELECT h.type, h.version, h.record FROM change h
  WHERE h.kind = k.kind AND h.key = k.key AND h.revision <= ${revision}::int ORDER BY h.revision DESC LIMIT 1)`

/** The records that differ between two revisions, by kind and key, and one more when there are more. */
export const readDifferences = (
  database: Database,
  { from, to, kinds, after, include, limit }: Span,
): Promise<Difference[]> => {
  const conditions = allOf([
    sql`h.revision > ${from}::int AND h.revision <= ${to}::int`,
    ...(after ? [sql`(h.kind, h.key) > (${after.kind}, ${after.key})`] : []),
    ...oneOf(sql`h.kind`, kinds),
  ])
  const states = statesAsked(include, { before: sql`o.record`, after: sql`n.record` })
  return database.read<Difference>(
    sql`SELECT k.kind, k.key, CASE
        WHEN o.record IS NULL THEN 'CREATE'
        WHEN n.record IS NULL THEN n.type::text
        WHEN o.version = n.version THEN 'RERENDERED'
        ELSE 'UPDATE' END AS type${states}
      FROM (SELECT DISTINCT h.kind, h.key FROM change h WHERE ${conditions}) k
      LEFT JOIN ${stateAt(from)} o ON true
      CROSS JOIN ${stateAt(to)} n
      WHERE o.record IS DISTINCT FROM n.record
      ORDER BY k.kind, k.key LIMIT ${limit + 1}`,
  )
}
