import type { Position } from '../api/cursor.ts'
import type { Database } from '../db/client.ts'
import { only, type Snapshot } from '../db/read.ts'
import { empty, type Sql, sql } from '../db/sql.ts'
import { namedKinds, type SearchMatch } from '../knowledge/search.ts'
import { type Counting, counting } from './counting.query.ts'
import { labelQuery, type Narrowing } from './labels.ts'
import { matching, scoreUnit } from './matching.query.ts'
import { reading } from './reading.query.ts'
import type { SearchAnswer } from './search.contract.ts'

/** What is searched for. */
export interface SearchRequest {
  q: string
  narrowing: Narrowing
  limit: number
  /** Score, key and kind of the last hit before. */
  after?: Position | undefined
  counting: Counting
}

/** A record that was found, with its texts: names first. */
export interface FoundRecord {
  kind: string
  key: string
  title: string
  match: SearchMatch
  score: number
  texts: string[]
}

/** How the query was understood: what `highlight` marks. */
export interface Understood {
  /** Words, folded. */
  words: string[]
  /** The whole of it, compact, in each of its wordings. */
  wholes: string[]
}

type Meta = Omit<SearchAnswer['meta'], 'license' | 'disclaimer'>

/** A page of hits. */
export interface SearchPage extends Snapshot {
  hits: FoundRecord[]
  /** Score, key and kind of the last hit when there are more; null on the last page. */
  next: string[] | null
  understood: Understood
  meta: Meta
}

/** The longest text of a record that is looked through for words to show. */
const longest = 20_000

const afterSql = (position: Position | undefined): Sql => {
  if (!position) return empty
  const [score, key, kind] = position.after
  return sql` WHERE (-f.score, f.key, f.kind COLLATE "C") > (-(${score}::text::int), ${key}::text, ${kind}::text)`
}

const rowsSql = ({ limit, after }: SearchRequest) => sql`(
  SELECT coalesce(json_agg(x ORDER BY x.score DESC, x.key, x.kind COLLATE "C"), '[]') FROM (
    SELECT f.kind, f.key, h.title, f.match, f.score, (
      SELECT json_agg(left(e.text, ${longest}::int) ORDER BY e.role, e.id) FROM search_entry e
      WHERE e.kind = f.kind AND e.key = f.key) AS texts
    FROM (SELECT * FROM found f${afterSql(after)}
      ORDER BY f.score DESC, f.key, f.kind COLLATE "C" LIMIT ${limit + 1}) f
    JOIN search_entry h USING (id)) x)`

/** How the query was understood, as JSON. */
export const understoodSql = sql`json_build_object(
  'words', (SELECT coalesce(json_agg(DISTINCT l), '[]') FROM term, unnest(lexemes) l),
  'wholes', (SELECT coalesce(json_agg(compact), '[]') FROM span WHERE is_whole AND compact <> ''))`

const correctionsSql = sql`(
  SELECT coalesce(json_agg(json_build_object('word', typed, 'to', words) ORDER BY n), '[]')
  FROM (SELECT n, typed, json_agg(word ORDER BY similarity DESC, word) AS words FROM correction GROUP BY n, typed) x)`

type Row = Snapshot & Meta & { rows: FoundRecord[]; understood: Understood }

/** One page of what a query finds, best first: one statement, so one snapshot. */
export const readSearch = async (database: Database, request: SearchRequest): Promise<SearchPage> => {
  const { q, narrowing, limit } = request
  const counts = counting(namedKinds, narrowing, request.counting)
  const rows = await database.read<Row>(sql`
    WITH ${reading(q)}, ${matching({ kinds: namedKinds, labels: labelQuery(narrowing), texts: true })}${counts.tables}
    SELECT s.revision, s.release, ${rowsSql(request)} AS rows, ${understoodSql} AS understood,
      ${correctionsSql} AS corrections, (SELECT candidates FROM setting) AS candidates, ${counts.columns}
    FROM kb_state s`)
  const { revision, release, rows: found, understood, ...meta } = only(rows)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? [String(last.score), last.key, last.kind] : null
  const hits = shown.map(hit => ({ ...hit, score: hit.score / scoreUnit }))
  return { revision, release, hits, next, understood, meta }
}
