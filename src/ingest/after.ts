import type { RecordKind } from '../knowledge/things.ts'
import { isActive, loadCurrent, type RecordName, recordFrom } from './current.ts'
import type { KnowledgeRecord } from './documents.ts'
import { Lookup, recordId } from './lookup.ts'
import type { Write } from './plan.ts'
import { referencesOf } from './references.ts'
import type { Transaction } from './transaction.ts'

/** The knowledge base as it will be when some writes are published; read from the log as far as it is asked for. */
export class After {
  readonly lookup = new Lookup()
  readonly #tx: Transaction
  readonly #asked = new Set<string>()

  constructor(tx: Transaction, writes: readonly Write[]) {
    this.#tx = tx
    for (const { kind, key, record } of writes) {
      this.#asked.add(recordId(kind, key))
      if (record) this.lookup.add(record)
    }
  }

  /** Reads records that may be named; those that will not be there stay unknown. */
  async load(names: readonly RecordName[]): Promise<void> {
    const unknown = new Map(
      names
        .filter(({ kind, key }) => !this.#asked.has(recordId(kind, key)))
        .map(name => [recordId(name.kind, name.key), name]),
    )
    for (const id of unknown.keys()) this.#asked.add(id)
    const current = await loadCurrent(this.#tx, [...unknown.values()])
    for (const one of current.values()) if (isActive(one)) this.lookup.add(recordFrom(one))
  }

  /** Reads what records name, and for conditions and interactants all that is above them. */
  async loadReferences(records: readonly KnowledgeRecord[]): Promise<void> {
    let names: RecordName[] = records.flatMap(referencesOf)
    while (names.length > 0) {
      await this.load(names)
      names = names
        .flatMap(({ kind, key }) => this.#above(kind, key))
        .filter(({ kind, key }) => !this.#asked.has(recordId(kind, key)))
    }
  }

  #above(kind: RecordKind, key: string): RecordName[] {
    if (kind === 'interactant') {
      return (this.lookup.document(kind, key)?.memberOf ?? []).map(slug => ({ kind, key: slug }))
    }
    const parent = kind === 'condition' ? this.lookup.document(kind, key)?.parent : null
    return parent ? [{ kind, key: parent }] : []
  }
}
