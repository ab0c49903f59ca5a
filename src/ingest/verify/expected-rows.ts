import type { RecordKind } from '../../knowledge/things.ts'
import { deriveClaims } from '../derive.ts'
import { type ClaimRecord, isClaim } from '../documents.ts'
import { Lookup, recordId } from '../lookup.ts'
import { mainTableOf } from '../row-ids.ts'
import type { Derived } from '../rows/claims.ts'
import { emptyRows, type Ids, type RowSet } from '../rows/row-set.ts'
import { addRows } from '../rows.ts'
import type { Transaction } from '../transaction.ts'
import type { Names } from './differences.ts'
import type { FoldedLog } from './fold.ts'

/** A row that there has to be for a record, and what is not in the log. */
interface Held {
  id: number
  shippedVersion: string | null
  /** Of claims. */
  derived: Derived | null
}

/** The tables as the change log says they have to be, with the ids that the rows have. */
export async function expectedRows(
  tx: Transaction,
  log: FoldedLog,
): Promise<{ rows: RowSet; names: Names; faults: string[] }> {
  const held = await heldRows(tx)
  const ids = await HeldIds.read(tx, held, log)
  const derived = deriveAll(log)
  const rows = emptyRows()
  const faults: string[] = []
  const names = new Map<string, string>()
  for (const [id, { record, ...life }] of log.records) {
    const row = held.get(id)
    if (!row) {
      faults.push(`${id}: has no row in ${mainTableOf(record.kind)}`)
      continue
    }
    names.set(`${mainTableOf(record.kind)} ${row.id}`, id)
    // What a retired claim was worth at its end is not computed again.
    const computed = derived.get(id) ?? row.derived ?? none
    try {
      addRows(rows, record, { ...life, id: row.id, shippedVersion: row.shippedVersion }, ids, computed)
    } catch (error) {
      faults.push(`${id}: ${(error as Error).message}`)
    }
  }
  return { rows, names, faults }
}

const none: Derived = { question: '', agreement: 'UNKNOWN', rank: 0, support: 'UNKNOWN', topics: [] }

function deriveAll({ records }: FoldedLog): Map<string, Derived> {
  const active = [...records.values()].filter(({ status }) => status === 'ACTIVE').map(({ record }) => record)
  const claims: ClaimRecord[] = active.filter(isClaim)
  const derived = deriveClaims(claims, new Lookup(active))
  return new Map(claims.map(({ kind, key }) => [recordId(kind, key), derived.get(key) ?? none]))
}

async function heldRows(tx: Transaction): Promise<Map<string, Held>> {
  const rows = await tx.$queryRaw<(Held & { kind: string; key: string })[]>`
    SELECT kind, slug AS key, id, shipped_version AS "shippedVersion", NULL::jsonb AS derived FROM thing
    UNION ALL SELECT kind, key, id, shipped_version, jsonb_build_object('question', question, 'agreement', agreement,
      'rank', rank, 'support', support, 'topics', to_jsonb(topics)) FROM claim
    UNION ALL SELECT 'source', slug, id, shipped_version, NULL FROM source
    UNION ALL SELECT 'faq', slug, id, shipped_version, NULL FROM faq
    UNION ALL SELECT 'article', slug, id, shipped_version, NULL FROM article`
  return new Map(rows.map(row => [recordId(row.kind, row.key), row]))
}

/** The ids of the rows that are there. A retired record may still name another by an old key. */
class HeldIds implements Ids {
  readonly #rows: ReadonlyMap<string, Held>
  readonly #renamed: ReadonlyMap<string, string>
  readonly #parts: ReadonlyMap<string, number>

  private constructor(rows: ReadonlyMap<string, Held>, log: FoldedLog, parts: ReadonlyMap<string, number>) {
    this.#rows = rows
    this.#renamed = log.renamed
    this.#parts = parts
  }

  static async read(tx: Transaction, rows: ReadonlyMap<string, Held>, log: FoldedLog): Promise<HeldIds> {
    const parts = await tx.$queryRaw<{ name: string; id: number }[]>`
      SELECT format('statement %s %s', condition_id, position) AS name, id FROM condition_statement
      UNION ALL SELECT format('coverage %s %s', supplement_id, topic), id FROM coverage`
    return new HeldIds(rows, log, new Map(parts.map(({ name, id }) => [name, id])))
  }

  of(kind: RecordKind, key: string): number {
    const row = this.#rows.get(recordId(kind, key))
    const newer = this.#renamed.get(recordId(kind, key))
    if (row) return row.id
    if (newer === undefined) throw new Error(`names the ${kind} ${key}, which has no row`)
    return this.of(kind, newer)
  }

  statement = (conditionId: number, position: number): number =>
    this.#part(`statement ${conditionId} ${position}`)
  coverage = (supplementId: number, topic: string): number => this.#part(`coverage ${supplementId} ${topic}`)

  /** 0 is the id of no row: the comparison then finds the part that is missing. */
  #part = (name: string): number => this.#parts.get(name) ?? 0
}
