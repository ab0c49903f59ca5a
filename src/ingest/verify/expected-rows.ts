import { sql } from '../../db/sql.ts'
import { deriveClaim } from '../derive.ts'
import { isClaim, type KnowledgeRecord } from '../documents.ts'
import { recordId } from '../lookup.ts'
import { referencesOf } from '../references.ts'
import { mainTableOf } from '../row-ids.ts'
import type { Derived } from '../rows/claims.ts'
import { emptyRows, type RowSet } from '../rows/row-set.ts'
import { addRows } from '../rows.ts'
import { surroundingsIn } from '../surroundings.ts'
import { query, type Transaction } from '../transaction.ts'
import type { Names } from './differences.ts'
import type { Folded } from './fold.ts'
import { type Held, HeldRows } from './held.ts'

/** Some records with their rows as the change log says they have to be, with the ids that the rows have. */
export interface Expected {
  rows: RowSet
  /** Of the rows of the records. */
  ids: number[]
  names: Names
  faults: string[]
}

export async function expectedRows(
  tx: Transaction,
  batch: readonly Folded[],
  renamed: ReadonlyMap<string, string>,
): Promise<Expected> {
  const records = batch.map(({ record }) => record)
  const references = records.flatMap(referencesOf)
  const held = await HeldRows.read(tx, [...records, ...references], renamed)
  const derive = await derivation(tx, records)
  const rows = emptyRows()
  const faults: string[] = []
  const names = new Map<string, string>()
  const ids: number[] = []
  for (const { record, ...life } of batch) {
    const id = recordId(record.kind, record.key)
    const row = held.row(record.kind, record.key)
    if (!row) {
      faults.push(`${id}: has no row in ${mainTableOf(record.kind)}`)
      continue
    }
    ids.push(row.id)
    names.set(`${mainTableOf(record.kind)} ${row.id}`, id)
    const { shippedVersion } = row
    try {
      addRows(rows, record, { ...life, id: row.id, shippedVersion }, held, derive(record, life, row))
    } catch (error) {
      faults.push(`${id}: ${(error as Error).message}`)
    }
  }
  return { rows, ids, names, faults }
}

const none: Derived = { question: '', agreement: 'UNKNOWN', rank: 0, support: 'UNKNOWN', topics: [] }

/** What is computed about claims by themselves, from what the log says of the records that they name. */
async function derivation(tx: Transaction, records: readonly KnowledgeRecord[]) {
  const named = records.filter(isClaim).flatMap(referencesOf)
  const rows = await query<{ kind: string; key: string; document: object }>(
    tx,
    sql`SELECT n.kind, n.key, h.document FROM (
        SELECT DISTINCT * FROM unnest(${named.map(({ kind }) => kind)}::text[], ${named.map(({ key }) => key)}::text[])
      ) n (kind, key) CROSS JOIN LATERAL (
        SELECT document FROM change h WHERE h.kind = n.kind AND h.key = n.key AND h.type IN ('CREATE', 'UPDATE')
        ORDER BY h.revision DESC LIMIT 1) h
      WHERE n.kind IN ('source', 'condition', 'population', 'interactant')`,
  )
  const documents = new Map(rows.map(({ kind, key, document }) => [recordId(kind, key), document]))
  const surroundings = surroundingsIn({ facts: (kind, key) => documents.get(recordId(kind, key)) as never })
  return (record: KnowledgeRecord, { status }: Pick<Folded, 'status'>, { derived }: Held): Derived => {
    // What a retired claim was worth at its end is not computed again.
    if (!isClaim(record) || status === 'RETIRED') return derived ?? none
    // Whether it agrees with others is found when all of them are there.
    return { ...deriveClaim(record, surroundings), agreement: derived?.agreement ?? 'UNKNOWN' }
  }
}
