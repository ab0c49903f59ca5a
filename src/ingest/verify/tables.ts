import { raw, type Sql, sql } from '../../db/sql.ts'
import { mainTableOf } from '../row-ids.ts'
import { type MainTable, mainTables, snakeCase, type Table } from '../rows/row-set.ts'
import { query, type Transaction } from '../transaction.ts'
import { columnsOf, withColumnNames } from './columns.ts'
import { describeDifferences, type Row } from './differences.ts'
import { expectedRows } from './expected-rows.ts'
import { type Folded, foldLog } from './fold.ts'
import { readRenamed } from './held.ts'
import { tablesOf } from './owners.ts'

/** What replaying the change log came to. */
export interface Replayed {
  /** How many records there are, retired ones too. */
  records: number
  /** What is wrong with the log by itself. */
  log: string[]
  /** Rows that are not what it says. */
  tables: string[]
}

/**
 * Replays the change log and compares what it comes to with every row of every table. Some hundred records are in
 * memory at a time.
 */
export async function replayLog(tx: Transaction): Promise<Replayed> {
  const renamed = await readRenamed(tx)
  const found: Replayed = { records: 0, log: [], tables: [] }
  for await (const { main, batch, faults } of batches(tx)) {
    found.records += batch.length
    found.log.push(...faults)
    found.tables.push(...(await compareBatch(tx, main, batch, renamed)))
  }
  for (const main of mainTables) found.tables.push(...(await unknownRows(tx, main)))
  return found
}

const batchSize = 500

interface Batch {
  main: MainTable
  batch: Folded[]
  faults: string[]
}

/** Records whose rows are in the same tables. */
async function* batches(tx: Transaction): AsyncGenerator<Batch> {
  let filling: Batch | undefined
  for await (const { kind, folded, faults } of foldLog(tx)) {
    const main = mainTableOf(kind)
    if (filling && (filling.main !== main || filling.batch.length >= batchSize)) {
      yield filling
      filling = undefined
    }
    filling ??= { main, batch: [], faults: [] }
    filling.faults.push(...faults)
    if (folded) filling.batch.push(folded)
  }
  if (filling) yield filling
}

async function compareBatch(
  tx: Transaction,
  main: MainTable,
  batch: readonly Folded[],
  renamed: ReadonlyMap<string, string>,
): Promise<string[]> {
  const { rows, ids, names, faults } = await expectedRows(tx, batch, renamed)
  const found = [...faults]
  for (const { table, ofRecords } of tablesOf(main)) {
    const { surplus, missing } = await compare(tx, table, rows[table], ofRecords(ids))
    found.push(...describeDifferences(table, surplus, missing, names))
  }
  return found
}

/** As many rows of a table as a person reads. */
const mostRows = sql`20`

async function compare(tx: Transaction, table: Table, expected: readonly object[], ofRecords: Sql) {
  const name = raw(`"${snakeCase(table)}"`)
  if (expected.length === 0) {
    const rows = await query<{ row: Row }>(
      tx,
      sql`SELECT to_jsonb(h) AS row FROM ${name} h WHERE ${ofRecords} LIMIT ${mostRows}`,
    )
    return { surplus: rows.map(({ row }) => row), missing: [] }
  }
  const columns = raw(
    columnsOf(expected)
      .map(column => `"${column}"`)
      .join(', '),
  )
  // The recordset gives the values the types of the columns.
  const differences = await query<{ isHeld: boolean; row: Row }>(
    tx,
    sql`WITH expected AS MATERIALIZED (
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(expected.map(withColumnNames))}::jsonb)
    ), held AS MATERIALIZED (SELECT ${columns} FROM ${name} WHERE ${ofRecords})
    (SELECT true AS "isHeld", to_jsonb(x) AS row FROM (SELECT * FROM held EXCEPT ALL SELECT * FROM expected) x LIMIT ${mostRows})
    UNION ALL
    (SELECT false, to_jsonb(x) FROM (SELECT * FROM expected EXCEPT ALL SELECT * FROM held) x LIMIT ${mostRows})`,
  )
  const rowsWhere = (isHeld: boolean) =>
    differences.filter(one => one.isHeld === isHeld).map(({ row }) => row)
  return { surplus: rowsWhere(true), missing: rowsWhere(false) }
}

/** Rows of records that the log does not know, or says are gone. What hangs on them goes with them. */
async function unknownRows(tx: Transaction, main: MainTable): Promise<string[]> {
  const kind = main === 'thing' || main === 'claim' ? sql`t.kind` : sql`${main}::text`
  const key = main === 'claim' ? sql`t.key` : sql`t.slug`
  const rows = await query<{ row: Row; kind: string; key: string }>(
    tx,
    sql`SELECT to_jsonb(t) AS row FROM ${raw(`"${main}"`)} t
      WHERE coalesce((SELECT h.type NOT IN ('CREATE', 'UPDATE', 'RETIRE') FROM change h
        WHERE h.kind = ${kind} AND h.key = ${key} AND h.type <> 'RERENDERED' ORDER BY h.revision DESC LIMIT 1), true)
      LIMIT ${mostRows}`,
  )
  return describeDifferences(
    main,
    rows.map(({ row }) => row),
    [],
    new Map(),
  )
}
