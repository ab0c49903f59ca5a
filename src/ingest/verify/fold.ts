import type { OperationType } from '../../generated/prisma/enums.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type KnowledgeRecord, recordOf } from '../documents.ts'
import { recordId } from '../lookup.ts'
import { parseDocument } from '../parse.ts'
import type { Transaction } from '../transaction.ts'

/** A record as the change log leaves it. */
export interface Folded {
  record: KnowledgeRecord
  status: 'ACTIVE' | 'RETIRED'
  successor: string | null
  version: number
  updatedAt: Date
}

export interface FoldedLog {
  /** By `recordId`. */
  records: Map<string, Folded>
  /** The newest key of every record that was renamed, by `recordId` of its old ones. */
  renamed: Map<string, string>
  faults: string[]
}

interface Entry {
  revision: number
  kind: RecordKind
  key: string
  type: OperationType
  version: number
  document: unknown
  publishedAt: Date
}

const batchSize = 5000

/** Reads what was written, from the beginning of the change log. */
export async function foldLog(tx: Transaction): Promise<FoldedLog> {
  const log: FoldedLog = { records: new Map(), renamed: new Map(), faults: [] }
  const versions = new Map<string, number>()
  for (let after = { revision: 0, kind: '', key: '' }, more = true; more; ) {
    const entries = await tx.$queryRaw<Entry[]>`
      SELECT revision, kind, key, type::text, version, document, published_at AS "publishedAt" FROM change
      WHERE (revision, kind, key) > (${after.revision}::int, ${after.kind}::text, ${after.key}::text)
        AND type <> 'RERENDERED'
      ORDER BY revision, kind, key LIMIT ${batchSize}::int`
    for (const entry of entries) fold(log, versions, entry)
    after = entries.at(-1) ?? after
    more = entries.length === batchSize
  }
  return log
}

function fold(log: FoldedLog, versions: Map<string, number>, entry: Entry): void {
  const { kind, key, type, version, document, publishedAt, revision } = entry
  const id = recordId(kind, key)
  const before = versions.get(id) ?? 0
  if (version <= before)
    log.faults.push(`${id}: revision ${revision} has version ${version} after version ${before}`)
  versions.set(id, version)
  if (type === 'DELETE' || type === 'RENAME') log.records.delete(id)
  if (type === 'RENAME') log.renamed.set(id, (document as { to: string }).to)
  if (type === 'RETIRE') {
    const last = log.records.get(id)
    const { successor } = document as { successor: string | null }
    if (last) log.records.set(id, { ...last, status: 'RETIRED', successor, version, updatedAt: publishedAt })
    else log.faults.push(`${id}: revision ${revision} retires what is not there`)
  }
  if (type !== 'CREATE' && type !== 'UPDATE') return
  const { record, issues } = parseDocument(kind, document)
  for (const { path, message } of issues) log.faults.push(`${id}: ${path.join('.')} ${message}`)
  const own = { status: 'ACTIVE', successor: null, version, updatedAt: publishedAt } as const
  log.renamed.delete(id)
  log.records.set(id, { record: record ?? recordOf(kind, document as never), ...own })
}
