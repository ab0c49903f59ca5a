import { maxTold } from '../api/embedded.ts'
import type { ThingKind } from '../knowledge/things.ts'
import type { Facet, Noun } from './noun.ts'
import {
  allOf,
  atMost,
  empty,
  instant,
  jsonArray,
  raw,
  type Sql,
  sourceRefColumns,
  sql,
  thingRef,
  when,
} from './sql.ts'

/** The codes of the thing that is joined as `t`. */
export const identifiersColumn = sql`${jsonArray(
  sql`SELECT i.system, i.code, i.of FROM identifier i WHERE i.thing_id = t.id ORDER BY i.position`,
)} AS identifiers`

/** The classes that a thing belongs to, by name. */
export const classesOf = jsonArray(sql`
  SELECT up.slug, up.name FROM membership ms JOIN thing up ON up.id = ms.class_id
  WHERE ms.member_id = t.id AND up.status = 'ACTIVE' ORDER BY up.sort_name, up.slug`)

/** The condition that a thing belongs directly to one of these classes. */
export const isMemberOf = (classes: readonly string[]): Sql =>
  sql`EXISTS (SELECT 1 FROM membership ms JOIN thing up ON up.id = ms.class_id
    WHERE ms.member_id = t.id AND up.slug = ANY (${classes}::text[]))`

/** What belongs to a thing and is of its kind, by name. */
export const membersOf = jsonArray(sql`
  SELECT down.slug, down.name FROM membership ms JOIN thing down ON down.id = ms.member_id
  WHERE ms.class_id = t.id AND down.kind = t.kind AND down.status = 'ACTIVE'
  ORDER BY down.sort_name, down.slug ${atMost(maxTold.members)}`)

/** The wider thing of the same kind. */
export const parentColumn = sql`(
  SELECT ${thingRef('up')} FROM membership ms JOIN thing up ON up.id = ms.class_id WHERE ms.member_id = t.id LIMIT 1) AS parent`

const head = sql`t.kind, t.slug, t.name, t.summary,
  ${jsonArray(sql`SELECT a.text, a.kind, a.lang FROM alias a WHERE a.thing_id = t.id ORDER BY a.position`)} AS aliases`

const tail = sql`
  ${jsonArray(sql`
    SELECT ${sourceRefColumns} FROM thing_source ts JOIN source so ON so.id = ts.source_id
    WHERE ts.thing_id = t.id ORDER BY ts.position`)} AS sources,
  t.status, t.version, ${instant(sql`t.updated_at`)} AS "updatedAt"`

interface ThingParts {
  /** The kind's own members, as a SELECT list that ends with a comma. */
  columns?: Sql
  joins?: Sql
  includes?: Record<string, Sql>
  facets?: Record<string, Facet>
}

/** The members of a thing that is joined as `t`. */
export const thingColumns = (own: Sql = empty) => sql`${head}, ${own} ${tail}`

/** How a kind of thing is read. The thing is joined as `t`; the kind joins its own tables. */
export const thingNoun = (
  kind: ThingKind,
  { columns, joins = empty, includes = {}, facets = {} }: ThingParts,
): Noun => ({
  kind,
  alias: sql`t`,
  from: sql`thing t ${joins}`,
  columns: thingColumns(columns),
  key: sql`t.slug`,
  scope: sql` AND t.kind = ${raw(`'${kind}'`)}`,
  sorts: {
    slug: { expression: sql`t.slug`, type: 'text' },
    name: { expression: sql`t.sort_name`, type: 'text' },
    updatedAt: { expression: sql`t.updated_at`, type: 'timestamptz' },
  },
  order: [],
  includes,
  facets,
})

const folded = (words: readonly string[]) =>
  sql`(SELECT DISTINCT trim(fold(word)) AS word FROM unnest(${words}::text[]) x (word)) w`

/** The pattern of LIKE that finds `w.word` anywhere; `!` escapes. */
const anywhere = sql`'%' || replace(replace(replace(w.word, '!', '!!'), '%', '!%'), '_', '!_') || '%' ESCAPE '!'`

/** Found through the trigrams of the words, not asked of each thing: for words of three letters or more. */
const holdsLong = (words: readonly string[]) => sql`(t.kind, t.slug) IN (
  SELECT e.kind, e.key FROM ${folded(words)}
  JOIN search_entry e ON e.folded LIKE ${anywhere} AND (e.role <> 'TEXT' OR e.title IS NULL)
  GROUP BY e.kind, e.key HAVING count(DISTINCT w.word) = (SELECT count(*) FROM ${folded(words)}))`

/** Shorter words have no trigrams, and stand nearly everywhere. */
const holdsShort = (words: readonly string[]) => sql`NOT EXISTS (
  SELECT FROM ${folded(words)} WHERE NOT EXISTS (
    SELECT FROM search_entry e WHERE e.kind = t.kind AND e.key = t.slug AND strpos(e.folded, w.word) > 0))`

/** Every word of `q` stands in the name, an alias or the summary. */
const nameHolds = (q: string) => {
  const words = q.trim().split(/\s+/)
  const long = words.filter(word => [...word].length >= 3)
  const short = words.filter(word => !long.includes(word))
  return allOf([
    ...(long.length > 0 ? [holdsLong(long)] : []),
    ...(short.length > 0 ? [holdsShort(short)] : []),
  ])
}

/** The conditions of the filters that all things have. */
export const thingConditions = (query: { q?: string | undefined; updatedSince?: string | undefined }) => [
  ...when(query.q, nameHolds),
  ...when(query.updatedSince, time => sql`t.updated_at >= ${time}::text::timestamptz`),
]

/** The system and code that a pair may stand for: "CHEBI:27470" is also what ChEBI itself calls its code. */
const written = (pair: string) => {
  const system = pair.slice(0, pair.indexOf(':'))
  return [
    { system, code: pair.slice(system.length + 1) },
    { system, code: pair },
  ]
}

/** The thing has one of these `SYSTEM:code` identifiers. */
export const hasIdentifier = (pairs: readonly string[]) => {
  const asked = pairs.flatMap(written)
  return sql`t.id IN (
    SELECT i.thing_id FROM identifier i
    JOIN unnest(${asked.map(({ system }) => system)}::text[]::"IdentifierSystem"[], ${asked.map(({ code }) => code)}::text[])
      asked(system, code) ON i.system = asked.system AND i.code = asked.code)`
}
