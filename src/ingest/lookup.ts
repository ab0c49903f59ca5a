import type { RecordKind } from '../knowledge/things.ts'
import type { DocumentOf, KnowledgeRecord } from './documents.ts'

/** What names a record among all others. */
export const recordId = (kind: string, key: string): string => `${kind} ${key}`

/** The members of a record that a check or a computed value asks for when another record names it. */
export const factMembers = {
  source: ['kind', 'standing'],
  condition: ['type', 'parent'],
  interactant: ['type', 'memberOf'],
  population: ['criteria'],
} as const

export type Facts<K extends RecordKind> = K extends keyof typeof factMembers
  ? Pick<DocumentOf<K>, (typeof factMembers)[K][number] & keyof DocumentOf<K>>
  : object

/** What there will be around a record, as far as checks and computed values ask for it. */
export interface Around {
  has(kind: string, key: string): boolean
  /** Undefined when there is no such record. */
  facts<K extends RecordKind>(kind: K, key: string): Facts<K> | undefined
  /** Keys of records of a kind, to suggest one of them. */
  keys(kind: RecordKind): Iterable<string>
}

/** The records that a check may rely on, whole. */
export class Lookup implements Around {
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

  facts<K extends RecordKind>(kind: K, key: string): Facts<K> | undefined {
    return this.document(kind, key) as Facts<K> | undefined
  }

  *keys(kind: RecordKind): Iterable<string> {
    for (const { key } of this.all(kind)) yield key
  }

  /** All records of a kind, or of all kinds. */
  *all(kind?: RecordKind): Iterable<KnowledgeRecord> {
    for (const record of this.#records.values()) if (kind === undefined || record.kind === kind) yield record
  }
}
