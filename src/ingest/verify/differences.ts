import { type MainTable, mainTables, partTables, snakeCase, type Table } from '../rows/row-set.ts'

/** A row as JSON, by column. */
export type Row = Record<string, unknown>

/** Names of records, by `<main table> <id>`. */
export type Names = ReadonlyMap<string, string>

/**
 * Says how the rows of a table differ from the change log, one line a row.
 *
 * @param surplus rows that the table has and the log does not
 * @param missing rows that the log has and the table does not
 */
export function describeDifferences(
  table: Table,
  surplus: readonly Row[],
  missing: readonly Row[],
  names: Names,
): string[] {
  const wanted = new Map(missing.map(row => [identity(row), row]))
  const held = new Set(surplus.map(identity))
  const line = (row: Row, what: string) => `${nameOf(table, row, names)}: ${snakeCase(table)} ${what}`
  return [
    ...surplus.map(row => {
      const other = wanted.get(identity(row))
      return line(row, other ? changes(row, other) : `has a row that is not in the log: ${short(row)}`)
    }),
    ...missing.filter(row => !held.has(identity(row))).map(row => line(row, `lacks the row ${short(row)}`)),
  ]
}

const identity = (row: Row): string => {
  if (row.id !== undefined) return String(row.id)
  const members = Object.entries(row).filter(([column]) => column === 'position' || /_id$/.test(column))
  return JSON.stringify(members.slice(0, 2))
}

const changes = (held: Row, wanted: Row): string =>
  Object.keys(wanted)
    .filter(column => JSON.stringify(held[column]) !== JSON.stringify(wanted[column]))
    .map(column => `${column} is ${short(held[column])}, by the log ${short(wanted[column])}`)
    .join('; ')

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function nameOf(table: Table, row: Row, names: Names): string {
  const owner = ownerOf(table, row)
  return (owner && names.get(`${owner.table} ${owner.id}`)) ?? 'a record that is not in the log'
}

function ownerOf(table: Table, row: Row): { table: MainTable; id: unknown } | undefined {
  if ((mainTables as readonly Table[]).includes(table)) return { table: table as MainTable, id: row.id }
  for (const main of mainTables) {
    const owner = (partTables[main] as Partial<Record<Table, string>>)[table]
    const id = owner === undefined ? undefined : row[snakeCase(owner)]
    if (id !== undefined && id !== null) return { table: main, id }
  }
  // What only supplements, conditions, populations or interactants have shares the id of their thing.
  return row.id === undefined ? undefined : { table: 'thing', id: row.id }
}
