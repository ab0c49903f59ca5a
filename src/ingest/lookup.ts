import type { RecordKind } from '../knowledge/things.ts'
import type { DocumentOf, KnowledgeRecord } from './documents.ts'

/** What names a record among all others. */
export const recordId = (kind: string, key: string): string => `${kind} ${key}`

/** The records that a check may rely on, whole. */
export class Lookup {
  readonly #records = new Map<string, KnowledgeRecord>()

  readonly #refused: ReadonlySet<string>

  /** @param refused ids of records that have faults of their own: naming them is no fault beside those */
  constructor(records: Iterable<KnowledgeRecord> = [], refused: ReadonlySet<string> = new Set()) {
    this.#refused = refused
    for (const record of records) this.add(record)
  }

  add(record: KnowledgeRecord): void {
    this.#records.set(recordId(record.kind, record.key), record)
  }

  has(kind: string, key: string): boolean {
    return this.#records.has(recordId(kind, key)) || this.#refused.has(recordId(kind, key))
  }

  record(kind: string, key: string): KnowledgeRecord | undefined {
    return this.#records.get(recordId(kind, key))
  }

  /** The document of a record; undefined when there is none. */
  document<K extends RecordKind>(kind: K, key: string): DocumentOf<K> | undefined {
    return this.record(kind, key)?.document as DocumentOf<K> | undefined
  }

  /** All records of a kind, or of all kinds. */
  *all(kind?: RecordKind): Iterable<KnowledgeRecord> {
    for (const record of this.#records.values()) if (kind === undefined || record.kind === kind) yield record
  }
}
