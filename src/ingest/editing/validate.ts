import type { Database } from '../../db/client.ts'
import { sql } from '../../db/sql.ts'
import { type Contradiction, contradictionsIn } from '../contradictions.ts'
import { recordId } from '../lookup.ts'
import { prepare } from '../prepare.ts'
import { inTransaction, query, type Transaction, trying } from '../transaction.ts'
import { type Finding, findingsOf } from './findings.ts'
import { implausible } from './plausible.ts'

/** What is to be said of a changeset before it is published. */
export interface Validation {
  /** Each of them keeps it from being published. */
  errors: Finding[]
  /** Somebody should look. */
  warnings: (Finding & { contradicts?: Contradiction })[]
}

/** Checks a stored changeset against what is published now. */
export const validateChangeset = (
  database: Pick<Database, 'prisma'>,
  changesetId: number,
): Promise<Validation> => inTransaction(database, tx => validateIn(tx, changesetId))

/** Checks a changeset against what is published now, as publishing it would; nothing stays of that. */
export async function validateIn(tx: Transaction, changesetId: number): Promise<Validation> {
  const positionOf = await positionsIn(tx, changesetId)
  const faults = await trying(tx, async () => {
    const options = { changesetId, shippedVersion: null, total: 0, onProgress: () => undefined }
    return (await prepare(tx, options)).faults
  })
  const contradictions = await contradictionsIn(tx, changesetId)
  return {
    errors: findingsOf(faults, positionOf),
    warnings: [...(await implausible(tx, changesetId)), ...contradictions.map(warningOf)],
  }
}

const warningOf = (contradicts: Contradiction) => {
  const { position, kind, key, about, with: other } = contradicts
  const message = `differs in ${about.join(', ')} from ${other}, which is published`
  return { position, kind, key, path: ['data'], message, contradicts }
}

/** Finds the operation on a record. */
export async function positionsIn(
  tx: Transaction,
  changesetId: number,
): Promise<(kind: string, key: string) => number | null> {
  const rows = await query<{ kind: string; key: string; position: number }>(
    tx,
    sql`SELECT kind, key, position FROM operation WHERE changeset_id = ${changesetId}::int
      UNION ALL SELECT kind, data ->> 'to', position FROM operation
        WHERE changeset_id = ${changesetId}::int AND type = 'RENAME'`,
  )
  const positions = new Map(rows.map(({ kind, key, position }) => [recordId(kind, key), position]))
  return (kind, key) => positions.get(recordId(kind, key)) ?? null
}
