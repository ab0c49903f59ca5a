import { isClaim, isThing, type KnowledgeRecord } from './documents.ts'
import { addClaimRows, type Derived } from './rows/claims.ts'
import { addArticleRows, addFaqRows } from './rows/content.ts'
import type { Ids, Life, RowSet } from './rows/row-set.ts'
import { addSourceRows } from './rows/sources.ts'
import { addThingRows } from './rows/things.ts'

/**
 * Adds the rows that hold a record.
 *
 * @param derived what a claim's row holds beyond its document
 */
export function addRows(rows: RowSet, record: KnowledgeRecord, life: Life, ids: Ids, derived: Derived): void {
  if (isClaim(record)) addClaimRows(rows, record, life, ids, derived)
  else if (isThing(record)) addThingRows(rows, record, life, ids)
  else if (record.kind === 'source') addSourceRows(rows, record.document, life)
  else if (record.kind === 'faq') addFaqRows(rows, record.document, life, ids)
  else addArticleRows(rows, record.document, life, ids)
}
