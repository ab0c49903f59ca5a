import type { Database } from './client.ts'
import type { Noun } from './noun.ts'
import { includeColumns, only, present, type Snapshot } from './read.ts'
import { empty, join, raw, type Sql, sql } from './sql.ts'

/** Records of one kind to read by their keys; a key need not be there once only. */
export interface Asked {
  noun: Noun
  keys: readonly string[]
  include?: readonly string[] | undefined
}

/** What was found of one kind: the active records, and where keys went that are not active. */
export interface Found {
  /** The active records, by key: those asked for, and those that renamed ones lead to. */
  records: Map<string, unknown>
  /** New keys of renamed records, by the old one. */
  moved: Map<string, string>
  /** Successors of retired and deleted records, by their key; null when nothing replaces them. */
  gone: Map<string, string | null>
}

type Row = Snapshot & Record<`kind${number}`, Parts>

interface Parts {
  records: ({ _key: string } & Record<string, unknown>)[]
  moved: Record<string, string>
  gone: Record<string, string | null>
}

const partsOf = ({ noun, keys, include }: Asked): Sql => {
  const { alias, columns, from, key, kind, scope = empty, unasked = empty } = noun
  const wanted = sql`${[...new Set(keys)]}::text[]`
  const redirects = sql`FROM redirect rd WHERE rd.kind = ${kind} AND rd.from_key = ANY (${wanted})`
  return sql`json_build_object(
    'records', (SELECT coalesce(json_agg(x), '[]') FROM (
      SELECT ${key} AS _key, ${columns}${unasked}${includeColumns(noun, include)} FROM ${from}
      WHERE ${key} = ANY (${wanted} || ARRAY (SELECT rd.to_key ${redirects}))
        AND ${alias}.status = 'ACTIVE'${scope}) x),
    'moved', (SELECT coalesce(json_object_agg(rd.from_key, rd.to_key), '{}') ${redirects}),
    'gone', (SELECT coalesce(json_object_agg(x.key, x.successor), '{}') FROM (
      SELECT w.key, NULL AS successor FROM unnest(${wanted}) w(key)
      WHERE 'DELETE' = (SELECT ch.type::text FROM change ch WHERE ch.kind = ${kind} AND ch.key = w.key
        ORDER BY ch.revision DESC LIMIT 1)
      UNION ALL
      SELECT ${key}, ${alias}.successor FROM ${from}
      WHERE ${key} = ANY (${wanted}) AND ${alias}.status = 'RETIRED'${scope}) x))`
}

const foundIn = ({ noun }: Asked, { records, moved, gone }: Parts): Found => ({
  records: new Map(records.map(({ _key, ...record }) => [_key, present(noun, record)])),
  moved: new Map(Object.entries(moved)),
  gone: new Map(Object.entries(gone)),
})

/**
 * Reads records of several kinds by their keys: one statement, so one snapshot, however many they are.
 *
 * @returns what was found, in the order of `asked`
 */
export const readMany = async (database: Pick<Database, 'read'>, asked: readonly Asked[]) => {
  const columns = join(asked.map((one, index) => sql`${partsOf(one)} AS ${raw(`kind${index}`)}`))
  const rows = await database.read<Row>(sql`SELECT s.revision, s.release, ${columns} FROM kb_state s`)
  const { revision, release, ...kinds } = only(rows)
  return { revision, release, found: asked.map((one, index) => foundIn(one, kinds[`kind${index}`] as Parts)) }
}
