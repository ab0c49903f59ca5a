import type { RecordKind } from '../../knowledge/things.ts'
import type { RecordName } from '../current.ts'
import { recordId } from '../lookup.ts'
import { mainTableOf } from '../row-ids.ts'
import type { Derived } from '../rows/claims.ts'
import type { Ids, MainTable } from '../rows/row-set.ts'
import type { Transaction } from '../transaction.ts'

/** A row that there has to be for a record, and what is not in the log. */
export interface Held {
  id: number
  shippedVersion: string | null
  /** Of claims. */
  derived: Derived | null
}

/** The keys that records were given by renames, by `recordId` of those they had before. */
export async function readRenamed(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<(RecordName & { to: string })[]>`
    SELECT h.kind, h.key, h.document ->> 'to' AS to FROM change h WHERE h.type = 'RENAME' AND NOT EXISTS (
      SELECT FROM change n WHERE n.kind = h.kind AND n.key = h.key AND n.revision > h.revision AND n.type <> 'RERENDERED')`
  return new Map(rows.map(({ kind, key, to }) => [recordId(kind, key), to]))
}

/** The rows of records, retired ones too; a retired record may still name another by an old key. */
export class HeldRows implements Ids {
  readonly #rows: ReadonlyMap<string, Held>
  readonly #renamed: ReadonlyMap<string, string>
  readonly #parts: ReadonlyMap<string, number>

  private constructor(
    rows: ReadonlyMap<string, Held>,
    renamed: ReadonlyMap<string, string>,
    parts: ReadonlyMap<string, number>,
  ) {
    this.#rows = rows
    this.#renamed = renamed
    this.#parts = parts
  }

  static async read(
    tx: Transaction,
    names: readonly RecordName[],
    renamed: ReadonlyMap<string, string>,
  ): Promise<HeldRows> {
    const rows = await heldRows(
      tx,
      names.map(({ kind, key }) => ({ kind, key: newest(renamed, kind, key) })),
    )
    const ids = [...rows.values()].map(({ id }) => id)
    const parts = await tx.$queryRaw<{ name: string; id: number }[]>`
      SELECT format('statement %s %s', condition_id, position) AS name, id FROM condition_statement
        WHERE condition_id = ANY (${ids}::int[])
      UNION ALL SELECT format('coverage %s %s', supplement_id, topic), id FROM coverage
        WHERE supplement_id = ANY (${ids}::int[])`
    return new HeldRows(rows, renamed, new Map(parts.map(({ name, id }) => [name, id])))
  }

  row(kind: RecordKind, key: string): Held | undefined {
    return this.#rows.get(recordId(kind, newest(this.#renamed, kind, key)))
  }

  of(kind: RecordKind, key: string): number {
    const row = this.row(kind, key)
    if (!row) throw new Error(`names the ${kind} ${key}, which has no row`)
    return row.id
  }

  statement = (conditionId: number, position: number): number =>
    this.#part(`statement ${conditionId} ${position}`)
  coverage = (supplementId: number, topic: string): number => this.#part(`coverage ${supplementId} ${topic}`)

  /** 0 is the id of no row: the comparison then finds the part that is missing. */
  #part = (name: string): number => this.#parts.get(name) ?? 0
}

function newest(renamed: ReadonlyMap<string, string>, kind: RecordKind, key: string): string {
  const to = renamed.get(recordId(kind, key))
  return to === undefined ? key : newest(renamed, kind, to)
}

async function heldRows(tx: Transaction, names: readonly RecordName[]): Promise<Map<string, Held>> {
  const keysOf = (table: MainTable) =>
    names.filter(({ kind }) => mainTableOf(kind) === table).map(({ key }) => key)
  const rows = await tx.$queryRaw<(Held & RecordName)[]>`
    SELECT kind, slug AS key, id, shipped_version AS "shippedVersion", NULL::jsonb AS derived FROM thing
      WHERE (kind, slug) IN (SELECT * FROM unnest(
        ${names.map(({ kind }) => kind)}::text[], ${names.map(({ key }) => key)}::text[]))
    UNION ALL SELECT kind, key, id, shipped_version, jsonb_build_object('question', question, 'agreement', agreement,
      'rank', rank, 'support', support, 'topics', to_jsonb(topics)) FROM claim WHERE key = ANY (${keysOf('claim')}::text[])
    UNION ALL SELECT 'source', slug, id, shipped_version, NULL FROM source WHERE slug = ANY (${keysOf('source')}::text[])
    UNION ALL SELECT 'faq', slug, id, shipped_version, NULL FROM faq WHERE slug = ANY (${keysOf('faq')}::text[])
    UNION ALL SELECT 'article', slug, id, shipped_version, NULL FROM article
      WHERE slug = ANY (${keysOf('article')}::text[])`
  return new Map(rows.map(row => [recordId(row.kind, row.key), row]))
}
