import type { Database } from '../../db/client.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { empty, instant, type Sql, sql } from '../../db/sql.ts'
import { differences } from '../../knowledge/differences.ts'
import type { RecordKind } from '../../knowledge/things.ts'

/** A version of a record as the change log tells it. */
interface Version {
  version: number
  key: string
  type: string
  revision: number
  record: object | null
  /** What readers saw just before; null when nothing, or when it is no longer kept. */
  before: object | null
}

interface State extends Snapshot {
  /** From this revision on the log is kept; null while it is being brought up to date. */
  keptSince: number | null
  /** What the log says last of the key; null when it never was. */
  last: string | null
}

/** Which versions to read: a page of them before one, or a single one. */
type Wanted = { below: number | undefined; limit: number } | { version: number }

/** What ended the life of another record under a key, up to a revision: its own life begins after that. */
const beginsAfter = (kind: RecordKind, key: Sql, last: Sql) => sql`(
  SELECT coalesce(max(e.revision), 0) FROM change e
  WHERE e.kind = ${kind} AND e.key = ${key} AND e.revision <= ${last} AND e.type IN ('RENAME', 'DELETE'))`

/**
 * The revisions that a record lived through under each of its keys: a rename says in the same revision which key it
 * had before. What was deleted has no history.
 */
const lives = (kind: RecordKind, key: string) => sql`
  life(key, after, last) AS (
    SELECT ${key}::text COLLATE "C", ${beginsAfter(kind, sql`${key}`, sql`s.revision`)}, s.revision FROM kb_state s
    UNION ALL
    SELECT o.key, ${beginsAfter(kind, sql`o.key`, sql`o.revision - 1`)}, o.revision - 1
    FROM life l CROSS JOIN LATERAL (
      SELECT r.key, r.revision FROM change r
      WHERE r.kind = ${kind} AND r.type = 'RENAME' AND r.document ->> 'to' = l.key AND r.revision = (
        SELECT min(f.revision) FROM change f
        WHERE f.kind = ${kind} AND f.key = l.key AND f.revision > l.after AND f.revision <= l.last)
    ) o
  )`

const entriesOf = (kind: RecordKind, alias: Sql, life: Sql) => sql`life ${life} JOIN change ${alias}
  ON ${alias}.kind = ${kind} AND ${alias}.key = ${life}.key
    AND ${alias}.revision > ${life}.after AND ${alias}.revision <= ${life}.last`

const before = (kind: RecordKind) => sql`(
  SELECT b.record FROM ${entriesOf(kind, sql`b`, sql`lb`)} WHERE b.revision < h.revision
  ORDER BY b.revision DESC LIMIT 1)`

async function readVersions(
  database: Database,
  { kind, key }: { kind: RecordKind; key: string },
  wanted: Wanted,
) {
  const single = 'version' in wanted
  const condition = single
    ? sql`h.version = ${wanted.version}::int`
    : wanted.below === undefined
      ? sql`true`
      : sql`h.version < ${wanted.below}::int`
  const rows = await database.read<State & { newest: number | null; versions: Version[] }>(sql`
    WITH RECURSIVE ${lives(kind, key)}
    SELECT s.revision, s.release, s.kept_since AS "keptSince",
      (SELECT e.type::text FROM change e WHERE e.kind = ${kind} AND e.key = ${key} ORDER BY e.revision DESC LIMIT 1) AS last,
      (SELECT max(h.version) FROM ${entriesOf(kind, sql`h`, sql`l`)}) AS newest,
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT h.version, h.key, h.type, h.revision, ${instant(sql`h.published_at`)} AS "publishedAt", h.actor,
          h.reason, h.changeset_id AS changeset, h.record${single ? empty : sql`, ${before(kind)} AS before`}
        FROM ${entriesOf(kind, sql`h`, sql`l`)} WHERE h.type <> 'RERENDERED' AND ${condition}
        ORDER BY h.version DESC LIMIT ${single ? 1 : wanted.limit + 1}
      ) x) AS versions
    FROM kb_state s`)
  return only(rows)
}

export interface HistoryPage extends State {
  versions: (Omit<Version, 'record' | 'before'> & { changes: unknown[] | null; isKept: boolean })[]
  /** Whether there are more. */
  more: boolean
}

/** A page of a record's versions, the newest first, each with what readers saw change. */
export async function readHistory(
  database: Database,
  name: { kind: RecordKind; key: string },
  page: { below: number | undefined; limit: number },
): Promise<HistoryPage> {
  const { versions, newest: _, ...state } = await readVersions(database, name, page)
  const shown = versions.slice(0, page.limit).map(({ record, before, ...version }) => ({
    ...version,
    changes: changesOf({ ...version, record, before }, state.keptSince ?? 0),
    isKept: record !== null,
  }))
  return { ...state, versions: shown, more: versions.length > page.limit }
}

/** Members that every version changes. */
const always = ['/version', '/updatedAt']

function changesOf({ type, revision, record, before }: Version, keptSince: number) {
  if (type !== 'UPDATE') return []
  // What stood before the first revision that is kept is gone, or was read differently since.
  if (revision <= keptSince || record === null || before === null) return null
  return differences(before, record).filter(({ pointer }) => !always.includes(pointer))
}

/** One version of a record: null when there is none with this number; and the number of the newest. */
export async function readVersion(
  database: Database,
  name: { kind: RecordKind; key: string },
  version: number,
) {
  const { versions, ...state } = await readVersions(database, name, { version })
  return { ...state, version: versions[0] ?? null }
}
