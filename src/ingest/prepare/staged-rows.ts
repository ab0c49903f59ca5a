import type pg from 'pg'
import { CopyBuffer, type CopyColumn } from '../../db/copy.ts'
import { inTurn } from '../../db/turns.ts'
import { lastingTables, type RowSet, snakeCase, type Table, tables } from '../rows/row-set.ts'

/** What is to become of staged rows: new ones are inserted, those of rows that stay are updated. */
export type Fate = 'created' | 'changed'

/** The temporary table that holds the rows for a table. */
export const stagedTable = (table: Table, fate: Fate): string => `${fate}_${snakeCase(table)}`

interface TableColumn extends CopyColumn {
  isDefaulted: boolean
}

interface Staged {
  table: Table
  fate: Fate
  members: readonly string[]
  columns: readonly CopyColumn[]
  buffer: CopyBuffer
}

/**
 * Rows for the tables of knowledge, on their way into temporary tables of the same columns. They go with the
 * transaction; whatever happens to it, nothing is left to be cleaned up.
 */
export class StagedRows {
  readonly #connection: pg.ClientBase
  readonly #columns: ReadonlyMap<string, readonly TableColumn[]>
  readonly #staged = new Map<string, Staged>()
  #sending: Promise<void> = Promise.resolve()

  private constructor(connection: pg.ClientBase, columns: ReadonlyMap<string, readonly TableColumn[]>) {
    this.#connection = connection
    this.#columns = columns
  }

  static async open(connection: pg.ClientBase): Promise<StagedRows> {
    return new StagedRows(connection, await columnsOf(connection, tables.map(snakeCase)))
  }

  /** Takes rows, and sends what has become many. */
  async add(rows: RowSet, fate: Fate): Promise<void> {
    for (const table of tables) {
      if (rows[table].length > 0) await this.#addTo(table, fateIn(table, fate), rows[table])
    }
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    for (const { buffer } of this.#staged.values()) await this.#send(buffer)
    await this.#sending
  }

  /** The columns that the staged rows of a table have values for; undefined when it has none. */
  columns(table: Table, fate: Fate): string[] | undefined {
    return this.#staged.get(stagedTable(table, fate))?.columns.map(({ name }) => name)
  }

  /** Drops all that was staged; else it goes with the transaction. */
  async drop(): Promise<void> {
    const { rows } = await this.#run(
      `SELECT string_agg(relname, ', ') AS names FROM pg_class
       WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r' AND relname ~ '^(staged|created|changed)_'`,
    )
    if (rows[0]?.names) await this.#run(`DROP TABLE ${rows[0].names}`)
  }

  #run(text: string): Promise<pg.QueryResult<{ names: string | null }>> {
    return inTurn(this.#connection, () => this.#connection.query(text))
  }

  async #addTo(table: Table, fate: Fate, rows: readonly object[]): Promise<void> {
    const { members, buffer } = await this.#stagedFor(table, fate, rows)
    for (const row of rows) {
      buffer.add(members.map(member => (row as Record<string, unknown>)[member]))
      if (buffer.isFull) await this.#send(buffer)
    }
  }

  /** Sends rows while the caller goes on; of what was sent before, all is there then. */
  async #send(buffer: CopyBuffer): Promise<void> {
    await this.#sending
    this.#sending = buffer.flush()
    this.#sending.catch(() => undefined) // told when it is awaited
  }

  async #stagedFor(table: Table, fate: Fate, rows: readonly object[]): Promise<Staged> {
    const name = stagedTable(table, fate)
    const found = this.#staged.get(name)
    if (found) return found
    const columns = this.#columnsFor(table, rows[0] ?? {})
    const members = columns.map(({ name }) => camelCase(name))
    await this.#run(
      `CREATE TEMP TABLE ${name} ON COMMIT DROP AS SELECT * FROM "${snakeCase(table)}" WITH NO DATA`,
    )
    const made = { table, fate, members, columns, buffer: new CopyBuffer(this.#connection, name, columns) }
    this.#staged.set(name, made)
    return made
  }

  /** Those that rows give values; a column that none does keeps its default. */
  #columnsFor(table: Table, row: object): TableColumn[] {
    const all = this.#columns.get(snakeCase(table)) ?? []
    return all.filter(({ name, isDefaulted }) => !isDefaulted || camelCase(name) in row)
  }
}

/** Parts of a record are replaced: their rows are always new. */
const fateIn = (table: Table, fate: Fate): Fate =>
  (lastingTables as readonly Table[]).includes(table) ? fate : 'created'

async function columnsOf(connection: pg.ClientBase, names: readonly string[]) {
  const { rows } = await connection.query<TableColumn & { table: string }>({
    text: `SELECT c.relname AS table, a.attname AS name, a.atthasdef AS "isDefaulted",
        CASE WHEN t.typcategory = 'A' THEN 'array' WHEN t.typname IN ('json', 'jsonb') THEN 'json' ELSE 'plain' END AS form
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
      WHERE pg_table_is_visible(c.oid) AND c.relname = ANY ($1::text[])
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
    values: [names],
  })
  const columns = new Map<string, TableColumn[]>()
  for (const { table, ...column } of rows) columns.set(table, [...(columns.get(table) ?? []), column])
  return columns
}

/** `alternative_name` → `alternativeName` */
const camelCase = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
