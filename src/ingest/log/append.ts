import { sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { nouns } from '../../resources/nouns.ts'
import type { OnProgress } from '../progress.ts'
import type { Transaction } from '../transaction.ts'
import { findAffected } from './affected.ts'
import { presented } from './presented.ts'
import { makeLogTables } from './tables.ts'

/** What all entries of one publish have in common. */
export interface LogEntry {
  revision: number
  reason: string
  actor: string
  changesetId: number
  publishedAt: Date
}

/**
 * Appends to the change log what one publish did: an entry for each record that was written, with the record as
 * readers see it now, and one of the type RERENDERED for each that looks different only because of others. To be
 * called once the rows hold what is published; works in sets, so that no record comes into the program but articles.
 *
 * @param fill puts what was written into the temporary table `log_write` (kind, key, type, version, document), one
 *   row a key: CREATE and UPDATE with the document, RETIRE with `{ successor }`, RENAME with `{ to }`
 */
export async function appendLog(
  tx: Transaction,
  entry: LogEntry,
  fill: (tx: Transaction) => Promise<unknown>,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  await makeLogTables(tx)
  await fill(tx)
  await tx.$executeRaw(sql`CREATE INDEX ON log_write (kind, key)`)
  await findAffected(tx)
  const kinds = await tx.$queryRaw<{ kind: RecordKind }[]>(sql`SELECT DISTINCT kind FROM log_row`)
  for (const [index, { kind }] of kinds.entries()) {
    await appendKind(tx, entry, kind)
    onProgress({ step: 'log', done: index + 1, total: kinds.length })
  }
  await appendGone(tx, entry)
  await checkComplete(tx, entry)
}

const shared = ({ reason, actor, changesetId, publishedAt }: LogEntry) =>
  sql`${reason}::text, ${actor}::text, ${changesetId}::int, ${publishedAt}::timestamptz`

const columns = sql`revision, kind, key, type, version, document, record, reason, actor, changeset_id, published_at`

async function appendKind(tx: Transaction, entry: LogEntry, kind: RecordKind): Promise<void> {
  const noun = nouns[kind]
  const records = await presented(
    tx,
    noun,
    sql`${noun.alias}.id IN (SELECT r.id FROM log_row r WHERE r.kind = ${kind}::text)`,
  )
  await tx.$executeRaw(sql`
    INSERT INTO change (${columns})
    SELECT ${entry.revision}::int, ${kind}::text, x.key, coalesce(w.type, 'RERENDERED'), x.version, w.document, x.record,
      ${shared(entry)}
    FROM (${records}) x LEFT JOIN log_write w ON w.kind = ${kind}::text AND w.key = x.key
    WHERE w.key IS NOT NULL OR x.record IS DISTINCT FROM (
      SELECT h.record FROM change h WHERE h.kind = ${kind}::text AND h.key = x.key ORDER BY h.revision DESC LIMIT 1)`)
}

/** Retired, deleted and renamed records: nothing is to be seen under their keys any more. */
const appendGone = (tx: Transaction, entry: LogEntry) =>
  tx.$executeRaw(sql`
    INSERT INTO change (${columns})
    SELECT ${entry.revision}::int, kind, key, type, version, document, NULL, ${shared(entry)}
    FROM log_write WHERE type IN ('RETIRE', 'DELETE', 'RENAME')`)

/**
 * By comparing sets: of what this transaction has just appended the planner knows nothing, and takes a row for row search
 * for the fastest.
 *
 * @throws Error when a record was written and cannot be read: the publish is undone then
 */
async function checkComplete(tx: Transaction, { revision }: LogEntry): Promise<void> {
  const missing = await tx.$queryRaw<{ kind: string; key: string }[]>(sql`
    (SELECT kind, key, type, version FROM log_write
     EXCEPT SELECT kind, key, type, version FROM change WHERE revision = ${revision}::int) LIMIT 1`)
  const [first] = missing
  if (first) throw new Error(`the ${first.kind} ${first.key} was written, but cannot be read`)
}
