import { sql } from '../../db/sql.ts'
import type { RecordName } from '../current.ts'
import { recordId } from '../lookup.ts'
import { query, type Transaction } from '../transaction.ts'

interface AtVersion extends RecordName {
  version: number
}

/** Documents of records at versions, by `recordId` and version; what was not published then is not in it. */
export async function documentsAt(
  tx: Transaction,
  wanted: readonly AtVersion[],
): Promise<Map<string, unknown>> {
  if (wanted.length === 0) return new Map()
  const rows = await query<AtVersion & { document: unknown }>(
    tx,
    sql`SELECT w.kind, w.key, w.version, h.document FROM (SELECT DISTINCT * FROM unnest(
        ${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ key }) => key)}::text[],
        ${wanted.map(({ version }) => version)}::int[])) AS w (kind, key, version)
      JOIN change h ON h.kind = w.kind AND h.key = w.key AND h.version = w.version AND h.type IN ('CREATE', 'UPDATE')`,
  )
  return new Map(
    rows.map(({ kind, key, version, document }) => [`${recordId(kind, key)} ${version}`, document]),
  )
}
