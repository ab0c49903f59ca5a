import type { Position } from '../api/cursor.ts'
import { maxEmbedded } from '../api/embedded.ts'
import { ProblemError } from '../api/problem.ts'
import type { Database } from './client.ts'
import type { Noun, Sort } from './noun.ts'
import { allOf, atMost, empty, join, raw, type Sql, sql } from './sql.ts'

/** The state of the knowledge base that an answer was read from: one statement, so one snapshot. */
export interface Snapshot {
  revision: number
  release: string | null
}

const state = sql`s.revision, s.release`

/** The one row of a statement over `kb_state`, which is there once the database is set up. */
export const only = <T>([row]: T[]): T => {
  if (row) return row
  throw new ProblemError('database-unavailable', 'The knowledge base has not been set up yet.')
}

/** A row as the record that goes out. */
export const present = (noun: Noun, row: unknown) => (noun.present ? noun.present(row as never) : row)

/** What `include` embeds, as further columns. */
export const includeColumns = (noun: Noun, include: readonly string[] = []) =>
  include
    .map(name => sql`, ${noun.includes[name] as Sql} AS ${raw(`"${name}"`)}`)
    .reduce((all, next) => sql`${all}${next}`, empty)

/** The active record with this key; null when there is none. */
export const readOne = async (
  database: Pick<Database, 'read'>,
  noun: Noun,
  key: string,
  include?: readonly string[],
) => {
  const rows = await database.read<Snapshot & { record: unknown }>(
    sql`SELECT ${state}, (
      SELECT to_json(r) FROM (
        SELECT ${noun.columns}${noun.unasked ?? empty}${includeColumns(noun, include)}
        FROM ${noun.from} WHERE ${noun.key} = ${key} AND ${noun.alias}.status = 'ACTIVE'${noun.scope ?? empty}
      ) r) AS record
    FROM kb_state s`,
  )
  const row = only(rows)
  return { ...row, record: row.record === null ? null : present(noun, row.record) }
}

/** What a list asks for, beyond its noun. */
export interface ListRequest {
  conditions: readonly Sql[]
  /** Joins and members that a filter brings; both replace `noun.unasked`. */
  asked?: { join: Sql; columns: Sql } | undefined
  sort?: readonly string[] | undefined
  include?: readonly string[] | undefined
  limit: number
  after?: Position | undefined
  count?: boolean | undefined
  /** Further values of the same snapshot, such as the coverage of the supplement asked for. */
  beside?: Record<string, Sql> | undefined
}

export interface Page extends Snapshot {
  records: unknown[]
  /** The sort values of the last record when there are more; null on the last page. */
  next: string[] | null
  total: number | null
  beside: Record<string, unknown>
}

interface Ordered {
  sort: Sort
  descending: boolean
}

const orderedBy = (noun: Noun, keys: readonly string[] | undefined): Ordered[] => {
  const asked = keys
    ? keys.map(key => ({ sort: noun.sorts[key.replace(/^-/, '')] as Sort, descending: key.startsWith('-') }))
    : noun.order.map(sort => ({ sort, descending: false }))
  const order = asked.map(({ sort, descending }) => ({
    sort,
    descending: descending !== (sort.inverted ?? false),
  }))
  return [...order, { sort: { expression: noun.key, type: 'text' }, descending: false }]
}

const typed = (value: string, { type }: Sort) => sql`${value}::text::${raw(type)}`

/** The records after a position, in an order whose directions may differ. */
const isAfter = (order: readonly Ordered[], values: readonly string[]): Sql => {
  const uniform = order.every(({ descending }) => !descending)
  if (uniform) {
    // One row comparison: an index range scan, at any depth.
    const left = join(order.map(({ sort }) => sort.expression))
    const right = join(order.map(({ sort }, i) => typed(values[i] as string, sort)))
    return sql`(${left}) > (${right})`
  }
  const [{ sort, descending }, ...rest] = order as [Ordered, ...Ordered[]]
  const value = typed(values[0] as string, sort)
  const beyond = descending ? sql`${sort.expression} < ${value}` : sql`${sort.expression} > ${value}`
  if (rest.length === 0) return beyond
  return sql`(${beyond} OR (${sort.expression} = ${value} AND ${isAfter(rest, values.slice(1))}))`
}

const orderSql = (order: readonly Ordered[]) =>
  join(order.map(({ sort, descending }) => (descending ? sql`${sort.expression} DESC` : sort.expression)))

const besideSql = (beside: Record<string, Sql> = {}) =>
  Object.entries(beside)
    .map(([name, value]) => sql`, ${value} AS ${raw(`"${name}"`)}`)
    .reduce((all, next) => sql`${all}${next}`, empty)

type Row = Snapshot & { rows: { _sort: string[] }[]; total: number | null } & Record<string, unknown>

