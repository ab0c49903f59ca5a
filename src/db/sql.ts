import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

export { empty, join, raw, type Sql, sql }

/** `column` is one of the values; no condition when nothing was asked for. `type` is the column's type in PostgreSQL. */
export const oneOf = (column: Sql, values: readonly string[] | undefined, type = 'text') =>
  values ? [sql`${column} = ANY (${values}::text[]::${raw(type)}[])`] : []

/** The condition when `value` was asked for. */
export const when = <T>(value: T | undefined, condition: (value: T) => Sql) =>
  value === undefined ? [] : [condition(value)]

export const allOf = (conditions: readonly Sql[]) =>
  conditions.length === 0 ? sql`true` : join(conditions, ' AND ')

/** A limit that is the same in every statement: as a parameter, PostgreSQL would have to guess it when it plans. */
export const atMost = (rows: number) => sql`LIMIT ${raw(String(rows))}`

/** RFC 3339 in UTC with milliseconds, whatever the time zone of the session. */
export const instant = (column: Sql) =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** `{slug, name}` of a joined thing; null when there is none. */
export const thingRef = (alias: string) => {
  const t = raw(alias)
  return sql`CASE WHEN ${t}.slug IS NOT NULL THEN json_build_object('slug', ${t}.slug, 'name', ${t}.name) END`
}

/** `{kind, slug, name}` of a joined thing. */
export const kindedRef = (alias: string) => {
  const t = raw(alias)
  return sql`json_build_object('kind', ${t}.kind, 'slug', ${t}.slug, 'name', ${t}.name)`
}

/** What one needs to cite the source that is joined as `so`: as a SELECT list, and as one JSON object. */
export const sourceRefColumns = sql`so.slug, so.title, so.kind, so.url, so.standing`
export const sourceRef = sql`json_build_object('slug', so.slug, 'title', so.title, 'kind', so.kind, 'url', so.url, 'standing', so.standing)`

/** The same where there may be none. */
export const optionalSourceRef = sql`CASE WHEN so.id IS NOT NULL THEN ${sourceRef} END`

/** All rows of `rows` as one JSON array, in their order. */
export const jsonArray = (rows: Sql) => sql`(SELECT coalesce(json_agg(x), '[]') FROM (${rows}) x)`

/** The citations that point at `owner` (such as `ci.claim_id = c.id`), in order. */
export const citationsOf = (owner: Sql) =>
  jsonArray(sql`
  SELECT ${sourceRef} AS source, ci.stance, ci.locator, ci.snippet
  FROM citation ci JOIN source so ON so.id = ci.source_id
  WHERE ${owner} ORDER BY ci.position`)
