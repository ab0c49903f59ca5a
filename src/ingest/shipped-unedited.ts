import { canonicalJson } from '../knowledge/canonical-json.ts'
import type { RecordKind } from '../knowledge/things.ts'
import { type Current, isActive, type RecordName, recordFrom } from './current.ts'
import { type KnowledgeRecord, keyMember, recordOf } from './documents.ts'
import { recordId } from './lookup.ts'
import { renameReferences } from './references.ts'
import { shippedActor } from './shipped-waiting.ts'
import type { Transaction } from './transaction.ts'

/** The keys that records were given here, instead of those that they are shipped with. */
export class LocalRenames {
  readonly #newKeys: ReadonlyMap<string, string>
  /** Old keys, by `recordId` of the new one. */
  readonly #oldKeys = new Map<string, string[]>()

  private constructor(redirects: readonly { kind: string; fromKey: string; toKey: string }[]) {
    this.#newKeys = new Map(redirects.map(one => [recordId(one.kind, one.fromKey), one.toKey]))
    for (const { kind, fromKey, toKey } of redirects) {
      this.#oldKeys.set(recordId(kind, toKey), [...this.oldKeys(kind, toKey), fromKey])
    }
  }

  static async read(tx: Transaction): Promise<LocalRenames> {
    return new LocalRenames(await tx.redirect.findMany())
  }

  oldKeys(kind: string, key: string): string[] {
    return this.#oldKeys.get(recordId(kind, key)) ?? []
  }

  /** The record, and what it names, under the keys of here. */
  apply(record: KnowledgeRecord): KnowledgeRecord {
    if (this.#newKeys.size === 0) return record
    const rename = (kind: RecordKind, key: string) => this.#newKeys.get(recordId(kind, key)) ?? key
    const key = rename(record.kind, record.key)
    const document = { ...(renameReferences(record, rename) as object), [keyMember(record.kind)]: key }
    return recordOf(record.kind, document as never)
  }
}

/** The records, by `recordId`, that are as a release left them, but for the keys that they or others were given. */
export async function loadUnedited(
  tx: Transaction,
  current: readonly Current[],
  renames: LocalRenames,
): Promise<Set<string>> {
  const changedHere = current.filter(one => !cameAsShipped(one))
  const names = changedHere.flatMap(({ kind, key }) =>
    [key, ...renames.oldKeys(kind, key)].map(one => ({ kind, key: one })),
  )
  const shipped = new Map((await loadLastShipped(tx, names)).map(one => [recordId(one.kind, one.key), one]))
  const isAsShipped = (one: Current) =>
    isActive(one) &&
    [one.key, ...renames.oldKeys(one.kind, one.key)].some(key => {
      const last = shipped.get(recordId(one.kind, key))
      return (
        last &&
        canonicalJson(renames.apply(recordFrom(last)).document) === canonicalJson(recordFrom(one).document)
      )
    })
  const unedited = current.filter(one => cameAsShipped(one) || isAsShipped(one))
  return new Set(unedited.map(({ kind, key }) => recordId(kind, key)))
}

/** What somebody reviewed may have been edited there: it is theirs, even when it began as shipped. */
const cameAsShipped = ({ origin, actor }: Current) => origin === 'SHIPPED' && actor === shippedActor

/** The newest documents that releases brought, and those that a reviewer accepted as they came. */
const loadLastShipped = (tx: Transaction, names: readonly RecordName[]): Promise<Current[]> =>
  tx.$queryRaw<Current[]>`
    SELECT DISTINCT ON (c.kind, c.key) c.kind, c.key, c.type::text, c.version, c.document, s.origin::text, c.actor
    FROM change c JOIN changeset s ON s.id = c.changeset_id
    WHERE s.origin = 'SHIPPED' AND c.type IN ('CREATE', 'UPDATE') AND (c.actor = ${shippedActor} OR EXISTS (
      SELECT FROM operation o WHERE o.changeset_id = s.id AND o.kind = c.kind AND o.key = c.key AND o.edited_by IS NULL))
    AND (c.kind, c.key) IN (
      SELECT * FROM unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ key }) => key)}::text[]))
    ORDER BY c.kind, c.key, c.revision DESC`