const pageOf = (noun: Noun, { limit, beside }: ListRequest, row: Row): Page => {
  const shown = row.rows.slice(0, limit)
  const more = row.rows.length > limit
  return {
    revision: row.revision,
    release: row.release,
    records: shown.map(record => present(noun, record)),
    next: more ? (shown.at(-1)?._sort ?? null) : null,
    total: row.total,
    beside: Object.fromEntries(Object.keys(beside ?? {}).map(name => [name, row[name]])),
  }
}

/** One page of the active records that meet the conditions: one statement, whatever is embedded. */
export const readPage = async (database: Database, noun: Noun, request: ListRequest): Promise<Page> => {
  const order = orderedBy(noun, request.sort)
  const from = sql`${noun.from} ${request.asked?.join ?? empty}`
  const conditions = allOf([
    sql`${noun.alias}.status = 'ACTIVE'${noun.scope ?? empty}`,
    ...request.conditions,
  ])
  const after = request.after ? sql` AND ${isAfter(order, request.after.after)}` : empty
  const sortValues = join(order.map(({ sort }) => sql`(${sort.expression})::text`))
  const rows = await database.read<Row>(
    sql`SELECT ${state}${besideSql(request.beside)},
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT json_build_array(${sortValues}) AS _sort, ${noun.columns}${request.asked?.columns ?? noun.unasked ?? empty}
          ${includeColumns(noun, request.include)}
        FROM ${from} WHERE ${conditions}${after} ORDER BY ${orderSql(order)} LIMIT ${request.limit + 1}
      ) x) AS rows,
      ${request.count ? sql`(SELECT count(*)::int FROM ${from} WHERE ${conditions})` : sql`NULL::int`} AS total
    FROM kb_state s`,
  )
  return pageOf(noun, request, only(rows))
}

/** Like `readPage`, one row per question with its claims in their default order, at most `maxEmbedded`. */
export const readQuestions = async (database: Database, noun: Noun, request: ListRequest): Promise<Page> => {
  const from = sql`${noun.from} ${request.asked?.join ?? empty}`
  const conditions = allOf([sql`c.status = 'ACTIVE'${noun.scope ?? empty}`, ...request.conditions])
  const after = request.after ? sql` AND c.question > ${request.after.after[0] as string}` : empty
  const rows = await database.read<Row>(
    sql`SELECT ${state}${besideSql(request.beside)},
      (SELECT coalesce(json_agg(x), '[]') FROM (
        SELECT json_build_array(q.question) AS _sort, q.question, q.agreement,
          (SELECT json_agg(y) FROM (
            SELECT ${noun.columns}${request.asked?.columns ?? noun.unasked ?? empty}${includeColumns(noun, request.include)}
            FROM ${from} WHERE ${conditions} AND c.question = q.question
            ORDER BY ${orderSql(orderedBy(noun, undefined))} ${atMost(maxEmbedded)}
          ) y) AS claims
        FROM (
          SELECT c.question, min(c.agreement) AS agreement FROM ${from} WHERE ${conditions}${after}
          GROUP BY c.question ORDER BY c.question LIMIT ${request.limit + 1}
        ) q ORDER BY q.question
      ) x) AS rows,
      ${request.count ? sql`(SELECT count(DISTINCT c.question)::int FROM ${from} WHERE ${conditions})` : sql`NULL::int`} AS total
    FROM kb_state s`,
  )
  return pageOf({ ...noun, present: (question: unknown) => question }, request, only(rows))
}

/** Where a record went that is not active: renamed, retired, or never there. */
export const whereabouts = async (database: Database, noun: Noun, key: string) => {
  const [row] = await database.read<{ movedTo: string | null; gone: { successor: string | null } | null }>(
    sql`SELECT
      (SELECT to_key FROM redirect WHERE kind = ${noun.kind} AND from_key = ${key}) AS "movedTo",
      coalesce(
        (SELECT json_build_object('successor', ${noun.alias}.successor) FROM ${noun.from}
          WHERE ${noun.key} = ${key} AND ${noun.alias}.status = 'RETIRED'${noun.scope ?? empty} LIMIT 1),
        (SELECT json_build_object('successor', NULL) FROM (
          SELECT type FROM change WHERE kind = ${noun.kind} AND key = ${key} ORDER BY revision DESC LIMIT 1
        ) last WHERE type = 'DELETE')
      ) AS gone`,
  )
  return row ?? { movedTo: null, gone: null }
}

const secrets = new WeakMap<Database, Promise<string>>()

/** The secret that signs this knowledge base's cursors. */
export const cursorSecret = (database: Database) => {
  const known = secrets.get(database)
  if (known) return known
  const asked = database
    .read<{ secret: string }>(sql`SELECT cursor_secret AS secret FROM kb_state`)
    .then(rows => only(rows).secret)
  secrets.set(database, asked)
  asked.catch(() => secrets.delete(database))
  return asked
}
