import { canonicalJson } from '../knowledge/canonical-json.ts'
import { type Current, isActive, loadCurrent, type RecordName, recordFrom } from './current.ts'
import type { KnowledgeRecord } from './documents.ts'
import { loadHolders } from './holders.ts'
import { recordId } from './lookup.ts'
import type { Draft, Knowledge } from './read-knowledge.ts'
import { referencesOf } from './references.ts'
import { LocalRenames, loadUnedited } from './shipped-unedited.ts'
import type { OperationInput } from './stage.ts'
import type { Transaction } from './transaction.ts'

/** What a knowledge folder changes, and what of it has to wait for a decision. */
export interface ShippedDiff {
  publish: OperationInput[]
  wait: OperationInput[]
  drafts: Draft[]
}

/** A change that the folder asks for. */
interface Step extends RecordName {
  operation: OperationInput
  record: KnowledgeRecord | null
}

/** The published records that a folder names but does not hold. */
export async function loadNamedElsewhere(
  tx: Transaction,
  { published, drafts }: Knowledge,
): Promise<KnowledgeRecord[]> {
  const own = new Set([...published, ...drafts].map(({ kind, key }) => recordId(kind, key)))
  const names = [...published, ...drafts]
    .flatMap(referencesOf)
    .filter(({ kind, key }) => !own.has(recordId(kind, key)))
  return [...(await loadCurrent(tx, names)).values()].filter(isActive).map(recordFrom)
}

/** Compares a folder with what is published. */
export async function diffShipped(tx: Transaction, { published, drafts }: Knowledge): Promise<ShippedDiff> {
  const renames = await LocalRenames.read(tx)
  const records = published.map(record => renames.apply(record))
  const shipped = await loadShippedNames(tx)
  const current = await loadCurrent(tx, [...records, ...shipped])
  const differ = new Difference(current, await loadUnedited(tx, [...current.values()], renames))
  for (const record of records) differ.compare(record)
  const here = new Set(records.map(({ kind, key }) => recordId(kind, key)))
  for (const name of shipped) if (!here.has(recordId(name.kind, name.key))) differ.retire(name)
  await differ.settle(tx)
  const operations = (steps: Iterable<Step>) => [...steps].map(({ operation }) => operation)
  return {
    publish: operations(differ.publish.values()),
    wait: operations(differ.wait.values()),
    drafts: drafts.map(draft => ({ ...renames.apply(draft), waits: draft.waits })),
  }
}

/** Active records that came with a release. */
const loadShippedNames = (tx: Transaction): Promise<RecordName[]> =>
  tx.$queryRaw<RecordName[]>`
    SELECT kind, slug AS key FROM thing WHERE status = 'ACTIVE' AND shipped_version IS NOT NULL
    UNION ALL SELECT kind, key FROM claim WHERE status = 'ACTIVE' AND shipped_version IS NOT NULL
    UNION ALL SELECT 'source', slug FROM source WHERE status = 'ACTIVE' AND shipped_version IS NOT NULL
    UNION ALL SELECT 'faq', slug FROM faq WHERE status = 'ACTIVE' AND shipped_version IS NOT NULL
    UNION ALL SELECT 'article', slug FROM article WHERE status = 'ACTIVE' AND shipped_version IS NOT NULL`

class Difference {
  readonly publish = new Map<string, Step>()
  readonly wait = new Map<string, Step>()
  readonly #current: Map<string, Current>
  readonly #unedited: ReadonlySet<string>

  constructor(current: Map<string, Current>, unedited: ReadonlySet<string>) {
    this.#current = current
    this.#unedited = unedited
  }

  /** A record of the folder: new, changed or the same. */
  compare(record: KnowledgeRecord): void {
    const { kind, key, document } = record
    const now = this.#current.get(recordId(kind, key))
    if (isActive(now) && canonicalJson(recordFrom(now).document) === canonicalJson(document)) return
    const type = isActive(now) ? 'UPDATE' : 'CREATE'
    this.#add({ kind, key, record, operation: { type, kind, document } }, now)
  }

  /** A record that is no longer in the folder. */
  retire({ kind, key }: RecordName): void {
    const operation = { type: 'RETIRE', kind, key } as const
    this.#add({ kind, key, record: null, operation }, this.#current.get(recordId(kind, key)))
  }

  /** Lets wait what would not fit because of records that were changed here. */
  async settle(tx: Transaction): Promise<void> {
    const named = [...this.publish.values()].flatMap(({ record }) => (record ? referencesOf(record) : []))
    const unknown = named.filter(({ kind, key }) => !this.#current.has(recordId(kind, key)))
    for (const [id, one] of await loadCurrent(tx, unknown)) this.#current.set(id, one)
    const going = [...this.publish.values()].filter(({ record }) => record === null)
    const holders = (await loadHolders(tx, going)).map(recordFrom)
    for (let before = -1; before !== this.wait.size; ) {
      before = this.wait.size
      this.#keepNamed(holders)
      this.#holdBackUnfit()
    }
  }

  /** What stays, or comes, still names a record that would go: that one stays too. */
  #keepNamed(holders: readonly KnowledgeRecord[]): void {
    const staying = holders.filter(({ kind, key }) => !this.publish.has(recordId(kind, key)))
    const coming = [...this.publish.values()].flatMap(({ record }) => record ?? [])
    for (const holder of [...staying, ...coming]) {
      for (const { kind, key } of referencesOf(holder)) {
        const step = this.publish.get(recordId(kind, key))
        if (step?.record === null) this.#hold(step, `still named by the ${holder.kind} ${holder.key}`)
      }
    }
  }

  /** A record names another that was retired, deleted or held back. */
  #holdBackUnfit(): void {
    for (const step of [...this.publish.values()]) {
      const missing =
        step.record && referencesOf(step.record).find(({ kind, key }) => !this.#willBe(kind, key))
      if (missing) this.#hold(step, `names the ${missing.kind} ${missing.key}, which is not published here`)
    }
  }

  #willBe(kind: string, key: string): boolean {
    const id = recordId(kind, key)
    const step = this.publish.get(id)
    return step ? step.record !== null : isActive(this.#current.get(id))
  }

  #add(step: Step, now: Current | undefined): void {
    const id = recordId(step.kind, step.key)
    if (now === undefined || this.#unedited.has(id)) this.publish.set(id, step)
    else this.wait.set(id, noted(step, isActive(now) ? 'was edited here' : 'was taken away here'))
  }

  #hold(step: Step, why: string): void {
    const id = recordId(step.kind, step.key)
    this.publish.delete(id)
    this.wait.set(id, noted(step, why))
  }
}

const noted = (step: Step, note: string): Step => ({ ...step, operation: { ...step.operation, note } })
