import { Prisma } from '../generated/prisma/client.ts'
import { snakeCase, type Table } from './rows/row-set.ts'
import type { Transaction } from './transaction.ts'

const batchSize = 2000

/**
 * Adds rows to a table. Many rows are one parameter, which costs a tenth of what Prisma's `createMany` costs:
 * that compiles a statement with a parameter a value, and sends its chunks at the same time on one connection.
 */
async function insertRows(tx: Transaction, table: Table, rows: readonly object[]): Promise<void> {
  const columns = columnsOf(rows)
  await inBatches(rows, async recordset => {
    const list = columnList(columns, '')
    await tx.$executeRaw`INSERT INTO ${nameOf(table)} (${list}) SELECT ${list} FROM ${recordset(table)} r`
  })
}

type Recordset = (table: Table) => Prisma.Sql

async function inBatches(
  rows: readonly object[],
  write: (recordset: Recordset) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) {
    const json = JSON.stringify(rows.slice(at, at + batchSize).map(withColumnNames))
    await write(table => Prisma.sql`jsonb_populate_recordset(NULL::${nameOf(table)}, ${json}::jsonb)`)
  }
}

/** A row by the names of its columns. */
export const withColumnNames = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([member, value]) => [snakeCase(member), value]))

const nameOf = (table: string) => Prisma.raw(`"${snakeCase(table)}"`)

/** The columns that rows have values for. */
export const columnsOf = (rows: readonly object[]) =>
  [...new Set(rows.flatMap(row => Object.keys(row)))].map(snakeCase)
const columnList = (columns: readonly string[], prefix: string) =>
  Prisma.raw(columns.map(column => `${prefix}"${column}"`).join(', '))
