import type { Transaction } from '../transaction.ts'

/** Every claim says who says so. */
export async function checkCitations(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ message: string }[]>`
    SELECT format('%s %s has no citation', kind, key) AS message FROM claim c
    WHERE NOT EXISTS (SELECT FROM citation WHERE claim_id = c.id) ORDER BY key`
  return rows.map(({ message }) => message)
}
