import { isClaim, isThing, type KnowledgeRecord } from './documents.ts'
import type { RecordFault } from './faults.ts'
import type { Around } from './lookup.ts'
import type { Issue } from './parse.ts'
import { type Reference, referencesOf } from './references.ts'
import { articleIssues, faqIssues } from './rules/articles.ts'
import { claimIssues } from './rules/claims.ts'
import { unknownReferences } from './rules/references.ts'
import { thingIssues } from './rules/things.ts'

interface Options {
  /** It is not to be published now. */
  draft?: boolean
  /** What it names, where that is known already. */
  references?: readonly Reference[]
}

/**
 * What is wrong with a record beyond the contract of its kind.
 *
 * @param around all records that it names, as they will be published
 */
export function checkRecord(
  record: KnowledgeRecord,
  around: Around,
  { draft = false, references = referencesOf(record) }: Options = {},
): RecordFault[] {
  const { kind, key } = record
  const issues = [...unknownReferences(references, around), ...ownIssues(record, around, draft)]
  return issues.map(issue => ({ kind, key, ...issue }))
}

function ownIssues(record: KnowledgeRecord, around: Around, draft: boolean): Issue[] {
  if (isClaim(record)) return claimIssues(record, around, draft)
  if (isThing(record)) return thingIssues(record, around)
  if (record.kind === 'article') return articleIssues(record)
  return record.kind === 'faq' ? faqIssues(record) : []
}
