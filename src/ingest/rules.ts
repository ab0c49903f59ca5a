import { isClaim, isThing, type KnowledgeRecord } from './documents.ts'
import type { RecordFault } from './faults.ts'
import type { Lookup } from './lookup.ts'
import type { Issue } from './parse.ts'
import { articleIssues, faqIssues } from './rules/articles.ts'
import { claimIssues } from './rules/claims.ts'
import { unknownReferences } from './rules/references.ts'
import { thingIssues } from './rules/things.ts'

/**
 * What is wrong with a record beyond the contract of its kind.
 *
 * @param lookup all records that it names, as they will be published
 * @param options `draft` when it is not to be published now
 */
export function checkRecord(record: KnowledgeRecord, lookup: Lookup, { draft = false } = {}): RecordFault[] {
  const { kind, key } = record
  const issues = [...unknownReferences(record, lookup), ...ownIssues(record, lookup, draft)]
  return issues.map(issue => ({ kind, key, ...issue }))
}

function ownIssues(record: KnowledgeRecord, lookup: Lookup, draft: boolean): Issue[] {
  if (isClaim(record)) return claimIssues(record, lookup, draft)
  if (isThing(record)) return thingIssues(record, lookup)
  if (record.kind === 'article') return articleIssues(record)
  return record.kind === 'faq' ? faqIssues(record) : []
}
