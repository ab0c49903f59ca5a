import { type RecordKind, recordKinds } from '../knowledge/things.ts'
import { raw, type Sql, sql } from './sql.ts'

/** Runs a statement, on any connection or within a transaction. */
export type Run = <Row>(statement: Sql) => Promise<Row[]>

/** A record as readers saw it. */
export interface SeenRecord {
  kind: RecordKind
  key: string
  /** One JSON object, on one line. */
  record: string
}

/** Where to go on: after this record. */
export interface Place {
  kind: RecordKind
  key: string
}

// What one statement answers is held in memory: as many records as make about a megabyte, by the size of the last ones.
const wantedBytes = 1_000_000
const batchSizes = [16, 64, 256, 1024] as const

/**
 * The records that readers saw at a revision, in batches: kind by kind, each by key. Entries of the log up to a revision
 * never change, so all batches are of one state whatever is published meanwhile, and no connection is held between them.
 *
 * @param kinds in any order; they come in their own
 */
export async function* recordsAt(
  run: Run,
  revision: number,
  { kinds = recordKinds, after }: { kinds?: readonly RecordKind[]; after?: Place | undefined } = {},
): AsyncGenerator<SeenRecord[]> {
  const first = after ? recordKinds.indexOf(after.kind) : 0
  for (const kind of recordKinds.slice(first)) {
    if (!kinds.includes(kind)) continue
    yield* recordsOfKind(run, revision, kind, kind === after?.kind ? after.key : '')
  }
}

async function* recordsOfKind(run: Run, revision: number, kind: RecordKind, from: string) {
  const read = (after: string, size: number) =>
    run<SeenRecord>(sql`SELECT kind, key, record::text AS record FROM (
        SELECT DISTINCT ON (h.key) h.kind, h.key, h.record FROM change h
        WHERE h.kind = ${kind} AND h.key > ${after} AND h.revision <= ${revision} ORDER BY h.key, h.revision DESC
      ) x WHERE record IS NOT NULL ORDER BY key LIMIT ${raw(String(size))}`)
  let size: number = batchSizes[1]
  let next = read(from, size)
  for (let more = true; more; ) {
    const rows = await next
    more = rows.length === size
    size = sizeAfter(rows)
    if (more) {
      // Read while the batch before it is sent.
      next = read(rows.at(-1)?.key ?? '', size)
      next.catch(() => undefined)
    }
    if (rows.length > 0) yield rows
  }
}

function sizeAfter(rows: readonly SeenRecord[]): number {
  const length = rows.reduce((sum, { record }) => sum + record.length, 0) / Math.max(rows.length, 1)
  return batchSizes.findLast(size => size * length <= wantedBytes) ?? batchSizes[0]
}

/** The record that readers saw under a key at a revision; null when there was none. */
export const recordAt = async (run: Run, revision: number, { kind, key }: Place): Promise<unknown> => {
  const [row] = await run<{ record: unknown }>(sql`
    SELECT h.record FROM change h WHERE h.kind = ${kind} AND h.key = ${key} AND h.revision <= ${revision}
    ORDER BY h.revision DESC LIMIT 1`)
  return row?.record ?? null
}
