import type { After } from './after.ts'
import { loadHolders, recordFrom } from './current.ts'
import { isClaimKind, type KnowledgeRecord } from './documents.ts'
import type { RecordFault } from './faults.ts'
import { recordId } from './lookup.ts'
import type { Write } from './plan.ts'
import { referencesOf } from './references.ts'
import { papersOf, sharedIssues } from './rules/shared.ts'
import { checkRecord } from './rules.ts'
import type { Transaction } from './transaction.ts'

/** What would be wrong with the knowledge base if the writes were published. */
export async function validateWrites(
  tx: Transaction,
  writes: readonly Write[],
  after: After,
): Promise<RecordFault[]> {
  const records = writes.flatMap(({ record }) => (record ? [record] : []))
  await after.loadReferences(records)
  await after.load(
    writes.flatMap(({ kind, successor }) => (successor === null ? [] : [{ kind, key: successor }])),
  )
  return [
    ...records.flatMap(record => checkRecord(record, after.lookup)),
    ...writes.flatMap(write => successorFaults(write, after)),
    ...(await classFaults(tx, records, after)),
    ...(await paperFaults(tx, writes)),
    ...(await takenIdFaults(tx, writes)),
    ...(await stillNamedFaults(tx, writes)),
  ]
}

function successorFaults({ kind, key, successor }: Write, after: After): RecordFault[] {
  if (successor === null) return []
  const sound = successor !== key && after.lookup.has(kind, successor)
  return sound
    ? []
    : [{ kind, key, path: ['successor'], message: `there is no ${kind} ${JSON.stringify(successor)}` }]
}

/** One definition a class, among all supplements that are in it. */
async function classFaults(
  tx: Transaction,
  records: readonly KnowledgeRecord[],
  after: After,
): Promise<RecordFault[]> {
  const classes = records.flatMap(record => (record.kind === 'supplement' ? record.document.classes : []))
  const rows = await tx.supplementClass.findMany({
    where: { slug: { in: classes.map(({ slug }) => slug) }, supplement: { thing: { status: 'ACTIVE' } } },
    select: { supplement: { select: { thing: { select: { slug: true } } } } },
  })
  await after.load(rows.map(row => ({ kind: 'supplement' as const, key: row.supplement.thing.slug })))
  const written = new Set(records.map(({ kind, key }) => recordId(kind, key)))
  const others = [...after.lookup.all('supplement')].filter(
    ({ kind, key }) => !written.has(recordId(kind, key)),
  )
  // The others come first, so that the fault is told of the record that is written.
  return sharedIssues([...others, ...records])
}

/** A paper of a source that is not written now, be it retired, cannot be another source's too. */
async function paperFaults(tx: Transaction, writes: readonly Write[]): Promise<RecordFault[]> {
  const papers = writes.flatMap(({ record }) => (record?.kind === 'source' ? papersOf(record) : []))
  const rows = await tx.sourceIdentifier.findMany({
    where: { code: { in: papers.map(({ code }) => code) } },
    select: { system: true, code: true, source: { select: { slug: true } } },
  })
  const moving = new Set(
    writes.filter(({ kind, type }) => kind === 'source' && type !== 'RETIRE').map(({ key }) => key),
  )
  const taken = new Map(
    rows
      .filter(({ source }) => !moving.has(source.slug))
      .map(row => [`${row.system} ${row.code}`, row.source.slug]),
  )
  return papers.flatMap(({ kind, key, path, system, code }) => {
    const other = taken.get(`${system} ${code}`)
    if (other === undefined) return []
    return [
      {
        kind,
        key,
        path,
        message: `${system} ${code} is the paper of source ${other}: one paper is one source`,
      },
    ]
  })
}

/** Claims of all kinds share their ids, for ever. */
async function takenIdFaults(tx: Transaction, writes: readonly Write[]): Promise<RecordFault[]> {
  const keys = writes.filter(({ kind, record }) => record && isClaimKind(kind)).map(({ key }) => key)
  const rows = await tx.claim.findMany({ where: { key: { in: keys } }, select: { key: true, kind: true } })
  const kinds = new Map(rows.map(({ key, kind }) => [key, kind]))
  return writes.flatMap(({ kind, key, record }) => {
    const other = kinds.get(key)
    if (!record || other === undefined || other === kind) return []
    return [{ kind, key, path: ['id'], message: `is the id of a claim of the kind ${other}` }]
  })
}

/** A record that others name cannot go. */
async function stillNamedFaults(tx: Transaction, writes: readonly Write[]): Promise<RecordFault[]> {
  const going = new Map(
    writes
      .filter(({ type }) => type === 'DELETE' || type === 'RETIRE')
      .map(write => [recordId(write.kind, write.key), write]),
  )
  if (going.size === 0) return []
  const written = new Set(writes.map(({ kind, key }) => recordId(kind, key)))
  const holders = (
    await loadHolders(
      tx,
      [...going.values()].map(({ key }) => key),
    )
  ).filter(({ kind, key }) => !written.has(recordId(kind, key)))
  return holders.map(recordFrom).flatMap(holder =>
    referencesOf(holder).flatMap(reference => {
      const gone = going.get(recordId(reference.kind, reference.key))
      if (!gone) return []
      return [
        {
          kind: gone.kind,
          key: gone.key,
          path: [],
          message: `is still named by the ${holder.kind} ${holder.key}`,
        },
      ]
    }),
  )
}
