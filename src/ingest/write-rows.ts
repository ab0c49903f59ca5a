import { Prisma } from '../generated/prisma/client.ts'
import { isClaim } from './documents.ts'
import { recordId } from './lookup.ts'
import type { Write } from './plan.ts'
import { referencesOf } from './references.ts'
import { type FoundRow, findRows, mainTableOf, nextIds, RowIds } from './row-ids.ts'
import type { Derived } from './rows/claims.ts'
import {
  emptyRows,
  type Life,
  lastingTables,
  mainTables,
  type RowSet,
  type Table,
  tables,
} from './rows/row-set.ts'
import { addRows } from './rows.ts'
import type { Transaction } from './transaction.ts'
import { deleteMain, deleteParts, insertRows, updateRows } from './update-rows.ts'

interface Publication {
  updatedAt: Date
  /** The release that the records come from; null leaves what they remember. */
  shippedVersion: string | null
}

/** A write with the row that it is about; `isNew` when there is none yet. */
interface Placed extends Write {
  row: FoundRow
  isNew: boolean
}

/** Makes the tables hold what the writes say. A record keeps its row; the parts of it are replaced. */
export async function writeRows(
  tx: Transaction,
  writes: readonly Write[],
  derived: ReadonlyMap<string, Derived>,
  publication: Publication,
): Promise<void> {
  const found = await findRows(tx, namesIn(writes))
  const placed = await place(tx, writes, found)
  const ids = new RowIds([...found.values(), ...placed.map(({ row }) => row)], await freshIds(tx, placed))
  const { created, changed } = rowsOf(placed, derived, ids, publication)
  for (const table of mainTables)
    await deleteParts(
      tx,
      table,
      idsIn(placed, table, one => !one.isNew && replaces(one)),
    )
  for (const table of tables) await fill(tx, table, created, changed)
  await updateDerived(tx, placed, derived)
  for (const table of mainTables) await retire(tx, table, placed, publication)
  for (const table of mainTables.toReversed()) {
    await deleteMain(
      tx,
      table,
      idsIn(placed, table, ({ type }) => type === 'DELETE'),
    )
  }
}

const replaces = ({ record, type }: Write) => record !== null || type === 'DELETE'

const namesIn = (writes: readonly Write[]) =>
  writes.flatMap(({ kind, key, from, record }) => [
    { kind, key: from ?? key },
    ...(record ? referencesOf(record) : []),
  ])

/** Finds the row of each write, and gives new records the id of theirs. RENAME has none: the new key has it. */
async function place(
  tx: Transaction,
  writes: readonly Write[],
  found: Map<string, FoundRow>,
): Promise<Placed[]> {
  const rowless = writes.filter(({ type }) => type !== 'RENAME')
  const rowOf = ({ kind, key, from }: Write) => found.get(recordId(kind, from ?? key))
  const fresh = new Map<string, number[]>()
  for (const table of mainTables) {
    const missing = rowless.filter(write => mainTableOf(write.kind) === table && !rowOf(write))
    fresh.set(table, await nextIds(tx, table, missing.length))
  }
  return rowless.map(write => {
    const { kind, key } = write
    const row = rowOf(write)
    if (row) return { ...write, row: { ...row, key }, isNew: false }
    const id = fresh.get(mainTableOf(kind))?.pop() as number
    return { ...write, row: { kind, key, id, shippedVersion: null }, isNew: true }
  })
}

async function freshIds(tx: Transaction, placed: readonly Placed[]) {
  const statements = placed.flatMap(({ record }) =>
    record?.kind === 'condition' ? record.document.statements : [],
  )
  const coverage = placed.flatMap(({ record }) =>
    record?.kind === 'supplement' ? record.document.coverage : [],
  )
  return {
    statements: await nextIds(tx, 'conditionStatement', statements.length),
    coverage: await nextIds(tx, 'coverage', coverage.length),
  }
}

const noDerived: Derived = { question: '', agreement: 'UNKNOWN', rank: 0, support: 'UNKNOWN', topics: [] }

function rowsOf(
  placed: readonly Placed[],
  derived: ReadonlyMap<string, Derived>,
  ids: RowIds,
  { updatedAt, shippedVersion }: Publication,
) {
  const [created, changed] = [emptyRows(), emptyRows()]
  for (const { record, key, row, isNew, version } of placed) {
    if (!record) continue
    const life: Life = {
      id: row.id,
      status: 'ACTIVE',
      successor: null,
      version,
      updatedAt,
      shippedVersion: shippedVersion ?? row.shippedVersion,
    }
    addRows(isNew ? created : changed, record, life, ids, derived.get(key) ?? noDerived)
  }
  return { created, changed }
}

async function fill(tx: Transaction, table: Table, created: RowSet, changed: RowSet): Promise<void> {
  if (!(lastingTables as readonly Table[]).includes(table)) {
    return insertRows(tx, table, [...created[table], ...changed[table]])
  }
  await insertRows(tx, table, created[table])
  await updateRows(tx, table, changed[table])
}

const idsIn = (placed: readonly Placed[], table: string, wanted: (one: Placed) => boolean): number[] =>
  placed.filter(one => mainTableOf(one.kind) === table && wanted(one)).map(({ row }) => row.id)

async function retire(
  tx: Transaction,
  table: (typeof mainTables)[number],
  placed: readonly Placed[],
  { updatedAt }: Publication,
) {
  const rows = placed
    .filter(({ type, kind }) => type === 'RETIRE' && mainTableOf(kind) === table)
    .map(({ row, successor, version }) => ({ id: row.id, status: 'RETIRED', successor, version, updatedAt }))
  await updateRows(tx, table, rows)
}

/** Claims that are not written themselves, but whose derived values are others now; their version stays. */
async function updateDerived(
  tx: Transaction,
  placed: readonly Placed[],
  derived: ReadonlyMap<string, Derived>,
) {
  const written = new Set(placed.flatMap(({ record }) => (record && isClaim(record) ? [record.key] : [])))
  const rows = [...derived].filter(([key]) => !written.has(key)).map(([key, values]) => ({ key, ...values }))
  const onlyWhen = Prisma.sql`(t.question, t.agreement, t.rank, t.support, t.topics)
    IS DISTINCT FROM (r.question, r.agreement, r.rank, r.support, r.topics)`
  await updateRows(tx, 'claim', rows, { by: 'key', onlyWhen })
}
