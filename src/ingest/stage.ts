import type { Database } from '../db/client.ts'
import type { ChangesetOrigin } from '../generated/prisma/enums.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { keyMember } from './documents.ts'
import { type Fault, KnowledgeFaults, printPath } from './faults.ts'
import { recordId } from './lookup.ts'
import { isRecordKind, parseDocument } from './parse.ts'
import type { Transaction } from './transaction.ts'
import { insertRows } from './update-rows.ts'

interface OfRecord {
  kind: RecordKind
  key: string
  /** The version that the author has seen; publishing refuses another. */
  ifVersion?: number | undefined
  /** Why it waits, or what a reviewer should know. */
  note?: string | undefined
}

/** What is to be done to one record. CREATE and UPDATE bring the whole document, which holds the key. */
export type OperationInput =
  | ({ type: 'CREATE' | 'UPDATE'; document: unknown } & Omit<OfRecord, 'key'>)
  | ({ type: 'RETIRE'; successor?: string | null } & OfRecord)
  | ({ type: 'DELETE' } & OfRecord)
  | ({ type: 'RENAME'; to: string } & OfRecord)

/** Changes that belong together: they are published together or not at all. */
export interface ChangesetInput {
  title: string
  reason: string
  origin: ChangesetOrigin
  actor: string
  /** Groups changesets, such as those of one import. */
  batch?: string | undefined
  state?: 'DRAFT' | 'IN_REVIEW'
  createdAt?: Date
  operations: readonly OperationInput[]
}

/**
 * Puts changes into the database for review; readers see nothing of them.
 *
 * @returns the id of the changeset
 * @throws KnowledgeFaults when a document is not what its contract asks for
 */
export const stageChangeset = (
  { prisma }: Pick<Database, 'prisma'>,
  changeset: ChangesetInput,
): Promise<number> => prisma.$transaction(tx => stageIn(tx, changeset))

/** The same within a transaction. */
export async function stageIn(
  tx: Transaction,
  { operations, batch = '', ...own }: ChangesetInput,
): Promise<number> {
  const rows = rowsOf(operations)
  const { id } = await tx.changeset.create({
    data: { state: 'IN_REVIEW', ...own, batch: batch || null },
    select: { id: true },
  })
  await insertRows(
    tx,
    'operation',
    rows.map(row => ({ changesetId: id, state: 'PENDING', ...row })),
  )
  return id
}

function rowsOf(operations: readonly OperationInput[]) {
  const faults: Fault[] = []
  const seen = new Set<string>()
  const rows = operations.map((operation, index) => {
    const at = `operations[${index}]`
    const { row, issues } = rowOf(operation, index + 1)
    faults.push(...issues.map(({ path, message }) => ({ at, field: printPath(path), message })))
    const id = recordId(row.kind, row.key)
    if (seen.has(id)) faults.push({ at, field: '', message: `is the second one on ${id}` })
    seen.add(id)
    return row
  })
  if (operations.length === 0) faults.push({ at: 'operations', field: '', message: 'is empty' })
  if (faults.length > 0) throw new KnowledgeFaults('the changeset is refused', faults)
  return rows
}

function rowOf(operation: OperationInput, position: number) {
  const { type, kind, ifVersion = null, note = null } = operation
  const own = { position, type, kind, ifVersion, note }
  if (!isRecordKind(kind)) return { row: { ...own, key: '', data: null }, issues: [unknownKind] }
  if ('document' in operation) {
    const { record, issues } = parseDocument(kind, operation.document)
    const key = (operation.document as Record<string, unknown> | null)?.[keyMember(kind)]
    const data = record?.document ?? null
    return { row: { ...own, key: record?.key ?? String(key), data }, issues }
  }
  return { row: { ...own, key: operation.key, data: dataOf(operation) }, issues: [] }
}

function dataOf(operation: Exclude<OperationInput, { document: unknown }>) {
  if (operation.type === 'RENAME') return { to: operation.to }
  return operation.type === 'RETIRE' ? { successor: operation.successor ?? null } : null
}

const unknownKind = { path: ['kind'], message: 'is not a kind of record' }
