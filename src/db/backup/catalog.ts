import type pg from 'pg'

/** A table with its columns that hold data of their own. */
export interface Table {
  name: string
  columns: string[]
}

export interface Sequence {
  name: string
  value: string
  /** Whether the value was given out already. */
  called: boolean
}

const mine = (relkind: string) => `c.relnamespace = 'public'::regnamespace AND c.relkind = '${relkind}'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`

/** All tables but Prisma's own, which follow from the migrations that are applied; by name. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attgenerated = ''
    WHERE ${mine('r')} AND c.relname <> '_prisma_migrations' GROUP BY c.relname ORDER BY c.relname`)
  return rows
}

/** Where the numbers of new rows come from. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE ${mine('S')} ORDER BY 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of rows) {
    const { rows: states } = await client.query<Omit<Sequence, 'name'>>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`,
    )
    for (const state of states) sequences.push({ name, ...state })
  }
  return sequences
}

/** A name as SQL takes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Takes away what would look at rows one by one while they are loaded: foreign keys, and triggers that keep other
 * tables true. Needs no more rights than the owner of the tables has.
 *
 * @returns what puts it back, looking at all rows
 */
export async function withoutGuards(client: pg.ClientBase, tables: readonly Table[]) {
  const { rows: keys } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS add
    FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1`)
  const triggers = (what: string) =>
    tables.map(({ name }) => `ALTER TABLE ${quoted(name)} ${what} TRIGGER USER`)
  for (const statement of [...keys.map(({ drop }) => drop), ...triggers('DISABLE')])
    await client.query(statement)
  return async () => {
    for (const statement of [...keys.map(({ add }) => add), ...triggers('ENABLE')])
      await client.query(statement)
  }
}
