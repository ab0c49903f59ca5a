import { isDeepStrictEqual } from 'node:util'
import { canonicalJson } from '../../knowledge/canonical-json.ts'
import { recordFrom } from '../current.ts'
import { type KnowledgeRecord, recordOf } from '../documents.ts'
import { type Issue, parseDocument } from '../parse.ts'
import { type Renames, staleMessage } from './renames.ts'
import type { StagedWrite } from './writes.ts'

/** What a write comes to: a record, or null when it takes one away. */
export interface Outcome {
  record: KnowledgeRecord | null
  issues: Issue[]
  /** The published record says the same already. */
  isUnchanged: boolean
  /** The record says more than the operation's document: its contract gained members, or others got new keys. */
  isRewritten: boolean
}

const outcome = (more: Partial<Outcome>): Outcome => ({
  ...{ record: null, issues: [], isUnchanged: false, isRewritten: false },
  ...more,
})

/**
 * Checks a write by itself: whether it fits what is published, and its document by the contract of its kind.
 *
 * @param isChecked whether this very program stored the document as it came out of its contract
 */
export function outcomeOf(write: StagedWrite, renames: Renames, isChecked: boolean): Outcome {
  const refusal = refusalOf(write)
  if (refusal !== null) return outcome({ issues: [refusal] })
  if (write.type === 'RETIRE' || write.type === 'DELETE') return outcome({})
  if (write.followsRename) return outcome({ record: recordFrom({ ...write, document: write.data }) })
  const { record, issues } = isChecked
    ? { record: recordOf(write.kind, write.data as never), issues: [] }
    : parseDocument(write.kind, write.data)
  if (record === null) return outcome({ issues })
  const after = renames.apply(record)
  const isRewritten = after.document !== write.data && !isDeepStrictEqual(after.document, write.data)
  return outcome({ record: after, isUnchanged: saysSame(write, after), isRewritten })
}

/** Why an operation does not fit what is published now; null when it does. */
function refusalOf({ type, before, version, ifVersion, followsRename }: StagedWrite): Issue | null {
  if (followsRename) return null
  const now = before === null ? undefined : version - 1
  const stale = (message: string): Issue => ({
    ...{ path: [], message },
    versions: { written: ifVersion, published: now ?? null },
  })
  if (ifVersion !== null && ifVersion !== now) return stale(staleMessage(ifVersion, now))
  const isThere = before === 'CREATE' || before === 'UPDATE'
  if (type === 'CREATE') return isThere ? stale('is there already') : null
  const canGo = type === 'DELETE' && before === 'RETIRE'
  return isThere || canGo ? null : { path: [], message: 'is not there' }
}

function saysSame({ type, kind, documentBefore }: StagedWrite, after: KnowledgeRecord): boolean {
  if (type !== 'UPDATE') return false
  if (isDeepStrictEqual(documentBefore, after.document)) return true
  const before = recordFrom({ kind, document: documentBefore })
  return canonicalJson(before.document) === canonicalJson(after.document)
}
