import { sql } from '../../db/sql.ts'
import { dailyAmount } from '../../knowledge/dosage-agreement.ts'
import type { DosageFacts } from '../../knowledge/statements.ts'
import { recordFrom } from '../current.ts'
import { newestEntry } from '../prepare/writes.ts'
import { query, type Transaction } from '../transaction.ts'
import type { Finding } from './findings.ts'

/** An amount so many times as large as every published one of its supplement is more likely a slip of the unit. */
const farAbove = 10

interface Proposed {
  position: number
  key: string
  supplement: string
  document: unknown
}

/**
 * Amounts of a changeset that are far from all that is published of their supplement: where a source gave mg and
 * somebody wrote g. Where nothing is published there is nothing to compare with.
 */
export async function implausible(tx: Transaction, changesetId: number): Promise<Finding[]> {
  const proposed = await query<Proposed>(
    tx,
    sql`SELECT position, key, data ->> 'supplement' AS supplement, data AS document FROM operation
      WHERE changeset_id = ${changesetId}::int AND kind = 'dosage' AND type IN ('CREATE', 'UPDATE')
        AND state <> 'REJECTED' ORDER BY position`,
  )
  if (proposed.length === 0) return []
  const known = await publishedAmounts(tx, [...new Set(proposed.map(({ supplement }) => supplement))])
  return proposed.flatMap(({ position, key, supplement, document }) => {
    const { measure, low, high } = dailyAmount(facts(document))
    const others = (known.get(supplement) ?? []).filter(one => one.measure === measure && one.key !== key)
    if (others.length === 0) return []
    const largest = Math.max(...others.map(one => one.amount))
    const smallest = Math.min(...others.map(one => one.amount))
    const amount = Number.isFinite(high) ? high : low
    const message = messageOf(amount / largest, smallest / amount)
    return message === null ? [] : [{ position, kind: 'dosage', key, path: ['data', 'amount'], message }]
  })
}

function messageOf(above: number, below: number): string | null {
  const than = (times: number, what: string) =>
    `is ${Math.round(times)} times ${what} published amount of the supplement: is the unit right?`
  if (above >= farAbove) return than(above, 'the largest')
  return below >= farAbove && Number.isFinite(below) ? than(below, 'less than the smallest') : null
}

const facts = (document: unknown) => recordFrom({ kind: 'dosage', document }).document as DosageFacts

interface Known {
  key: string
  measure: string
  amount: number
}

async function publishedAmounts(
  tx: Transaction,
  supplements: readonly string[],
): Promise<Map<string, Known[]>> {
  const rows = await query<{ key: string; supplement: string; document: unknown }>(
    tx,
    sql`SELECT n.key, t.slug AS supplement, b.document FROM claim n
      JOIN thing t ON t.id = n.supplement_id AND t.slug = ANY (${[...supplements]}::text[])
      CROSS JOIN LATERAL (${newestEntry}) b WHERE n.kind = 'dosage' AND n.status = 'ACTIVE'`,
  )
  const found = new Map<string, Known[]>()
  for (const { key, supplement, document } of rows) {
    const { measure, low, high } = dailyAmount(facts(document))
    const amount = Number.isFinite(high) ? high : low
    if (amount > 0) found.set(supplement, [...(found.get(supplement) ?? []), { key, measure, amount }])
  }
  return found
}
