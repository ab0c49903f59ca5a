import { raw, type Sql, sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { recordFrom } from '../current.ts'
import type { RecordFault } from '../faults.ts'
import { findHolders } from '../holders.ts'
import { recordId } from '../lookup.ts'
import { referencesOf } from '../references.ts'
import { ofPapers } from '../rules/shared.ts'
import { query, type Transaction } from '../transaction.ts'
import { type StagedRows, stagedTable } from './staged-rows.ts'

/** As many faults of a sort as are told. */
const most = sql`1000`

/** What only all staged rows together show, beside what is published: asked in sets, whatever their number. */
export async function checkTogether(tx: Transaction, staged: StagedRows): Promise<RecordFault[]> {
  const has = (table: 'supplementClass' | 'sourceIdentifier') =>
    staged.columns(table, 'created') !== undefined
  return [
    ...(has('supplementClass') ? await classFaults(tx) : []),
    ...(has('sourceIdentifier') ? await paperFaults(tx) : []),
    ...(await takenIdFaults(tx)),
    ...(await stillNamedFaults(tx)),
  ]
}

interface Found {
  key: string
  kind: RecordKind
  /** From 0. */
  index: number
  what: string
  other: string
}

/** Staged rows that differ from the first that says the same, where published ones come before all staged. */
const afterTheFirst = (rows: Sql, columns: Sql) => sql`
  SELECT x.key, x.index, x.what, x.other FROM (
    SELECT *, first_value(r.key) OVER same AS other, first_value(r.said) OVER same AS first_said, row_number() OVER same AS place
    FROM (${rows}) r WINDOW same AS (PARTITION BY r.what ORDER BY r.ordinal, r.index)
  ) x WHERE x.ordinal > 0 AND x.place > 1 AND ${columns} ORDER BY x.ordinal, x.index LIMIT ${most}`

/** One definition a class, among all supplements that are in it. */
async function classFaults(tx: Transaction): Promise<RecordFault[]> {
  const said = sql`jsonb_build_array(p.name, p.definition)`
  const found = await query<Found>(
    tx,
    afterTheFirst(
      sql`SELECT w.ordinal, w.key, p.position - 1 AS index, p.slug AS what, ${said} AS said
        FROM ${raw(stagedTable('supplementClass', 'created'))} p JOIN staged_write w ON w.main = 'thing' AND w.id = p.supplement_id
        UNION ALL SELECT 0, t.slug, 0, p.slug, ${said} FROM supplement_class p JOIN thing t ON t.id = p.supplement_id
        WHERE t.status = 'ACTIVE' AND p.slug IN (SELECT slug FROM ${raw(stagedTable('supplementClass', 'created'))})
          AND NOT EXISTS (SELECT FROM staged_write w WHERE w.main = 'thing' AND w.id = t.id)`,
      sql`x.said <> x.first_said`,
    ),
  )
  return found.map(({ key, index, what, other }) => ({
    ...{ kind: 'supplement', key, path: ['classes', index, 'definition'] },
    message: `the class ${what} has another name or definition in supplement ${other}`,
  }))
}

/** A paper is one source; of those that are not written now, the retired ones count too. */
async function paperFaults(tx: Transaction): Promise<RecordFault[]> {
  const paper = sql`format('%s %s', p.system, p.code)`
  const isPaper = sql`p.system::text = ANY (${[...ofPapers]}::text[])`
  const created = raw(stagedTable('sourceIdentifier', 'created'))
  const found = await query<Found>(
    tx,
    afterTheFirst(
      sql`SELECT w.ordinal, w.key, p.position - 1 AS index, ${paper} AS what, '' AS said
        FROM ${created} p JOIN staged_write w ON w.main = 'source' AND w.id = p.source_id WHERE ${isPaper}
        UNION ALL SELECT 0, s.slug, 0, ${paper}, '' FROM source_identifier p JOIN source s ON s.id = p.source_id
        WHERE ${isPaper} AND (p.system, p.code) IN (SELECT system, code FROM ${created})
          AND NOT EXISTS (SELECT FROM staged_write w WHERE w.main = 'source' AND w.id = s.id AND w.type <> 'RETIRE')`,
      sql`true`,
    ),
  )
  return found.map(({ key, index, what, other }) => ({
    ...{ kind: 'source', key, path: ['identifiers', index, 'code'] },
    message: `${what} is the paper of source ${other}: one paper is one source`,
  }))
}

/** Claims of all kinds share their ids, for ever. */
async function takenIdFaults(tx: Transaction): Promise<RecordFault[]> {
  const found = await query<{ kind: RecordKind; key: string; other: string }>(
    tx,
    sql`
    SELECT * FROM (
      SELECT w.ordinal, w.kind, w.key, coalesce(c.kind, first_value(w.kind) OVER (PARTITION BY w.key ORDER BY w.ordinal)) AS other
      FROM staged_write w LEFT JOIN claim c ON c.key = w.key
      WHERE w.main = 'claim' AND w.type IN ('CREATE', 'UPDATE')
    ) x WHERE other <> kind ORDER BY ordinal LIMIT ${most}`,
  )
  return found.map(({ kind, key, other }) => ({
    ...{ kind, key, path: ['id'] },
    message: `is the id of a claim of the kind ${other}`,
  }))
}

const going = sql`w.type IN ('RETIRE', 'DELETE')`
const goingIds = (main: Sql) => sql`SELECT w.id FROM staged_write w WHERE w.main = ${main} AND ${going}`

/** A record that others name cannot go. */
async function stillNamedFaults(tx: Transaction): Promise<RecordFault[]> {
  const any = await query(tx, sql`SELECT FROM staged_write w WHERE ${going} LIMIT 1`)
  if (any.length === 0) return []
  const holders = await findHolders(
    tx,
    {
      thing: goingIds(sql`'thing'`),
      source: goingIds(sql`'source'`),
      claim: goingIds(sql`'claim'`),
      faq: goingIds(sql`'faq'`),
      articleKeys: sql`SELECT w.key FROM staged_write w WHERE w.main = 'article' AND ${going}`,
    },
    { but: sql`EXISTS (SELECT FROM staged_write w WHERE w.kind = n.kind AND w.key = n.key)`, limit: most },
  )
  const named = holders.flatMap(holder =>
    referencesOf(recordFrom(holder)).map(({ kind, key }) => ({ kind, key, holder })),
  )
  const gone = await query<{ kind: RecordKind; key: string }>(
    tx,
    sql`
    SELECT w.kind, w.key FROM staged_write w WHERE ${going} AND (w.kind, w.key) IN (SELECT * FROM unnest(
      ${named.map(({ kind }) => kind)}::text[], ${named.map(({ key }) => key)}::text[]))`,
  )
  const goneIds = new Set(gone.map(({ kind, key }) => recordId(kind, key)))
  const faults = named
    .filter(({ kind, key }) => goneIds.has(recordId(kind, key)))
    .map(({ kind, key, holder }) => ({
      ...{ kind, key, path: [] },
      message: `is still named by the ${holder.kind} ${holder.key}`,
    }))
  // An article names a thing in many places.
  return [
    ...new Map(faults.map(fault => [`${recordId(fault.kind, fault.key)} ${fault.message}`, fault])).values(),
  ]
}
