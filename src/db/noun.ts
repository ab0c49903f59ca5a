import { maxEmbedded } from '../api/embedded.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { atMost, empty, jsonArray, type Sql, sql } from './sql.ts'

/** An expression that lists can be ordered by; never NULL. */
export interface Sort {
  expression: Sql
  /** Its type in PostgreSQL, to compare a cursor's text with. */
  type: string
  /** True when ascending in the API is descending in the database (certainty: the enum lists the highest first). */
  inverted?: boolean
}

/** A member that lists can count the values of. */
export interface Facet {
  /** The values of one record, each once, with the name to show: a statement with two columns of text. */
  values: Sql
  /** The parameter that filters by it, where it is not called like the facet. */
  filter?: string
}

/** How one kind of record is read: everything that a statement about it is put together from. */
export interface Noun {
  kind: RecordKind
  /** Alias of the table that holds status, successor and key. */
  alias: Sql
  from: Sql
  /** The members of the record, as a SELECT list. */
  columns: Sql
  key: Sql
  sorts: Record<string, Sort>
  /** The order without `sort`; the key always follows. */
  order: Sort[]
  /** What `include` can embed: a JSON value per name. */
  includes: Record<string, Sql>
  /** What lists can count the values of, by the name that `facets` takes. */
  facets?: Record<string, Facet>
  /** Members of `columns` that only a filter fills, with their value when none was asked for. */
  unasked?: Sql
  /** A condition, starting with AND, for nouns that share a table. */
  scope?: Sql
  /** Finishes a row, where SQL would be the wrong tool. */
  present?: (row: never) => unknown
}

/** The order of a noun as SQL, for embedding. */
const orderOf = (noun: Noun) => noun.order.map(({ expression }) => sql`${expression}, `)

/** The active records of `noun` that meet `condition`, as a JSON array in their default order. */
export const embed = (noun: Noun, condition: Sql) => {
  const order = orderOf(noun).reduce((all, next) => sql`${all}${next}`, empty)
  return jsonArray(sql`
    SELECT ${noun.columns}${noun.unasked ?? empty} FROM ${noun.from}
    WHERE ${condition} AND ${noun.alias}.status = 'ACTIVE'${noun.scope ?? empty}
    ORDER BY ${order}${noun.key} ${atMost(maxEmbedded)}`)
}

/**
 * The active records of `noun` that meet `condition`, each as readers see it, without what `present` does:
 * rows of `key`, `version` and `record` (jsonb).
 */
export const representations = (noun: Noun, condition: Sql) => sql`
  SELECT ${noun.key} AS key, ${noun.alias}.version, (
    SELECT to_jsonb(r) FROM (SELECT ${noun.columns}${noun.unasked ?? empty}) r) AS record
  FROM ${noun.from}
  WHERE ${noun.alias}.status = 'ACTIVE'${noun.scope ?? empty} AND ${condition}`
