import { sql } from '../../db/sql.ts'
import { staleMessage } from '../prepare/renames.ts'
import { newestEntry } from '../prepare/writes.ts'
import { query, type Transaction } from '../transaction.ts'
import type { Finding } from './findings.ts'

interface Stale {
  position: number
  kind: string
  key: string
  written: number
  published: number
}

/**
 * Operations that were written for other versions than the published ones. Asked before anything else is checked:
 * of many who write at once all but one are sent away at the cost of one statement.
 */
export async function staleIn(tx: Transaction, changesetId: number): Promise<Finding[]> {
  const rows = await query<Stale>(
    tx,
    sql`SELECT n.position, n.kind, n.key, n.if_version AS written, b.version AS published
      FROM operation n CROSS JOIN LATERAL (${newestEntry}) b
      WHERE n.changeset_id = ${changesetId}::int AND n.state <> 'REJECTED' AND n.if_version <> b.version
      ORDER BY n.position LIMIT 1000`,
  )
  return rows.map(({ position, kind, key, written, published }) => ({
    ...{ position, kind, key, path: ['ifVersion'], message: staleMessage(written, published) },
    versions: { written, published },
  }))
}
