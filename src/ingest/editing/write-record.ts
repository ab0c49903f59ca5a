import type { Database } from '../../db/client.ts'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type Current, isActive, loadCurrent, recordFrom } from '../current.ts'
import { keyMember } from '../documents.ts'
import { KnowledgeFaults } from '../faults.ts'
import { recordId } from '../lookup.ts'
import type { OperationInput } from '../operations.ts'
import { publishIn } from '../publish.ts'
import { stageIn } from '../stage.ts'
import { inStep, type LockedState, runIn, type Transaction, withWriteLock } from '../transaction.ts'
import { ChangesetFaults, findingsOf, placeKnown, recordOfFault } from './findings.ts'
import { resolveProposals } from './propose.ts'

type Reader = Pick<Database, 'read'>

/** What a writer takes for granted: the record is there, at one of some versions, or is not there. */
export type Expectation = 'there' | 'absent' | 'nothing' | { versions: readonly number[] }

/** What is to be done to one record. */
export interface RecordWrite {
  op: 'create' | 'replace' | 'update' | 'retire'
  kind: RecordKind
  /** May be left out of a create. */
  key?: string | undefined
  /** create, replace: the document; update: a merge patch; retire: `{ successor }` */
  data: Record<string, unknown>
  expects: Expectation
}

interface Writer {
  actor: string
  /** Why; readers see it. */
  reason: string | undefined
  /** False leaves a draft. */
  publishes: boolean
}

/** What became of it: a draft, or the record as it is now (null once it is retired) with the state that it was read from. */
export type Written<T> = { draft: number } | { key: string; version: number; record: T | null }

/** The record is not what its writer took for granted. */
export class UnexpectedVersion extends Error {
  override readonly name = 'UnexpectedVersion'

  /** @param version that is published; null when none is */
  constructor(
    readonly version: number | null,
    readonly expected: Expectation,
  ) {
    super('the record is not as its writer expected')
  }
}

/** What is to be changed is not published. */
export class NotPublished extends Error {
  override readonly name = 'NotPublished'
}

/**
 * Writes one record: a changeset of one operation, published at once or left as a draft. What is expected of the
 * record is checked under the lock of the publish, so that of several who saw the same version one wins. What the
 * record says already leaves neither.
 *
 * @param read what is answered of the record, in the transaction that wrote it
 * @throws UnexpectedVersion, NotPublished, ChangesetFaults, KnowledgeFaults, PublishBusyError
 */
export async function writeRecord<T>(
  database: Pick<Database, 'prisma' | 'revisions'>,
  write: RecordWrite,
  writer: Writer,
  read: (reader: Reader, key: string) => Promise<T>,
): Promise<Written<T>> {
  // Of many who come at once, those who come too late need not wait for the lock.
  check(write, await currentOf(database.prisma, write))
  if (writer.publishes)
    return withWriteLock(database, (tx, state) => publishOne(tx, state, { write, writer, read }))
  return inStep(database, async tx => {
    const { id, key, version } = await draftOne(tx, write, writer)
    return id === null ? { key, version, record: await read({ read: runIn(tx) }, key) } : { draft: id }
  })
}

async function currentOf(
  tx: Pick<Transaction, '$queryRaw'>,
  { kind, key }: RecordWrite,
): Promise<Current | undefined> {
  if (key === undefined) return undefined
  return (await loadCurrent(tx, [{ kind, key }])).get(recordId(kind, key))
}

function check({ op, expects }: RecordWrite, now: Current | undefined): void {
  const version = isActive(now) ? now.version : null
  const isThere = version !== null
  if (!isThere && (op === 'update' || op === 'retire')) throw new NotPublished('the record is not published')
  const isMet =
    expects === 'nothing' ||
    (expects === 'absent' && !isThere) ||
    (expects === 'there' && isThere) ||
    (typeof expects === 'object' && isThere && expects.versions.includes(version))
  if (!isMet) throw new UnexpectedVersion(version, expects)
}

const titles = { create: 'Create', replace: 'Replace', update: 'Change', retire: 'Retire' } as const

/** The changeset, null where nothing changes, and the record before it. */
interface Drafted {
  id: number | null
  key: string
  version: number
}

async function draftOne(tx: Transaction, write: RecordWrite, { actor, reason }: Writer): Promise<Drafted> {
  const now = await currentOf(tx, write)
  check(write, now)
  const { op, kind, data } = write
  const ifVersion = op === 'create' ? undefined : now?.version
  const { operations, findings } = await resolveProposals(tx, [{ op, kind, key: write.key, data, ifVersion }])
  const [operation] = operations
  if (findings.length > 0 || operation === undefined) throw new ChangesetFaults(findings)
  const key = keyOf(operation)
  const version = now?.version ?? 0
  if (isSaid(operation, now)) return { id: null, key, version }
  const title = `${titles[op]} ${kind} ${key}`.slice(0, 200)
  const head = { title, reason: reason ?? title, actor, origin: 'EDITOR', state: 'DRAFT' } as const
  return { id: await stageIn(tx, { ...head, operations }), key, version }
}

/** Whether the record says all of it already. */
const isSaid = (operation: OperationInput, now: Current | undefined): boolean =>
  operation.type === 'UPDATE' &&
  isActive(now) &&
  canonicalJson(operation.document) === canonicalJson(recordFrom(now).document)

const keyOf = (operation: OperationInput): string =>
  'document' in operation
    ? String((operation.document as Record<string, unknown>)[keyMember(operation.kind)])
    : operation.key

interface Task<T> {
  write: RecordWrite
  writer: Writer
  read: (reader: Reader, key: string) => Promise<T>
}

async function publishOne<T>(
  tx: Transaction,
  state: LockedState,
  { write, writer, read }: Task<T>,
): Promise<Written<T>> {
  const { id, key, version } = await draftOne(tx, write, writer)
  if (id === null) return { key, version, record: await read({ read: runIn(tx) }, key) }
  const done = await publishIn(tx, state, id, { actor: writer.actor, place: placeKnown }).catch(error => {
    throw asFindings(error, write.kind, key)
  })
  const own = done.changes.find(change => change.kind === write.kind && change.key === key)
  const record = write.op === 'retire' ? null : await read({ read: runIn(tx) }, key)
  return { key, version: own?.version ?? version, record }
}

/** What is wrong with the record itself is of the one operation. */
function asFindings(error: unknown, kind: RecordKind, key: string): unknown {
  if (!(error instanceof KnowledgeFaults)) return error
  const records = error.faults.map(recordOfFault)
  const known = records.filter(record => record !== undefined)
  if (known.length < records.length) return error
  return new ChangesetFaults(findingsOf(known, (k, own) => (k === kind && own === key ? 1 : null)))
}
