import { nearest } from '../../api/problem.ts'
import type { KnowledgeRecord } from '../documents.ts'
import type { Around } from '../lookup.ts'
import type { Issue } from '../parse.ts'
import type { Reference } from '../references.ts'

/** Names of records that do not exist. */
export function unknownReferences(references: readonly Reference[], around: Around): Issue[] {
  return references
    .filter(({ kind, key }) => !around.has(kind, key))
    .map(({ path, kind, key }) => ({
      path,
      message: `there is no ${kind} ${JSON.stringify(key)}${hint(around, kind, key)}`,
    }))
}

function hint(around: Around, kind: KnowledgeRecord['kind'], key: string): string {
  const near = nearest(key, [...around.keys(kind)])
  return near === undefined ? '' : `; did you mean ${near}?`
}
