import { sql } from '../../db/sql.ts'
import type { OperationType } from '../../generated/prisma/enums.ts'
import type { RecordName } from '../current.ts'
import { type KnowledgeRecord, recordOf } from '../documents.ts'
import { recordId } from '../lookup.ts'
import { parseDocument } from '../parse.ts'
import type { Transaction } from '../transaction.ts'
import { rowsOf } from './cursor.ts'

/** A record as the change log leaves it. */
export interface Folded {
  record: KnowledgeRecord
  status: 'ACTIVE' | 'RETIRED'
  successor: string | null
  version: number
  updatedAt: Date
}

/** What the log comes to under one key. */
export interface FoldedKey extends RecordName {
  /** Null when nothing is there any more. */
  folded: Folded | null
  faults: string[]
}

interface Entry extends RecordName {
  revision: number
  type: OperationType
  version: number
  document: unknown
  publishedAt: Date
}

/** Replays what was written from the beginning of the change log, key by key. */
export async function* foldLog(tx: Transaction): AsyncGenerator<FoldedKey> {
  let key: FoldedKey | undefined
  let version = 0
  const entries = rowsOf<Entry>(
    tx,
    'entries',
    sql`SELECT revision, kind, key, type::text, version, document, published_at AS "publishedAt" FROM change
      WHERE type <> 'RERENDERED' ORDER BY kind, key, revision`,
  )
  for await (const entry of entries) {
    if (key && (key.kind !== entry.kind || key.key !== entry.key)) {
      yield key
      key = undefined
    }
    if (!key) [key, version] = [{ kind: entry.kind, key: entry.key, folded: null, faults: [] }, 0]
    fold(key, version, entry)
    version = entry.version
  }
  if (key) yield key
}

function fold(
  key: FoldedKey,
  before: number,
  { type, version, document, publishedAt, revision }: Entry,
): void {
  const id = recordId(key.kind, key.key)
  if (version <= before)
    key.faults.push(`${id}: revision ${revision} has version ${version} after version ${before}`)
  if (type === 'DELETE' || type === 'RENAME') key.folded = null
  if (type === 'RETIRE') {
    const { successor } = document as { successor: string | null }
    if (key.folded)
      Object.assign(key.folded, { status: 'RETIRED', successor, version, updatedAt: publishedAt })
    else key.faults.push(`${id}: revision ${revision} retires what is not there`)
  }
  if (type !== 'CREATE' && type !== 'UPDATE') return
  const { record, issues } = parseDocument(key.kind, document)
  for (const { path, message } of issues) key.faults.push(`${id}: ${path.join('.')} ${message}`)
  key.folded = {
    record: record ?? recordOf(key.kind, document as never),
    ...{ status: 'ACTIVE', successor: null, version, updatedAt: publishedAt },
  }
}
