import { sql } from '../../db/sql.ts'
import type { OperationType } from '../../generated/prisma/enums.ts'
import { claimKinds, type RecordKind, thingKinds } from '../../knowledge/things.ts'
import type { MainTable } from '../rows/row-set.ts'
import { query, type Transaction } from '../transaction.ts'

/** The newest entry of the change log on `kind` and `key`, as a subquery. */
export const newestEntry = sql`SELECT h.type, h.version, h.document FROM change h
  WHERE h.kind = n.kind AND h.key = n.key AND h.type <> 'RERENDERED' ORDER BY h.revision DESC LIMIT 1`

/**
 * Makes the temporary table `staged_write`: what publishing a changeset does to each key, with the row that it is
 * about. New records get the ids of their rows here, so that others can name them before they are written.
 *
 * - `ordinal`: position of the operation; writes that follow from a rename have greater ones, and a `document`
 * - `before`: what the log last says of the key
 * - `version`: after
 * - `main`, `id`: the row, which `is_new` or is there
 * - `document`: after, where it is not that of the operation
 */
export async function stageWrites(tx: Transaction, changesetId: number): Promise<void> {
  await query(
    tx,
    sql`CREATE TEMP TABLE staged_write (ordinal int PRIMARY KEY, kind text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
      type "OperationType" NOT NULL, before "OperationType", version int NOT NULL, main text NOT NULL, id int,
      is_new boolean NOT NULL, shipped_version text, document jsonb, successor text, to_key text, from_key text) ON COMMIT DROP`,
  )
  await query(
    tx,
    sql`INSERT INTO staged_write (ordinal, kind, key, type, before, version, main, id, is_new, shipped_version, successor)
      SELECT n.position, n.kind, n.key, n.type, b.type, coalesce(b.version, 0) + 1, m.main,
        coalesce(t.id, c.id, s.id, f.id, a.id, ${freshId}),
        coalesce(t.id, c.id, s.id, f.id, a.id) IS NULL,
        coalesce(t.shipped_version, c.shipped_version, s.shipped_version, f.shipped_version, a.shipped_version),
        CASE WHEN n.type = 'RETIRE' THEN n.data ->> 'successor' END
      FROM operation n
      CROSS JOIN LATERAL (SELECT CASE WHEN n.kind = ANY (${[...thingKinds]}::text[]) THEN 'thing'
        WHEN n.kind = ANY (${[...claimKinds]}::text[]) THEN 'claim' ELSE n.kind END AS main) m
      LEFT JOIN LATERAL (${newestEntry}) b ON true
      LEFT JOIN thing t ON m.main = 'thing' AND t.kind = n.kind AND t.slug = n.key
      LEFT JOIN claim c ON m.main = 'claim' AND c.key = n.key
      LEFT JOIN source s ON m.main = 'source' AND s.slug = n.key
      LEFT JOIN faq f ON m.main = 'faq' AND f.slug = n.key
      LEFT JOIN article a ON m.main = 'article' AND a.slug = n.key
      WHERE n.changeset_id = ${changesetId}::int AND n.state <> 'REJECTED' AND n.type <> 'RENAME'
      ORDER BY n.position`,
  )
  await query(tx, sql`CREATE INDEX ON staged_write (kind, key)`)
  await query(tx, sql`ANALYZE staged_write`)
}

const freshId = sql`CASE WHEN n.type IN ('CREATE', 'UPDATE') THEN CASE m.main
  WHEN 'thing' THEN nextval(pg_get_serial_sequence('thing', 'id'))
  WHEN 'claim' THEN nextval(pg_get_serial_sequence('claim', 'id'))
  WHEN 'source' THEN nextval(pg_get_serial_sequence('source', 'id'))
  WHEN 'faq' THEN nextval(pg_get_serial_sequence('faq', 'id'))
  WHEN 'article' THEN nextval(pg_get_serial_sequence('article', 'id')) END END`

/** A write that brings a document or takes a record away, as it is read back to be worked on. */
export interface StagedWrite {
  ordinal: number
  kind: RecordKind
  key: string
  type: Exclude<OperationType, 'RENAME' | 'RERENDERED'>
  before: OperationType | null
  version: number
  main: MainTable
  id: number
  isNew: boolean
  shippedVersion: string | null
  successor: string | null
  /** True when it follows from a rename: its document was published before and is not checked anew. */
  followsRename: boolean
  /** The version that the author has seen. */
  ifVersion: number | null
  data: unknown
  /** Of the published record, where an update may change nothing. */
  documentBefore: unknown
}

/** So many writes are worked on together; what they become is in memory meanwhile. */
export const chunkSize = 1000

/** All writes, a chunk at a time, in the order of the changeset; the next is read while one is worked on. */
export async function* readWrites(tx: Transaction, changesetId: number): AsyncGenerator<StagedWrite[]> {
  let reading = readChunk(tx, changesetId, 0)
  for (let more = true; more; ) {
    const chunk = await reading
    more = chunk.length === chunkSize
    if (more) {
      reading = readChunk(tx, changesetId, chunk.at(-1)?.ordinal ?? 0)
      reading.catch(() => undefined) // told when it is awaited
    }
    if (chunk.length > 0) yield chunk
  }
}

const readChunk = (tx: Transaction, changesetId: number, after: number) =>
  query<StagedWrite>(
    tx,
    sql`SELECT n.ordinal, n.kind, n.key, n.type, n.before, n.version, n.main, n.id, n.is_new AS "isNew",
        n.shipped_version AS "shippedVersion", n.successor, n.document IS NOT NULL AS "followsRename",
        o.if_version AS "ifVersion", coalesce(n.document, o.data) AS data, b.document AS "documentBefore"
      FROM staged_write n
      LEFT JOIN operation o ON o.changeset_id = ${changesetId}::int AND o.position = n.ordinal
      LEFT JOIN LATERAL (${newestEntry}) b ON n.type = 'UPDATE' AND n.document IS NULL
      WHERE n.ordinal > ${after}::int AND n.type <> 'RENAME' ORDER BY n.ordinal LIMIT ${chunkSize}::int`,
  )
