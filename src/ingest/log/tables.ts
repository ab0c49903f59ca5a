import { sql } from '../../db/sql.ts'
import type { Transaction } from '../transaction.ts'

// A collation only where it is that of the columns compared with: else no index of theirs would be used.
const definitions = [
  sql`log_write (kind text NOT NULL, key text COLLATE "C" NOT NULL, type "OperationType" NOT NULL, version int NOT NULL,
    document jsonb)`,
  sql`log_row (main text NOT NULL, id int NOT NULL, kind text NOT NULL, shown boolean NOT NULL, PRIMARY KEY (main, id))`,
  sql`log_before (kind text NOT NULL, record jsonb NOT NULL)`,
  sql`log_presented (key text COLLATE "C" NOT NULL, version int NOT NULL, record jsonb NOT NULL)`,
]

/**
 * Makes the temporary tables of one publish; they go with the transaction.
 *
 * - `log_write`: what is written, one row a key, filled by whoever publishes
 * - `log_row`: active records that may look different now; `shown` when what shows them may look different too
 * - `log_before`: what the log last says of records that are written or may look different
 * - `log_presented`: records that are not finished in SQL
 */
export async function makeLogTables(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`DROP TABLE IF EXISTS log_write, log_row, log_before, log_presented`)
  for (const definition of definitions)
    await tx.$executeRaw(sql`CREATE TEMP TABLE ${definition} ON COMMIT DROP`)
}
