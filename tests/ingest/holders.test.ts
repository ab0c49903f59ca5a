import { describe, expect, it } from 'vitest'
import { pointers } from '../../src/ingest/holders.ts'
import { mainTables, partTables, snakeCase } from '../../src/ingest/rows/row-set.ts'
import { query } from '../support/postgres.ts'
import { useDatabase } from './support.ts'

const kb = useDatabase()

/** Foreign keys by which a row is part of its record; all others point at another one. */
const owning = new Set([
  ...mainTables.flatMap(main =>
    Object.entries(partTables[main]).map(([table, owner]) => `${snakeCase(table)}.${snakeCase(owner)}`),
  ),
  ...['supplement', 'condition', 'population', 'interactant', 'product'].map(detail => `${detail}.id`),
  ...['citation.statement_id', 'comparison_difference.claim_id', 'coverage_source.coverage_id'],
])

describe('who names a record', () => {
  it('is found through every foreign key that there is', async () => {
    const written = [...mainTables, ...mainTables.flatMap(main => Object.keys(partTables[main]))].map(
      snakeCase,
    )
    const rows = await query<{ name: string }>(
      kb.url,
      `SELECT DISTINCT format('%s.%s', conrelid::regclass, a.attname) AS name FROM pg_constraint
       JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace
         AND conrelid::regclass::text = ANY ('{${[...new Set(written), 'coverage_source', 'supplement'].join(',')}}')
       ORDER BY 1`,
    )
    const pointing = rows.map(({ name }) => name).filter(name => !owning.has(name))
    const known = [...new Set(pointers.map(({ table, column }) => `${table}.${column}`))].sort()
    expect(known).toEqual(pointing)
  })
})
