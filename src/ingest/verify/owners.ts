import { raw, type Sql, sql } from '../../db/sql.ts'
import { type MainTable, partTables, snakeCase, type Table, tables } from '../rows/row-set.ts'

/** What only some things have, in rows that share the id of their thing. */
const kindsOfThings: readonly Table[] = ['supplement', 'condition', 'population', 'interactant', 'product']

/** Parts of parts: whose they are is said by the table in between. */
const furtherParts: Partial<Record<MainTable, Partial<Record<Table, (ids: readonly number[]) => Sql>>>> = {
  thing: {
    citation: ids =>
      sql`statement_id IN (SELECT id FROM condition_statement WHERE condition_id = ANY (${ids}::int[]))`,
    coverageSource: ids =>
      sql`coverage_id IN (SELECT id FROM coverage WHERE supplement_id = ANY (${ids}::int[]))`,
  },
  claim: { comparisonDifference: ids => sql`claim_id = ANY (${ids}::int[])` },
}

const columnOf = (main: MainTable, table: Table): string | undefined => {
  if (table === main || (main === 'thing' && kindsOfThings.includes(table))) return 'id'
  const member = (partTables[main] as Partial<Record<Table, string>>)[table]
  return member && snakeCase(member)
}

/** The tables that hold records with a row in a main table, each with the condition for the rows of some of them. */
export const tablesOf = (main: MainTable): { table: Table; ofRecords: (ids: readonly number[]) => Sql }[] =>
  tables.flatMap(table => {
    const column = columnOf(main, table)
    const further = furtherParts[main]?.[table]
    if (further) return [{ table, ofRecords: further }]
    return column === undefined
      ? []
      : [{ table, ofRecords: (ids: readonly number[]) => sql`${raw(`"${column}"`)} = ANY (${ids}::int[])` }]
  })
