import { raw, type Sql, sql } from '../../db/sql.ts'
import { query, type Transaction } from '../transaction.ts'

// Articles, the largest documents, are 50 kB each.
const fetched = raw('200')

/**
 * The rows of a statement, few at a time, whatever else runs on the connection between them.
 *
 * @param name of the cursor: one for each that is open at the same time
 */
export async function* rowsOf<Row extends object>(
  tx: Transaction,
  name: string,
  statement: Sql,
): AsyncGenerator<Row> {
  await query(tx, sql`DECLARE ${raw(name)} NO SCROLL CURSOR FOR ${statement}`)
  for (;;) {
    const rows = await query<Row>(tx, sql`FETCH ${fetched} FROM ${raw(name)}`)
    if (rows.length === 0) break
    yield* rows
  }
  await query(tx, sql`CLOSE ${raw(name)}`)
}
