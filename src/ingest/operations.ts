import type { RecordKind } from '../knowledge/things.ts'
import { keyMember } from './documents.ts'
import { type Issue, isRecordKind, parseDocument } from './parse.ts'

interface OfRecord {
  kind: RecordKind
  key: string
  /** The version that the author has seen; publishing refuses another. */
  ifVersion?: number | undefined
  /** Why it waits, or what a reviewer should know. */
  note?: string | undefined
}

/** What is to be done to one record. CREATE and UPDATE bring the whole document, which holds the key; `patch` says which members its author changed. */
export type OperationInput =
  | ({ type: 'CREATE' | 'UPDATE'; document: unknown; patch?: unknown } & Omit<OfRecord, 'key'>)
  | ({ type: 'RETIRE'; successor?: string | null } & OfRecord)
  | ({ type: 'DELETE' } & OfRecord)
  | ({ type: 'RENAME'; to: string } & OfRecord)

/** An operation as its table holds it. */
export interface OperationRow {
  position: number
  type: OperationInput['type']
  kind: string
  key: string
  ifVersion: number | null
  note: string | null
  data: unknown
  patch: unknown
}

/** The row of an operation, and what is wrong with the operation by itself. */
export function operationRow(
  operation: OperationInput,
  position: number,
): { row: OperationRow; issues: Issue[] } {
  const { type, kind, ifVersion = null, note = null } = operation
  const patch = ('patch' in operation && operation.patch) || null
  const own = { position, type, kind, ifVersion, note, patch }
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
