import { type Noun, representations } from '../../db/noun.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { Transaction } from '../transaction.ts'

// Articles with all that they show: about 50 kB each.
const batchSize = 100

interface Presented {
  key: string
  version: number
  record: unknown
}

/**
 * The active records that meet a condition, as readers see them: a query with rows of `key`, `version` and `record`.
 * Nouns that finish their rows in the program pass through it in batches, into `log_presented`.
 */
export async function presented(tx: Transaction, noun: Noun, condition: Sql): Promise<Sql> {
  const { present } = noun
  if (!present) return representations(noun, condition)
  await tx.$executeRaw(sql`TRUNCATE log_presented`)
  for (let after = '', more = true; more; ) {
    const rows = await tx.$queryRaw<Presented[]>(
      sql`${representations(noun, sql`${condition} AND ${noun.key} > ${after}::text`)}
        ORDER BY ${noun.key} LIMIT ${batchSize}::int`,
    )
    const finished = rows.map(row => ({ ...row, record: present(row.record as never) }))
    await tx.$executeRaw(
      sql`INSERT INTO log_presented SELECT key, version, record
        FROM jsonb_to_recordset(${JSON.stringify(finished)}::jsonb) r(key text, version int, record jsonb)`,
    )
    after = rows.at(-1)?.key ?? after
    more = rows.length === batchSize
  }
  return sql`SELECT key, version, record FROM log_presented`
}
