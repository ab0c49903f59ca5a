import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from '../../db/sql.ts'
import type { Surroundings } from '../../knowledge/statements.ts'
import { deriveClaim } from '../derive.ts'
import { isClaim, type KnowledgeRecord } from '../documents.ts'
import type { RecordFault } from '../faults.ts'
import { type Reference, referencesOf } from '../references.ts'
import { nextIds } from '../row-ids.ts'
import type { Derived } from '../rows/claims.ts'
import { emptyRows, type Ids, type Life } from '../rows/row-set.ts'
import { addRows } from '../rows.ts'
import { checkRecord } from '../rules.ts'
import { surroundingsIn } from '../surroundings.ts'
import { query, type Transaction } from '../transaction.ts'
import type { AroundWrites } from './around-writes.ts'
import { outcomeOf } from './records.ts'
import type { Renames } from './renames.ts'
import type { StagedRows } from './staged-rows.ts'
import type { StagedWrite } from './writes.ts'

/** What is wrong, by what was asked in turn. */
export interface ChunkFaults {
  /** Operations that do not fit what is published, and documents that their contracts refuse. */
  writes: RecordFault[]
  /** What the rules and the records around say. */
  records: RecordFault[]
  successors: RecordFault[]
}

/** A write whose record comes into being, or becomes another. */
interface Made {
  write: StagedWrite
  record: KnowledgeRecord
  references: Reference[]
}

// PostgreSQL sends the next chunk and takes the rows of the last only when the program is not busy for a moment.
const breathEach = 100

const none: Derived = { question: '', agreement: 'UNKNOWN', rank: 0, support: 'UNKNOWN', topics: [] }

/** Turns writes, a chunk at a time, into rows that wait in temporary tables. */
export class ChunkWorker {
  readonly faults: ChunkFaults = { writes: [], records: [], successors: [] }
  readonly #tx: Transaction
  readonly #renames: Renames
  readonly #around: AroundWrites
  readonly #surroundings: Surroundings
  readonly #staged: StagedRows
  readonly #shippedVersion: string | null
  readonly #isChecked: boolean

  /**
   * @param shippedVersion of the release that the records come from; null leaves what they remember
   * @param isChecked whether this very program stored the documents as they came out of their contracts
   */
  constructor(
    tx: Transaction,
    { renames, around, staged }: { renames: Renames; around: AroundWrites; staged: StagedRows },
    { shippedVersion, isChecked }: { shippedVersion: string | null; isChecked: boolean },
  ) {
    this.#tx = tx
    this.#renames = renames
    this.#around = around
    this.#surroundings = surroundingsIn(around)
    this.#staged = staged
    this.#shippedVersion = shippedVersion
    this.#isChecked = isChecked
  }

  get faultCount(): number {
    return Object.values(this.faults).reduce((sum, list) => sum + list.length, 0)
  }

  async work(chunk: readonly StagedWrite[]): Promise<void> {
    this.#around.trim()
    const made = await this.#make(chunk)
    for (const { record, write } of made) this.#around.add(record, write.id)
    await this.#around.load([
      ...made.flatMap(({ record, references }) => [...references, ...this.#around.above(record)]),
      ...chunk.flatMap(({ kind, successor }) => (successor === null ? [] : [{ kind, key: successor }])),
    ])
    for (const { record, references } of made) {
      this.faults.records.push(...checkRecord(record, this.#around, { references }))
    }
    this.faults.successors.push(...chunk.flatMap(write => this.#successorFaults(write)))
    if (this.faultCount === 0) await this.#stage(made)
  }

  /** What the writes come to; those that change nothing are no writes any more. */
  async #make(chunk: readonly StagedWrite[]): Promise<Made[]> {
    const made: Made[] = []
    const unchanged: number[] = []
    const rewritten: { ordinal: number; document: unknown }[] = []
    for (const [index, write] of chunk.entries()) {
      if (index % breathEach === 0) await breathe()
      const { record, issues, isUnchanged, isRewritten } = outcomeOf(write, this.#renames, this.#isChecked)
      const { kind, key, ordinal } = write
      this.faults.writes.push(...issues.map(issue => ({ kind, key, ...issue })))
      if (record === null) continue
      if (isUnchanged) unchanged.push(ordinal)
      else made.push({ write, record, references: referencesOf(record) })
      if (isRewritten && !isUnchanged) rewritten.push({ ordinal, document: record.document })
    }
    await this.#amend(unchanged, rewritten)
    return made
  }

  async #amend(unchanged: readonly number[], rewritten: readonly object[]): Promise<void> {
    if (unchanged.length > 0) {
      await query(this.#tx, sql`DELETE FROM staged_write WHERE ordinal = ANY (${unchanged}::int[])`)
    }
    if (rewritten.length === 0) return
    await query(
      this.#tx,
      sql`UPDATE staged_write w SET document = r.document
      FROM jsonb_to_recordset(${JSON.stringify(rewritten)}::jsonb) r(ordinal int, document jsonb) WHERE w.ordinal = r.ordinal`,
    )
  }

  #successorFaults({ kind, key, successor }: StagedWrite): RecordFault[] {
    if (successor === null || (successor !== key && this.#around.has(kind, successor))) return []
    return [{ kind, key, path: ['successor'], message: `there is no ${kind} ${JSON.stringify(successor)}` }]
  }

  async #stage(made: readonly Made[]): Promise<void> {
    const ids = await this.#idsFor(made.map(({ record }) => record))
    const [created, changed] = [emptyRows(), emptyRows()]
    for (const [index, { record, write }] of made.entries()) {
      if (index % breathEach === 0) await breathe()
      addRows(write.isNew ? created : changed, record, this.#lifeOf(write), ids, this.#derive(record))
    }
    await this.#staged.add(created, 'created')
    await this.#staged.add(changed, 'changed')
  }

  /** Whether a claim agrees with others is found when all of them are there; when it is published, when it is. */
  #derive(record: KnowledgeRecord): Derived {
    return isClaim(record) ? { ...deriveClaim(record, this.#surroundings), agreement: 'SOLE' } : none
  }

  #lifeOf({ id, version, shippedVersion }: StagedWrite): Life {
    return {
      ...{ id, version, status: 'ACTIVE', successor: null, updatedAt: new Date(0) },
      shippedVersion: this.#shippedVersion ?? shippedVersion,
    }
  }

  async #idsFor(records: readonly KnowledgeRecord[]): Promise<Ids> {
    const statements = records.flatMap(one => (one.kind === 'condition' ? one.document.statements : []))
    const coverage = records.flatMap(one => (one.kind === 'supplement' ? one.document.coverage : []))
    const fresh = {
      statements: await nextIds(this.#tx, 'conditionStatement', statements.length),
      coverage: await nextIds(this.#tx, 'coverage', coverage.length),
    }
    return {
      of: (kind, key) => this.#around.idOf(kind, key),
      statement: () => taken(fresh.statements),
      coverage: () => taken(fresh.coverage),
    }
  }
}

function taken(ids: number[]): number {
  const id = ids.pop()
  if (id === undefined) throw new Error('fewer ids were asked for than are needed')
  return id
}
