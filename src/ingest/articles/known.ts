import { sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type Current, isActive, loadCurrent, recordFrom } from '../current.ts'
import { type ClaimRecord, isClaim, type KnowledgeRecord } from '../documents.ts'
import { recordId } from '../lookup.ts'
import { parseDocument } from '../parse.ts'
import { newestEntry } from '../prepare/writes.ts'
import { query, type Transaction } from '../transaction.ts'

/** What was proposed of a record by an import before, whatever became of it. */
export interface Proposed {
  kind: RecordKind
  key: string
  type: string
  data: unknown
}

/** A claim and the version of it that is published. */
export type PublishedClaim = ClaimRecord & { version: number }

/** The published claims about some supplements. */
export async function publishedClaims(
  tx: Transaction,
  supplements: readonly string[],
): Promise<PublishedClaim[]> {
  if (supplements.length === 0) return []
  const rows = await query<{ kind: RecordKind; key: string; document: unknown; version: number }>(
    tx,
    sql`SELECT n.kind, n.key, b.document, b.version FROM claim n JOIN thing t ON t.id = n.supplement_id CROSS JOIN LATERAL (${newestEntry}) b
      WHERE n.status = 'ACTIVE' AND t.kind = 'supplement' AND t.slug = ANY (${[...supplements]}::text[]) ORDER BY n.key`,
  )
  return rows.flatMap(row => {
    const claim = recordFrom(row)
    return isClaim(claim) ? [{ ...claim, version: row.version }] : []
  })
}

/** What imports last proposed of some records. */
export async function lastProposed(
  tx: Transaction,
  names: readonly { kind: RecordKind; key: string }[],
): Promise<Map<string, Proposed>> {
  const rows = await query<Proposed>(
    tx,
    sql`SELECT DISTINCT ON (o.kind, o.key) o.kind, o.key, o.type::text, o.data
      FROM operation o JOIN changeset c ON c.id = o.changeset_id
      WHERE c.origin = 'IMPORT' AND (o.kind, o.key) IN (
        SELECT * FROM unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ key }) => key)}::text[]))
      ORDER BY o.kind, o.key, o.changeset_id DESC`,
  )
  return byId(rows)
}

/** What imports last proposed of the claims that first cite an article. The index holds keys with `--article-` only. */
export async function lastClaims(tx: Transaction, source: string): Promise<Map<string, Proposed>> {
  const rows = await query<Proposed>(
    tx,
    sql`SELECT DISTINCT ON (o.kind, o.key) o.kind, o.key, o.type::text, o.data
      FROM operation o JOIN changeset c ON c.id = o.changeset_id
      WHERE c.origin = 'IMPORT' AND o.key LIKE ${`%--${source}%`} AND o.key LIKE '%--article-%'
      ORDER BY o.kind, o.key, o.changeset_id DESC`,
  )
  return byId(rows)
}

const byId = (rows: readonly Proposed[]) => new Map(rows.map(row => [recordId(row.kind, row.key), row]))

/** Published records by `recordId`. */
export async function publishedRecords(
  tx: Transaction,
  names: readonly { kind: RecordKind; key: string }[],
): Promise<Map<string, { record: KnowledgeRecord; current: Current }>> {
  const current = await loadCurrent(tx, names)
  return new Map(
    [...current].flatMap(([id, entry]) =>
      isActive(entry) ? [[id, { record: recordFrom(entry), current: entry }] as const] : [],
    ),
  )
}

/** A document with the defaults of its contract; null when it is none. */
export const complete = (kind: RecordKind, document: unknown): KnowledgeRecord | null =>
  parseDocument(kind, document).record
