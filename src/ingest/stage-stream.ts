import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '../db/client.ts'
import { CopyBuffer } from '../db/copy.ts'
import type { ChangesetOrigin } from '../generated/prisma/enums.ts'
import { rememberChecked } from './checked-here.ts'
import { type Fault, FaultList, printPath } from './faults.ts'
import { recordId } from './lookup.ts'
import { type OperationInput, type OperationRow, operationRow } from './operations.ts'
import type { OnProgress } from './progress.ts'
import { connectionOf, inTransaction, type Transaction } from './transaction.ts'

/** A changeset without its operations. */
export interface ChangesetHead {
  title: string
  reason: string
  origin: ChangesetOrigin
  actor: string
  /** Groups changesets, such as those of one import. */
  batch?: string | undefined
  state?: 'DRAFT' | 'IN_REVIEW'
  createdAt?: Date
  /** The changeset that this one undoes. */
  revertsId?: number
  /** Nobody is to review it operation by operation: whoever stages it accepts all. */
  accepted?: boolean
}

/**
 * Puts any number of changes into the database for review, in constant memory; readers see nothing of them.
 * Each document is checked by its contract. Either all are there in the end or none.
 *
 * @returns the id of the changeset
 * @throws KnowledgeFaults when a document is not what its contract asks for, with the first thousand faults
 */
export const stageStream = (
  database: Pick<Database, 'prisma'>,
  head: ChangesetHead,
  operations: AsyncIterable<OperationInput>,
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<number> => inTransaction(database, tx => stageOperations(tx, head, operations, onProgress))

// From so many on the statistics of the table are worth their time: publishing is planned by them.
const many = 5000

/** The same within a transaction that `inTransaction` began. */
export async function stageOperations(
  tx: Transaction,
  { batch = '', accepted = false, ...head }: ChangesetHead,
  operations: AsyncIterable<OperationInput> | Iterable<OperationInput>,
  onProgress: OnProgress = () => undefined,
): Promise<number> {
  const { id } = await tx.changeset.create({
    data: { state: 'IN_REVIEW', ...head, batch: batch || null },
    select: { id: true },
  })
  const state = accepted ? 'ACCEPTED' : 'PENDING'
  const stage = new Stage(connectionOf(tx), { id, state }, onProgress)
  for await (const operation of operations) await stage.add(operation)
  const count = await stage.end()
  if (count >= many) await tx.$executeRaw`ANALYZE operation`
  rememberChecked(tx, id)
  return id
}

const columns = [
  ...['changeset_id', 'state', 'position', 'type', 'kind', 'key', 'if_version', 'note'].map(name => ({
    name,
    form: 'plain' as const,
  })),
  ...['data', 'patch'].map(name => ({ name, form: 'json' as const })),
]
const breathEach = 64

/** Operations on their way into their table. */
class Stage {
  readonly #changeset: { id: number; state: string }
  readonly #onProgress: OnProgress
  readonly #buffer: CopyBuffer
  readonly #faults = new FaultList('the changeset is refused')
  /** Of the records since the last time that rows were sent; PostgreSQL knows the ones before. */
  #waiting = new Set<string>()
  #sending: Promise<void> = Promise.resolve()
  #sent = 0
  #count = 0

  constructor(connection: pg.ClientBase, changeset: { id: number; state: string }, onProgress: OnProgress) {
    this.#changeset = changeset
    this.#onProgress = onProgress
    this.#buffer = new CopyBuffer(connection, 'operation', columns)
  }

  async add(operation: OperationInput): Promise<void> {
    this.#count += 1
    const { row, issues } = operationRow(operation, this.#count)
    const at = `operations[${this.#count - 1}]`
    for (const { path, message } of issues) this.#faults.add({ at, field: printPath(path), message })
    const id = recordId(row.kind, row.key)
    if (this.#waiting.has(id)) this.#faults.add(repeated(this.#count, id))
    this.#waiting.add(id)
    if (this.#faults.isEmpty) this.#buffer.add(this.#values(row))
    if (this.#buffer.isFull || this.#waiting.size >= many) await this.#send()
    // What was sent only leaves, and PostgreSQL only works, when the program is not busy for a moment.
    else if (this.#count % breathEach === 0) await breathe()
  }

  /** Waits until all are there; how many. */
  async end(): Promise<number> {
    if (this.#count === 0) this.#faults.add({ at: 'operations', field: '', message: 'is empty' })
    this.#faults.throwIfAny()
    await this.#send()
    await this.#sending
    return this.#count
  }

  async #send(): Promise<void> {
    await this.#sending
    const before = this.#sent
    this.#sending = this.#buffer.flush().catch(error => this.#explain(error, before))
    // It is awaited before the next: until then its failure is nobody's.
    this.#sending.catch(() => undefined)
    this.#sent = this.#count
    this.#waiting = new Set()
    this.#onProgress({ step: 'stage', done: this.#count, total: null })
  }

  #values({ position, type, kind, key, ifVersion, note, data, patch }: OperationRow): unknown[] {
    const { id, state } = this.#changeset
    return [id, state, position, type, kind, key, ifVersion, note, data, patch]
  }

  /** A record that stood before, further back than what was waiting. */
  #explain(error: pg.DatabaseError, before: number): never {
    const line = /, line (\d+)/.exec(error.where ?? '')?.[1]
    const [, id] = /=\(\d+, (.*)\) already exists/.exec(error.detail ?? '') ?? []
    if (error.code !== '23505' || line === undefined || id === undefined) throw error
    this.#faults.add(repeated(before + Number(line), id.replace(', ', ' ')))
    return this.#faults.throw()
  }
}

const repeated = (position: number, id: string): Fault => ({
  at: `operations[${position - 1}]`,
  field: '',
  message: `is the second one on ${id}`,
})
