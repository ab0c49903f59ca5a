import { sql } from '../db/sql.ts'
import { type RecordKind, thingKinds } from '../knowledge/things.ts'
import type { RecordName } from './current.ts'
import { isClaimKind, isThingKind } from './documents.ts'
import { recordId } from './lookup.ts'
import { type MainTable, snakeCase } from './rows/row-set.ts'
import { query, type Transaction } from './transaction.ts'

/** The row of a record, as far as writing needs it. */
export interface FoundRow extends RecordName {
  id: number
  shippedVersion: string | null
}

/** The table that has one row for each record of a kind. */
export const mainTableOf = (kind: RecordKind): MainTable => {
  if (isThingKind(kind)) return 'thing'
  return isClaimKind(kind) ? 'claim' : kind
}

/** The rows of records, by `recordId`, retired ones too. */
export async function findRows(
  tx: Transaction,
  names: readonly RecordName[],
): Promise<Map<string, FoundRow>> {
  const keysOf = (table: MainTable) =>
    names.filter(({ kind }) => mainTableOf(kind) === table).map(({ key }) => key)
  const rows = await tx.$queryRaw<FoundRow[]>`
    SELECT kind, slug AS key, id, shipped_version AS "shippedVersion" FROM thing
      WHERE kind = ANY (${[...thingKinds]}::text[]) AND slug = ANY (${keysOf('thing')}::text[])
    UNION ALL SELECT kind, key, id, shipped_version FROM claim WHERE key = ANY (${keysOf('claim')}::text[])
    UNION ALL SELECT 'source', slug, id, shipped_version FROM source WHERE slug = ANY (${keysOf('source')}::text[])
    UNION ALL SELECT 'faq', slug, id, shipped_version FROM faq WHERE slug = ANY (${keysOf('faq')}::text[])
    UNION ALL SELECT 'article', slug, id, shipped_version FROM article WHERE slug = ANY (${keysOf('article')}::text[])`
  return new Map(rows.map(row => [recordId(row.kind, row.key), row]))
}

/** Ids that no row of a table has or will be given. */
export async function nextIds(tx: Transaction, table: string, count: number): Promise<number[]> {
  if (count === 0) return []
  const rows = await query<{ id: number }>(
    tx,
    sql`
    SELECT nextval(pg_get_serial_sequence(${snakeCase(table)}::text, 'id'))::int AS id FROM generate_series(1, ${count}::int)`,
  )
  return rows.map(({ id }) => id)
}
