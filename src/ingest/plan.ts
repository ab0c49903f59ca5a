import { slugPattern } from '../api/text.ts'
import type { OperationType } from '../generated/prisma/enums.ts'
import { canonicalJson } from '../knowledge/canonical-json.ts'
import { type Current, isActive, loadCurrent, loadHolders, type RecordName, recordFrom } from './current.ts'
import { isClaimKind, type KnowledgeRecord } from './documents.ts'
import type { RecordFault } from './faults.ts'
import { recordId } from './lookup.ts'
import { parseDocument } from './parse.ts'
import { referencesOf, renameReferences } from './references.ts'
import type { Transaction } from './transaction.ts'

/** An operation of a changeset, as the database holds it. */
export interface StoredOperation extends RecordName {
  type: OperationType
  data: unknown
  ifVersion: number | null
}

/** What publishing does to one key: an entry of the change log and its rows. */
export interface Write extends RecordName {
  type: OperationType
  /** Before; undefined when the key never was. */
  before: Current | undefined
  /** After; null when nothing is published under the key any more. */
  record: KnowledgeRecord | null
  version: number
  /** The key that replaces a retired record. */
  successor: string | null
  /** The new key of a renamed record. */
  to: string | null
  /** The old key of a renamed record. */
  from: string | null
}

export interface Plan {
  writes: Write[]
  faults: RecordFault[]
}

/** Says what a changeset does to the knowledge base as it is now. What changes nothing is left out. */
export async function planWrites(tx: Transaction, operations: readonly StoredOperation[]): Promise<Plan> {
  const renames = renamesIn(operations)
  const current = await loadCurrent(tx, [...operations, ...renames.values()])
  const planner = new Planner(current, renames)
  for (const operation of operations) planner.add(operation)
  if (renames.size > 0)
    planner.addHolders(
      await loadHolders(
        tx,
        [...renames.values()].map(({ from }) => from),
      ),
    )
  return { writes: planner.writes, faults: planner.faults }
}

interface Rename extends RecordName {
  from: string
}

const renamesIn = (operations: readonly StoredOperation[]): Map<string, Rename> =>
  new Map(
    operations
      .filter(({ type, kind }) => type === 'RENAME' && !isClaimKind(kind))
      .map(({ kind, key, data }) => [
        recordId(kind, key),
        { kind, key: (data as { to: string }).to, from: key },
      ]),
  )

class Planner {
  readonly writes: Write[] = []
  readonly faults: RecordFault[] = []
  readonly #planned = new Set<string>()
  readonly #current: ReadonlyMap<string, Current>
  readonly #renames: ReadonlyMap<string, Rename>

  constructor(current: ReadonlyMap<string, Current>, renames: ReadonlyMap<string, Rename>) {
    this.#current = current
    this.#renames = renames
  }

  add(operation: StoredOperation): void {
    const { kind, key, type } = operation
    const id = recordId(kind, key)
    const before = this.#current.get(id)
    const refusal = this.#planned.has(id) ? 'is changed twice' : this.#refusalOf(operation, before)
    this.#planned.add(id)
    if (refusal !== null) this.faults.push({ kind, key, path: [], message: refusal })
    else if (type === 'CREATE' || type === 'UPDATE') this.#write(operation, before)
    else if (type === 'RENAME') this.#rename(operation, before as Current)
    else this.#push({ ...operation, before, record: null, successor: successorIn(operation) })
  }

  /** Why an operation does not fit what is published now; null when it does. */
  #refusalOf({ kind, type, ifVersion, data }: StoredOperation, before: Current | undefined): string | null {
    if (ifVersion !== null && ifVersion !== before?.version) {
      const now = before ? `it is now at version ${before.version}` : 'it is not there'
      return `was written for version ${ifVersion}, but ${now}`
    }
    if (type === 'CREATE') return isActive(before) ? 'is there already' : null
    const canGo = type === 'DELETE' && before?.type === 'RETIRE'
    if (!isActive(before) && !canGo) return 'is not there'
    if (type !== 'RENAME') return null
    const { to } = data as { to: string }
    const target = this.#current.get(recordId(kind, to))
    if (isClaimKind(kind)) return 'is a claim: ids of claims never change'
    if (!slugPattern.test(to)) return `cannot become ${JSON.stringify(to)}: that is not a slug`
    const taken = isActive(target) || target?.type === 'RETIRE' || this.#planned.has(recordId(kind, to))
    return taken ? `cannot become ${to}: that is taken` : null
  }

  /** Records that are not in the changeset but name a record that it renames. */
  addHolders(holders: readonly Current[]): void {
    for (const holder of holders) {
      if (this.#planned.has(recordId(holder.kind, holder.key))) continue
      const record = recordFrom(holder)
      if (referencesOf(record).some(({ kind, key }) => this.#renames.has(recordId(kind, key)))) {
        this.#push({ ...holder, type: 'UPDATE', before: holder, record: this.#renamed(record) })
      }
    }
  }

  #write(operation: StoredOperation, before: Current | undefined): void {
    const { record, issues } = parseDocument(operation.kind, operation.data)
    this.faults.push(...issues.map(issue => ({ kind: operation.kind, key: operation.key, ...issue })))
    if (record === null) return
    const after = this.#renamed(record)
    if (operation.type === 'UPDATE' && before && isSame(recordFrom(before), after)) return
    this.#push({ ...operation, before, record: after })
  }

  #rename(operation: StoredOperation, before: Current): void {
    const { kind, key, data } = operation
    const { to } = data as { to: string }
    const after = this.#renamed(recordFrom(before))
    const record = { ...after, key: to, document: { ...after.document, slug: to } } as KnowledgeRecord
    this.#planned.add(recordId(kind, to))
    this.#push({ ...operation, before, record: null, to })
    const version = Math.max(before.version, this.#current.get(recordId(kind, to))?.version ?? 0)
    this.#push({ kind, key: to, type: 'UPDATE', before: { ...before, version }, record, from: key })
  }

  #renamed(record: KnowledgeRecord): KnowledgeRecord {
    if (this.#renames.size === 0) return record
    const document = renameReferences(
      record,
      (kind, key) => this.#renames.get(recordId(kind, key))?.key ?? key,
    )
    return { ...record, document } as KnowledgeRecord
  }

  #push(write: Omit<Write, 'version' | 'successor' | 'to' | 'from'> & Partial<Write>): void {
    const { kind, key, type, before, record, successor = null, to = null, from = null } = write
    this.writes.push({
      kind,
      key,
      type,
      before,
      record,
      version: (before?.version ?? 0) + 1,
      successor,
      to,
      from,
    })
  }
}

const successorIn = ({ type, data }: StoredOperation): string | null =>
  type === 'RETIRE' ? (data as { successor: string | null }).successor : null

const isSame = (one: KnowledgeRecord, other: KnowledgeRecord): boolean =>
  canonicalJson(one.document) === canonicalJson(other.document)
