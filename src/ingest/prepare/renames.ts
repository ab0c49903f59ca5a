import { slugPattern } from '../../api/text.ts'
import { sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type Current, isActive, loadCurrent, type RecordName, recordFrom } from '../current.ts'
import { isClaimKind, type KnowledgeRecord } from '../documents.ts'
import type { RecordFault } from '../faults.ts'
import { loadHolders } from '../holders.ts'
import { recordId } from '../lookup.ts'
import { referencesOf, renameReferences } from '../references.ts'
import { findRows, mainTableOf } from '../row-ids.ts'
import { query, type Transaction } from '../transaction.ts'

/** New keys for old ones. */
export class Renames {
  readonly #newKeys: ReadonlyMap<string, string>

  constructor(renames: readonly Rename[] = []) {
    this.#newKeys = new Map(renames.map(({ kind, key, to }) => [recordId(kind, key), to]))
  }

  get isEmpty(): boolean {
    return this.#newKeys.size === 0
  }

  newKey(kind: RecordKind, key: string): string {
    return this.#newKeys.get(recordId(kind, key)) ?? key
  }

  /** Whether a record names one that gets another key. */
  concern(record: KnowledgeRecord): boolean {
    return referencesOf(record).some(({ kind, key }) => this.#newKeys.has(recordId(kind, key)))
  }

  /** The record, naming others by their new keys. */
  apply(record: KnowledgeRecord): KnowledgeRecord {
    if (this.isEmpty) return record
    const document = renameReferences(record, (kind, key) => this.newKey(kind, key))
    return { ...record, document } as KnowledgeRecord
  }
}

interface Rename extends RecordName {
  position: number
  to: string
  ifVersion: number | null
}

/** A row of `staged_write` that no operation is the document of. */
interface ExtraWrite extends RecordName {
  type: 'RENAME' | 'UPDATE'
  before: Current
  version: number
  document?: unknown
  to?: string
  from?: string
}

/** Adds to `staged_write` what follows from renames: the old key, the new one, and every record that names it. */
export async function stageRenames(
  tx: Transaction,
  changesetId: number,
): Promise<{ renames: Renames; faults: RecordFault[] }> {
  const asked = await query<Rename>(
    tx,
    sql`
    SELECT position, kind, key, data ->> 'to' AS to, if_version AS "ifVersion" FROM operation
    WHERE changeset_id = ${changesetId}::int AND state <> 'REJECTED' AND type = 'RENAME' ORDER BY position`,
  )
  const renames = new Renames(asked.filter(({ kind }) => !isClaimKind(kind)))
  if (asked.length === 0) return { renames, faults: [] }
  const targets = asked.map(({ kind, to }) => ({ kind, key: to }))
  const current = await loadCurrent(tx, [...asked, ...targets])
  const planned = await plannedOn(tx, targets)
  const faults: RecordFault[] = []
  const writes: ExtraWrite[] = []
  for (const rename of asked) {
    const message = refusalOf(rename, current, planned)
    const { kind, key, ifVersion } = rename
    const published = current.get(recordId(kind, key))?.version ?? null
    const stale = ifVersion !== null && ifVersion !== published
    const versions = stale ? { versions: { written: ifVersion, published } } : {}
    if (message !== null) faults.push({ kind, key, path: [], message, ...versions })
    else writes.push(...writesOf(rename, current, renames))
    planned.set(recordId(rename.kind, rename.to), rename.position)
  }
  faults.push(...writtenTwice(asked, await plannedOn(tx, targets)))
  await stageExtra(tx, [...writes, ...(await holdersOf(tx, asked, renames))])
  return { renames, faults }
}

/** The positions of operations on some keys. */
async function plannedOn(tx: Transaction, names: readonly RecordName[]): Promise<Map<string, number>> {
  const rows = await query<RecordName & { ordinal: number }>(
    tx,
    sql`
    SELECT kind, key, ordinal FROM staged_write WHERE (kind, key) IN (SELECT * FROM unnest(
      ${names.map(({ kind }) => kind)}::text[], ${names.map(({ key }) => key)}::text[]))`,
  )
  return new Map(rows.map(({ kind, key, ordinal }) => [recordId(kind, key), ordinal]))
}

/** Why a record cannot get another key; null when it can. */
function refusalOf(
  { kind, key, to, position, ifVersion }: Rename,
  current: ReadonlyMap<string, Current>,
  planned: ReadonlyMap<string, number>,
): string | null {
  const before = current.get(recordId(kind, key))
  if (ifVersion !== null && ifVersion !== before?.version) return staleMessage(ifVersion, before?.version)
  if (!isActive(before)) return 'is not there'
  if (isClaimKind(kind)) return 'is a claim: ids of claims never change'
  if (!slugPattern.test(to)) return `cannot become ${JSON.stringify(to)}: that is not a slug`
  const target = current.get(recordId(kind, to))
  const taken =
    isActive(target) || target?.type === 'RETIRE' || (planned.get(recordId(kind, to)) ?? position) < position
  return taken ? `cannot become ${to}: that is taken` : null
}

/** What is said of an operation that was written for another version than there is. */
export const staleMessage = (ifVersion: number, version: number | undefined): string =>
  `was written for version ${ifVersion}, but ${version === undefined ? 'it is not there' : `it is now at version ${version}`}`

/** Operations on a key that an earlier one in the changeset gives to another record. */
const writtenTwice = (renames: readonly Rename[], planned: ReadonlyMap<string, number>): RecordFault[] =>
  renames
    .filter(({ kind, to, position }) => (planned.get(recordId(kind, to)) ?? 0) > position)
    .map(({ kind, to }) => ({ kind, key: to, path: [], message: 'is changed twice' }))

function writesOf(
  { kind, key, to }: Rename,
  current: ReadonlyMap<string, Current>,
  renames: Renames,
): ExtraWrite[] {
  const before = current.get(recordId(kind, key)) as Current
  const record = renames.apply(recordFrom(before))
  const version = Math.max(before.version, current.get(recordId(kind, to))?.version ?? 0) + 1
  const document = { ...record.document, slug: to }
  return [
    { kind, key, type: 'RENAME', before, version: before.version + 1, to },
    { kind, key: to, type: 'UPDATE', before, version, document, from: key },
  ]
}

/** Records that are not in the changeset, but name one that it renames. */
async function holdersOf(tx: Transaction, asked: readonly Rename[], renames: Renames): Promise<ExtraWrite[]> {
  const holders = await loadHolders(tx, asked)
  const planned = await plannedOn(tx, holders)
  const going = new Set(asked.map(({ kind, key }) => recordId(kind, key)))
  return holders
    .filter(({ kind, key }) => !planned.has(recordId(kind, key)) && !going.has(recordId(kind, key)))
    .map(holder => ({ holder, record: recordFrom(holder) }))
    .filter(({ record }) => renames.concern(record))
    .map(({ holder, record }) => {
      const { kind, key, version } = holder
      const { document } = renames.apply(record)
      return { kind, key, type: 'UPDATE', before: holder, version: version + 1, document }
    })
}

const batchSize = 1000

async function stageExtra(tx: Transaction, writes: readonly ExtraWrite[]): Promise<void> {
  const found = await findRows(
    tx,
    writes.map(({ kind, key, from }) => ({ kind, key: from ?? key })),
  )
  const rows = writes.map(({ kind, key, type, before, version, document, to, from }) => {
    const row = type === 'UPDATE' ? found.get(recordId(kind, from ?? key)) : undefined
    return {
      ...{ kind, key, type, before: before.type, version, document, main: mainTableOf(kind) },
      ...{ id: row?.id, is_new: false, shipped_version: row?.shippedVersion, to_key: to, from_key: from },
    }
  })
  for (let at = 0; at < rows.length; at += batchSize) {
    await query(
      tx,
      sql`
      INSERT INTO staged_write (ordinal, kind, key, type, before, version, document, main, id, is_new, shipped_version, to_key, from_key)
      SELECT m.greatest + row_number() OVER (), r.kind, r.key, r.type, r.before, r.version, r.document, r.main, r.id,
        r.is_new, r.shipped_version, r.to_key, r.from_key
      FROM jsonb_populate_recordset(NULL::staged_write, ${JSON.stringify(rows.slice(at, at + batchSize))}::jsonb) r,
        (SELECT greatest(coalesce(max(ordinal), 0), 1000000000) AS greatest FROM staged_write) m`,
    )
  }
}
