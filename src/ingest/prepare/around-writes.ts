import { raw, sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import type { RecordName } from '../current.ts'
import type { KnowledgeRecord } from '../documents.ts'
import { type Around, type Facts, factMembers, recordId } from '../lookup.ts'
import { query, type Transaction } from '../transaction.ts'
import type { Renames } from './renames.ts'
import { newestEntry } from './writes.ts'

interface Known {
  id: number
  facts: Facts<RecordKind>
}

type Members = Record<string, unknown>

const allMembers = [...new Set<string>(Object.values(factMembers).flat())]
const facts = sql`jsonb_build_object(${raw(allMembers.map(name => `'${name}', d.document -> '${name}'`).join(', '))})`

const membersOf = (kind: RecordKind): readonly string[] =>
  (factMembers as Partial<Record<RecordKind, readonly string[]>>)[kind] ?? []

/** As much as is kept of what was read before: names repeat, and a chunk names a few thousand. */
const mostKnown = 100_000

/**
 * The knowledge base as it will be when the staged writes are published: what the changeset says of a record, else
 * what the log does. Reads what it is asked for, and keeps of it only what checks and computed values need.
 */
export class AroundWrites implements Around {
  readonly #tx: Transaction
  readonly #changesetId: number
  readonly #renames: Renames
  /** Null where there will be no such record. */
  readonly #known = new Map<string, Known | null>()

  constructor(tx: Transaction, changesetId: number, renames: Renames) {
    this.#tx = tx
    this.#changesetId = changesetId
    this.#renames = renames
  }

  has(kind: string, key: string): boolean {
    return Boolean(this.#known.get(recordId(kind, key)))
  }

  facts<K extends RecordKind>(kind: K, key: string): Facts<K> | undefined {
    return this.#known.get(recordId(kind, key))?.facts as Facts<K> | undefined
  }

  *keys(kind: RecordKind): Iterable<string> {
    for (const [id, known] of this.#known)
      if (known && id.startsWith(`${kind} `)) yield id.slice(kind.length + 1)
  }

  /** @throws Error when there is no such row, or its record was not loaded */
  idOf(kind: RecordKind, key: string): number {
    const known = this.#known.get(recordId(kind, key))
    if (!known) throw new Error(`there is no row of the ${kind} ${key}`)
    return known.id
  }

  /** Forgets what is known when that has become too much; not in the middle of a chunk. */
  trim(): void {
    if (this.#known.size > mostKnown) this.#known.clear()
  }

  /** A record that is written. */
  add({ kind, key, document }: KnowledgeRecord, id: number): void {
    this.#known.set(recordId(kind, key), { id, facts: pick(kind, document as unknown as Members) })
  }

  /** Reads records that may be named, and for conditions and interactants all that is above them. */
  async load(names: readonly RecordName[]): Promise<void> {
    for (let wanted = this.#unknown(names); wanted.length > 0; ) {
      await this.#read(wanted)
      wanted = this.#unknown(wanted.flatMap(name => this.above(name)))
    }
  }

  /** What a record belongs to directly. */
  above({ kind, key }: RecordName): RecordName[] {
    if (kind === 'interactant') {
      return (this.facts(kind, key)?.memberOf ?? []).map(slug => ({ kind, key: slug }))
    }
    const parent = kind === 'condition' ? this.facts(kind, key)?.parent : null
    return parent ? [{ kind, key: parent }] : []
  }

  #unknown(names: readonly RecordName[]): RecordName[] {
    const found = new Map(names.map(name => [recordId(name.kind, name.key), name]))
    return [...found].filter(([id]) => !this.#known.has(id)).map(([, name]) => name)
  }

  async #read(names: readonly RecordName[]): Promise<void> {
    for (const { kind, key } of names) this.#known.set(recordId(kind, key), null)
    const rows = await query<RecordName & { id: number; facts: Members }>(
      this.#tx,
      sql`SELECT n.kind, n.key, coalesce(w.id, t.id, c.id, s.id, f.id, a.id) AS id, ${facts} AS facts
        FROM unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ key }) => key)}::text[]) AS n (kind, key)
        LEFT JOIN staged_write w ON w.kind = n.kind AND w.key = n.key
        LEFT JOIN operation o ON o.changeset_id = ${this.#changesetId}::int AND o.position = w.ordinal
        LEFT JOIN LATERAL (${newestEntry}) b ON w.key IS NULL
        LEFT JOIN thing t ON w.key IS NULL AND t.kind = n.kind AND t.slug = n.key
        LEFT JOIN claim c ON w.key IS NULL AND c.kind = n.kind AND c.key = n.key
        LEFT JOIN source s ON w.key IS NULL AND n.kind = 'source' AND s.slug = n.key
        LEFT JOIN faq f ON w.key IS NULL AND n.kind = 'faq' AND f.slug = n.key
        LEFT JOIN article a ON w.key IS NULL AND n.kind = 'article' AND a.slug = n.key
        CROSS JOIN LATERAL (SELECT coalesce(w.document, o.data, b.document) AS document) d
        WHERE coalesce(w.type, b.type) IN ('CREATE', 'UPDATE')`,
    )
    for (const row of rows) {
      this.#known.set(recordId(row.kind, row.key), {
        id: row.id,
        facts: this.#renamed(pick(row.kind, row.facts)),
      })
    }
  }

  #renamed(members: Members): Members {
    if (this.#renames.isEmpty) return members
    const { parent, memberOf } = members as { parent?: string | null; memberOf?: string[] }
    return {
      ...members,
      ...(parent && { parent: this.#renames.newKey('condition', parent) }),
      ...(memberOf && { memberOf: memberOf.map(slug => this.#renames.newKey('interactant', slug)) }),
    }
  }
}

const pick = (kind: RecordKind, members: Members): Members =>
  Object.fromEntries(membersOf(kind).map(name => [name, members[name] ?? (name === 'memberOf' ? [] : null)]))
