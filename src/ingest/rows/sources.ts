import type { DocumentOf } from '../documents.ts'
import { dayOf, type Life, positions, type RowSet } from './row-set.ts'

/** Adds the rows of a source. */
export function addSourceRows(rows: RowSet, document: DocumentOf<'source'>, life: Life): void {
  const { identifiers, standingCheckedAt, retrievedAt, ...members } = document
  rows.source.push({
    ...life,
    ...members,
    standingCheckedAt: dayOf(standingCheckedAt),
    retrievedAt: dayOf(retrievedAt),
  })
  rows.sourceIdentifier.push(
    ...positions(identifiers, (identifier, position) => ({ sourceId: life.id, position, ...identifier })),
  )
}
