import type { Database } from '../../db/client.ts'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import { type Current, isActive, loadCurrent, recordFrom } from '../current.ts'
import { printPath } from '../faults.ts'
import { recordId } from '../lookup.ts'
import { parseDocument } from '../parse.ts'
import type { Candidate } from '../sources/data-set.ts'
import type { OperationInput } from '../stage.ts'

/** What a candidate does to the knowledge base as it is now. */
export type Difference =
  | { does: 'created' | 'updated'; operation: OperationInput }
  | { does: 'unchanged' | 'kept' }
  | { does: 'rejected'; reason: string }

/** Compares candidates with what is published, in their order. */
export async function compare(
  { prisma }: Pick<Database, 'prisma'>,
  candidates: readonly Candidate[],
): Promise<Difference[]> {
  const named = candidates.flatMap(one => ('reject' in one ? [] : [{ kind: one.kind, key: one.key }]))
  const current = await loadCurrent(prisma, named)
  return candidates.map(one =>
    'reject' in one
      ? { does: 'rejected', reason: one.reject }
      : difference(one, current.get(recordId(one.kind, one.key))),
  )
}

function difference(
  { kind, document }: Exclude<Candidate, { reject: string }>,
  now: Current | undefined,
): Difference {
  const { record, issues } = parseDocument(kind, document)
  if (!record) return { does: 'rejected', reason: issues.map(inWords).join('; ') }
  // What editors did last, such as to retire it, stands.
  if (now?.origin === 'EDITOR') return { does: 'kept' }
  const ifVersion = now?.version
  if (!isActive(now)) return { does: 'created', operation: { type: 'CREATE', kind, document, ifVersion } }
  if (canonicalJson(recordFrom(now).document) === canonicalJson(record.document)) return { does: 'unchanged' }
  return { does: 'updated', operation: { type: 'UPDATE', kind, document, ifVersion } }
}

const inWords = ({ path, message }: { path: Parameters<typeof printPath>[0]; message: string }) =>
  `${printPath(path)} ${message}`
