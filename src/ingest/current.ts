import type { ChangesetOrigin, OperationType } from '../generated/prisma/enums.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { type KnowledgeRecord, recordOf } from './documents.ts'
import { recordId } from './lookup.ts'
import { parseDocument } from './parse.ts'
import type { Transaction } from './transaction.ts'

/** What names a record. */
export interface RecordName {
  kind: RecordKind
  key: string
}

/** The newest entry of the change log that somebody wrote on a record. */
export interface Current extends RecordName {
  type: OperationType
  version: number
  /** The record; `{ successor }` after RETIRE, `{ to }` after RENAME, null after DELETE. */
  document: unknown
  /** What sort of changeset made the entry, and who published that. */
  origin: ChangesetOrigin
  actor: string
}

const batchSize = 5000

/** The newest log entries of some records, by `recordId`; records that never were are not in it. */
export async function loadCurrent(
  tx: Pick<Transaction, '$queryRaw'>,
  names: readonly RecordName[],
): Promise<Map<string, Current>> {
  const found = new Map<string, Current>()
  for (let at = 0; at < names.length; at += batchSize) {
    const batch = names.slice(at, at + batchSize)
    const rows = await tx.$queryRaw<Current[]>`
      SELECT c.kind, c.key, c.type::text, c.version, c.document, s.origin::text, c.actor
      FROM unnest(${batch.map(({ kind }) => kind)}::text[], ${batch.map(({ key }) => key)}::text[]) AS wanted(kind, key)
      CROSS JOIN LATERAL (
        SELECT * FROM change WHERE kind = wanted.kind AND key = wanted.key AND type <> 'RERENDERED'
        ORDER BY revision DESC LIMIT 1
      ) c JOIN changeset s ON s.id = c.changeset_id`
    for (const row of rows) found.set(recordId(row.kind, row.key), row)
  }
  return found
}

/** Whether a record is published now. */
export const isActive = (current: Current | undefined): current is Current & { type: 'CREATE' | 'UPDATE' } =>
  current !== undefined && (current.type === 'CREATE' || current.type === 'UPDATE')

/** The published record; members that its contract gained since are filled. */
export function recordFrom({ kind, document }: Pick<Current, 'kind' | 'document'>): KnowledgeRecord {
  return parseDocument(kind, document).record ?? recordOf(kind, document as never)
}
