import { join, raw, type Sql, sql } from '../db/sql.ts'
import { type Fate, type StagedRows, stagedTable } from './prepare/staged-rows.ts'
import type { Prepared } from './prepare.ts'
import type { OnProgress } from './progress.ts'
import { type MainTable, mainTables, partTables, snakeCase, type Table, tables } from './rows/row-set.ts'
import { query, type Transaction } from './transaction.ts'

const nameOf = (name: string): Sql => raw(`"${snakeCase(name)}"`)

/**
 * Makes the tables hold what was prepared, in sets: a record keeps its row, the parts of it are replaced.
 * No row passes through this program.
 *
 * @param updatedAt when it is published
 */
export async function moveRows(
  tx: Transaction,
  { staged, count }: Pick<Prepared, 'staged' | 'count'>,
  updatedAt: Date,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const [doings, outgrown] = [await countDoings(tx), await isOutgrown(tx, count)]
  const steps: (() => Promise<unknown>)[] = [
    ...mainTables.flatMap(main => (doings.replaced.has(main) ? deleteParts(tx, main) : [])),
    ...tables.flatMap(table => fill(tx, table, staged, updatedAt)),
    ...(outgrown ? [() => analyze(tx, staged)] : []),
    () => updateDerived(tx),
    () => updateAgreement(tx),
    ...mainTables.flatMap(main => (doings.retired.has(main) ? [() => retire(tx, main, updatedAt)] : [])),
    ...mainTables
      .toReversed()
      .flatMap(main => (doings.deleted.has(main) ? [() => deleteMain(tx, main)] : [])),
  ]
  for (const [index, step] of steps.entries()) {
    await step()
    onProgress({ step: 'publish', done: index + 1, total: steps.length })
  }
}

// Fewer are soon found, however they are looked for.
const few = 100

/**
 * Whether what the planner knows of the tables is wrong once so many records more are in them. Where autovacuum counted
 * tables while they were empty, all that follows would look at every row for each row: minutes in place of seconds.
 */
async function isOutgrown(tx: Transaction, count: number): Promise<boolean> {
  if (count < few) return false
  const rows = await query<{ known: number }>(
    tx,
    sql`SELECT sum(greatest(reltuples, 0)) AS known FROM pg_class
    WHERE oid IN (${join(mainTables.map(main => sql`${snakeCase(main)}::regclass`))})`,
  )
  return 10 * count >= (rows[0]?.known ?? 0)
}

async function analyze(tx: Transaction, staged: StagedRows): Promise<void> {
  const grown = tables.filter(table => staged.columns(table, 'created') !== undefined)
  await query(tx, sql`ANALYZE ${join(grown.map(nameOf))}`)
}

interface Doings {
  replaced: Set<MainTable>
  retired: Set<MainTable>
  deleted: Set<MainTable>
}

const isReplaced = sql`(w.type = 'DELETE' OR NOT w.is_new AND w.type IN ('CREATE', 'UPDATE'))`

/** Which main tables have rows that are replaced, retired and deleted. */
async function countDoings(tx: Transaction): Promise<Doings> {
  const rows = await query<{ main: MainTable; replaced: boolean; retired: boolean; deleted: boolean }>(
    tx,
    sql`SELECT w.main, bool_or(${isReplaced}) AS replaced, bool_or(w.type = 'RETIRE') AS retired,
      bool_or(w.type = 'DELETE') AS deleted FROM staged_write w GROUP BY w.main`,
  )
  const those = (what: keyof Doings) => new Set(rows.filter(row => row[what]).map(({ main }) => main))
  return { replaced: those('replaced'), retired: those('retired'), deleted: those('deleted') }
}

const idsOf = (main: MainTable, condition: Sql) =>
  sql`SELECT w.id FROM staged_write w WHERE w.main = ${raw(`'${main}'`)} AND ${condition}`

const deleteParts = (tx: Transaction, main: MainTable) =>
  Object.entries(partTables[main]).map(
    ([part, owner]) =>
      () =>
        query(
          tx,
          sql`DELETE FROM ${nameOf(part)} p WHERE p.${nameOf(owner)} IN (${idsOf(main, isReplaced)})`,
        ),
  )

function fill(tx: Transaction, table: Table, staged: StagedRows, updatedAt: Date) {
  const [created, changed] = [staged.columns(table, 'created'), staged.columns(table, 'changed')]
  return [
    ...(created ? [() => insert(tx, table, created, updatedAt)] : []),
    ...(changed ? [() => update(tx, table, changed, updatedAt)] : []),
  ]
}

/** The staged rows of a table, with the values that are known only now. */
function stagedValues(table: Table, columns: readonly string[], fate: Fate, updatedAt: Date) {
  const values = columns.map(column => {
    if (column === 'updated_at') return sql`${updatedAt}::timestamptz`
    if (table === 'claim' && column === 'agreement') return sql`coalesce(g.agreement, 'SOLE')`
    return raw(`r."${column}"`)
  })
  const agreement = table === 'claim' ? sql`LEFT JOIN staged_agreement g ON g.question = r.question` : sql``
  return { values: join(values), from: sql`${raw(stagedTable(table, fate))} r ${agreement}` }
}

const columnList = (columns: readonly string[]): Sql => raw(columns.map(column => `"${column}"`).join(', '))

function insert(tx: Transaction, table: Table, columns: readonly string[], updatedAt: Date) {
  const { values, from } = stagedValues(table, columns, 'created', updatedAt)
  return query(tx, sql`INSERT INTO ${nameOf(table)} (${columnList(columns)}) SELECT ${values} FROM ${from}`)
}

function update(tx: Transaction, table: Table, columns: readonly string[], updatedAt: Date) {
  const { values, from } = stagedValues(table, columns, 'changed', updatedAt)
  return query(
    tx,
    sql`UPDATE ${nameOf(table)} t SET (${columnList(columns)}) = ROW(${values}) FROM ${from} WHERE t.id = r.id`,
  )
}

/** Claims that are not written themselves, but whose computed values are others now; their version stays. */
const updateDerived = (tx: Transaction) =>
  query(
    tx,
    sql`UPDATE claim t SET question = d.question, rank = d.rank, support = d.support, topics = d.topics
    FROM staged_derived d WHERE t.id = d.id
      AND (t.question, t.rank, t.support, t.topics) IS DISTINCT FROM (d.question, d.rank, d.support, d.topics)`,
  )

/** Claims that are not written, but on a question with others that are. */
const updateAgreement = (tx: Transaction) =>
  query(
    tx,
    sql`UPDATE claim t SET agreement = coalesce(g.agreement, 'SOLE')
    FROM (SELECT id, question FROM staged_sharing UNION ALL SELECT id, question FROM staged_derived) s
    LEFT JOIN staged_agreement g ON g.question = s.question
    WHERE t.id = s.id AND t.agreement <> coalesce(g.agreement, 'SOLE')`,
  )

const retire = (tx: Transaction, main: MainTable, updatedAt: Date) =>
  query(
    tx,
    sql`UPDATE ${nameOf(main)} t
    SET status = 'RETIRED', successor = w.successor, version = w.version, updated_at = ${updatedAt}::timestamptz
    FROM staged_write w WHERE w.main = ${raw(`'${main}'`)} AND w.type = 'RETIRE' AND t.id = w.id`,
  )

const deleteMain = (tx: Transaction, main: MainTable) =>
  query(tx, sql`DELETE FROM ${nameOf(main)} t WHERE t.id IN (${idsOf(main, sql`w.type = 'DELETE'`)})`)
