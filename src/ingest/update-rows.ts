import { Prisma } from '../generated/prisma/client.ts'
import { type MainTable, partTables, snakeCase, type Table } from './rows/row-set.ts'
import type { Transaction } from './transaction.ts'

const batchSize = 2000

/** A table of rows, and the two that only the write path fills. */
type AnyTable = Table | 'operation' | 'change'

/**
 * Adds rows to a table. Many rows are one parameter, which costs a tenth of what Prisma's `createMany` costs:
 * that compiles a statement with a parameter a value, and sends its chunks at the same time on one connection.
 *
 * @param into another table, with the same columns
 */
export async function insertRows(
  tx: Transaction,
  table: AnyTable,
  rows: readonly object[],
  into: string = table,
): Promise<void> {
  const columns = columnsOf(rows)
  await inBatches(rows, async recordset => {
    const list = columnList(columns, '')
    await tx.$executeRaw`INSERT INTO ${nameOf(into)} (${list}) SELECT ${list} FROM ${recordset(table)} r`
  })
}

/**
 * Updates rows, many in one statement.
 *
 * @param options `by` is the column that finds the row; `onlyWhen` a condition on it (`t`) and its new values (`r`)
 */
export async function updateRows(
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  { by = 'id', onlyWhen = Prisma.sql`true` } = {},
): Promise<void> {
  const columns = columnsOf(rows).filter(column => column !== by)
  const key = Prisma.raw(by)
  await inBatches(rows, async recordset => {
    await tx.$executeRaw`
      UPDATE ${nameOf(table)} t SET (${columnList(columns, '')}) = ROW(${columnList(columns, 'r.')})
      FROM ${recordset(table)} r WHERE t.${key} = r.${key} AND ${onlyWhen}`
  })
}

type Recordset = (table: AnyTable) => Prisma.Sql

async function inBatches(
  rows: readonly object[],
  write: (recordset: Recordset) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    const json = JSON.stringify(rows.slice(at, at + batchSize).map(withColumnNames))
    await write(table => Prisma.sql`jsonb_populate_recordset(NULL::${nameOf(table)}, ${json}::jsonb)`)
  }
}

const withColumnNames = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([member, value]) => [snakeCase(member), value]))

const nameOf = (table: string) => Prisma.raw(`"${snakeCase(table)}"`)

/** The columns that rows have values for. */
export const columnsOf = (rows: readonly object[]) =>
  [...new Set(rows.flatMap(row => Object.keys(row)))].map(snakeCase)
const columnList = (columns: readonly string[], prefix: string) =>
  Prisma.raw(columns.map(column => `${prefix}"${column}"`).join(', '))

/** Deletes all parts of some records. */
export async function deleteParts(tx: Transaction, table: MainTable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  for (const [part, owner] of Object.entries(partTables[table])) {
    await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${snakeCase(part)}"`)}
      WHERE ${Prisma.raw(snakeCase(owner))} = ANY (${ids}::int[])`
  }
}

/** Deletes some records. */
export async function deleteMain(tx: Transaction, table: MainTable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE id = ANY (${ids}::int[])`
}
