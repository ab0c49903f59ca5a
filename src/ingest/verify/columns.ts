import { snakeCase } from '../rows/row-set.ts'

/** A row by the names of its columns. */
export const withColumnNames = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([member, value]) => [snakeCase(member), value]))

/** The columns that rows have values for. */
export const columnsOf = (rows: readonly object[]) =>
  [...new Set(rows.flatMap(row => Object.keys(row)))].map(snakeCase)
