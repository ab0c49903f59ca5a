import { Prisma } from '../../generated/prisma/client.ts'
import { snakeCase, type Table, tables } from '../rows/row-set.ts'
import type { Transaction } from '../transaction.ts'
import { columnsOf, insertRows } from '../update-rows.ts'
import { describeDifferences, type Row } from './differences.ts'
import { expectedRows } from './expected-rows.ts'
import type { FoldedLog } from './fold.ts'

/** Every row of every table is what the change log says, and there is no other. */
export async function checkTables(tx: Transaction, log: FoldedLog): Promise<string[]> {
  const { rows, names, faults } = await expectedRows(tx, log)
  const found = [...faults]
  for (const table of tables) {
    const { surplus, missing } = await compare(tx, table, rows[table])
    found.push(...describeDifferences(table, surplus, missing, names))
  }
  return found
}

/** As many rows of a table as a person reads. */
const mostRows = 20

async function compare(tx: Transaction, table: Table, expected: readonly object[]) {
  const held = Prisma.raw(`"${snakeCase(table)}"`)
  const columns = Prisma.raw(
    expected.length === 0
      ? '*'
      : columnsOf(expected)
          .map(column => `"${column}"`)
          .join(', '),
  )
  // A table of its own takes any number of rows, and gives their values the types of the columns.
  await tx.$executeRaw`CREATE TEMPORARY TABLE expected AS SELECT ${columns} FROM ${held} WITH NO DATA`
  await insertRows(tx, table, expected, 'expected')
  const differences = await tx.$queryRaw<{ isHeld: boolean; row: Row }[]>`
    (SELECT true AS "isHeld", to_jsonb(x) AS row FROM (
      SELECT ${columns} FROM ${held} EXCEPT ALL SELECT * FROM expected) x LIMIT ${mostRows}::int)
    UNION ALL (SELECT false, to_jsonb(x) FROM (
      SELECT * FROM expected EXCEPT ALL SELECT ${columns} FROM ${held}) x LIMIT ${mostRows}::int)`
  await tx.$executeRaw`DROP TABLE expected`
  const rowsWhere = (isHeld: boolean) =>
    differences.filter(one => one.isHeld === isHeld).map(({ row }) => row)
  return { surplus: rowsWhere(true), missing: rowsWhere(false) }
}
