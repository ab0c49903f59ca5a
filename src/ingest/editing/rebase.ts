import type { Database } from '../../db/client.ts'
import { applyPatch, bothChange, patchBetween } from '../../knowledge/merge-patch.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { type Current, isActive, loadCurrent, recordFrom } from '../current.ts'
import { recordId } from '../lookup.ts'
import { parseDocument } from '../parse.ts'
import { inStep, type Transaction } from '../transaction.ts'
import { mergedCitations } from './citations.ts'
import { ChangesetFaults, type Finding } from './findings.ts'
import { documentsAt } from './past.ts'
import { staleIn } from './stale.ts'
import { type ChangesetHead, lockOpen, type StoredOperation, touch } from './store.ts'

/** An operation that was written for an older version and now is for the published one. */
export interface Rebased {
  position: number
  from: number | null
  to: number
  /** Members that both changed, not to the same: the changeset's word stands, and a reviewer should look. */
  conflicts: (string | number)[][]
}

type Members = Record<string, unknown>

/**
 * Puts what a changeset changes onto the records as they are published now. Members that only others changed since
 * stay as they are; an operation with members that both changed waits for a reviewer again.
 *
 * @throws ChangesetFaults when a record is gone, or would break its contract; nothing is changed then
 */
export const rebaseChangeset = (
  database: Pick<Database, 'prisma'>,
  id: number,
  mayEdit: (changeset: ChangesetHead) => void,
): Promise<Rebased[]> =>
  inStep(database, async tx => {
    mayEdit(await lockOpen(tx, id))
    const operations = await tx.operation.findMany({
      where: { changesetId: id },
      orderBy: { position: 'asc' },
    })
    const done = await ontoPublished(tx, operations)
    const findings = done.flatMap(one => ('findings' in one ? one.findings : []))
    if (findings.length > 0) throw new ChangesetFaults(findings)
    const sound = done.flatMap(one => ('data' in one ? [one] : []))
    for (const one of sound) await store(tx, id, one)
    if (sound.length > 0) await touch(tx, id)
    return sound.map(({ rebased: told }) => told)
  })

/**
 * Puts changes to records that others changed since onto what is published now, where both fit together without a
 * reviewer; the others stay as they are, and publishing refuses them.
 */
export async function followPublished(tx: Transaction, id: number): Promise<void> {
  const stale = await staleIn(tx, id)
  if (stale.length === 0) return
  const positions = stale.flatMap(({ position }) => position ?? [])
  const operations = await tx.operation.findMany({
    where: { changesetId: id, position: { in: positions }, type: 'UPDATE' },
  })
  for (const one of await ontoPublished(tx, operations))
    if ('data' in one && one.rebased.conflicts.length === 0) await store(tx, id, one)
}

async function ontoPublished(
  tx: Transaction,
  operations: readonly StoredOperation[],
): Promise<(Sound | { findings: Finding[] })[]> {
  const names = operations.map(({ kind, key }) => ({ kind: kind as RecordKind, key }))
  const current = await loadCurrent(tx, names)
  const stale = operations.flatMap(operation => {
    const now = current.get(recordId(operation.kind, operation.key))
    return now && isStale(operation, now) ? [{ operation, now }] : []
  })
  const bases = await documentsAt(
    tx,
    stale.flatMap(({ operation: { ifVersion }, now: { kind, key } }) =>
      ifVersion === null ? [] : [{ kind, key, version: ifVersion }],
    ),
  )
  return stale.map(one => rebased(one, bases))
}

const isStale = ({ type, ifVersion, state }: StoredOperation, now: Current): boolean => {
  if (state === 'REJECTED') return false
  return type === 'CREATE' ? isActive(now) : ifVersion !== null && ifVersion !== now.version
}

interface Sound {
  rebased: Rebased
  type: StoredOperation['type']
  data: Members | null
  patch: Members | null
}

function rebased(
  { operation, now }: { operation: StoredOperation; now: Current },
  bases: ReadonlyMap<string, unknown>,
): Sound | { findings: Finding[] } {
  const { position, type, kind, key, ifVersion } = operation
  const told: Rebased = { position, from: ifVersion, to: now.version, conflicts: [] }
  const find = (path: Finding['path'], message: string): Finding => ({ position, kind, key, path, message })
  const isGone = !isActive(now) && !(type === 'DELETE' && now.type === 'RETIRE')
  if (isGone)
    return { findings: [find([], 'is not there any more: reject the operation, or create it anew')] }
  if (type !== 'CREATE' && type !== 'UPDATE')
    return { rebased: told, type, data: operation.data as Members | null, patch: null }
  const published = recordFrom(now).document as unknown as Members
  const base = bases.get(`${recordId(kind, key)} ${ifVersion}`)
  const baseDocument = base
    ? (recordFrom({ kind: now.kind, document: base }).document as unknown as Members)
    : null
  const patch = (operation.patch ??
    patchBetween(baseDocument ?? published, operation.data as Members)) as Members
  const theirs = baseDocument ? patchBetween(baseDocument, published) : {}
  const citations = mergedCitations(baseDocument?.citations, patch.citations, published.citations)
  if (citations) {
    patch.citations = citations
    delete theirs.citations
  }
  const conflicts = bothChange(patch, theirs)
  const { record, issues } = parseDocument(now.kind, applyPatch(published, patch))
  if (record === null)
    return { findings: issues.map(({ path, message }) => find(['data', ...path], message)) }
  const data = record.document as unknown as Members
  return { rebased: { ...told, conflicts }, type: 'UPDATE', data, patch }
}

const store = async (
  tx: Transaction,
  id: number,
  { rebased: told, type, data, patch }: Sound,
): Promise<void> => {
  await tx.operation.update({
    where: { changesetId_position: { changesetId: id, position: told.position } },
    data: {
      ...{ type, ifVersion: told.to },
      ...(data && { data: data as object }),
      ...(patch && { patch: patch as object }),
      ...(told.conflicts.length > 0 && { state: 'PENDING' }),
    },
  })
}
