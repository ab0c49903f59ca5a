import { nearest } from '../../api/problem.ts'
import type { KnowledgeRecord } from '../documents.ts'
import type { Lookup } from '../lookup.ts'
import type { Issue } from '../parse.ts'
import { referencesOf } from '../references.ts'

/** Names of records that do not exist. */
export function unknownReferences(record: KnowledgeRecord, lookup: Lookup): Issue[] {
  return referencesOf(record)
    .filter(({ kind, key }) => !lookup.has(kind, key))
    .map(({ path, kind, key }) => ({
      path,
      message: `there is no ${kind} ${JSON.stringify(key)}${hint(lookup, kind, key)}`,
    }))
}

function hint(lookup: Lookup, kind: KnowledgeRecord['kind'], key: string): string {
  const near = nearest(
    key,
    [...lookup.all(kind)].map(record => record.key),
  )
  return near === undefined ? '' : `; did you mean ${near}?`
}
