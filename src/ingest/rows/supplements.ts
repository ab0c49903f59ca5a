import type { DocumentOf } from '../documents.ts'
import { type Ids, positions, type RowSet } from './row-set.ts'

/** Adds a row for each class that a thing belongs to. */
export function addMemberships(rows: RowSet, memberOf: readonly string[], memberId: number, ids: Ids): void {
  rows.membership.push(...memberOf.map(slug => ({ memberId, classId: ids.of('interactant', slug) })))
}

/** Adds the rows that only supplements have. */
export function addSupplementRows(
  rows: RowSet,
  document: DocumentOf<'supplement'>,
  id: number,
  ids: Ids,
): void {
  const { properName, category, classes, constituents, forms, conversions, regulatory } = document
  const supplementId = id
  rows.supplement.push({ id, properName, category })
  addMemberships(rows, document.memberOf, id, ids)
  rows.supplementClass.push(...positions(classes, (one, position) => ({ supplementId, position, ...one })))
  rows.constituent.push(...positions(constituents, (one, position) => ({ supplementId, position, ...one })))
  rows.supplementForm.push(
    ...positions(forms, ({ source, ...one }, position) => {
      const sourceId = source === null ? null : ids.of('source', source)
      return { supplementId, position, ...one, sourceId }
    }),
  )
  rows.conversion.push(
    ...positions(conversions, ({ from, to, factor, source }, position) => {
      return {
        supplementId,
        position,
        fromUnit: from,
        toUnit: to,
        factor,
        sourceId: ids.of('source', source),
      }
    }),
  )
  rows.regulatory.push(
    ...positions(regulatory, ({ source, ...one }, position) => {
      return { supplementId, position, ...one, sourceId: ids.of('source', source) }
    }),
  )
  for (const { topic, status, sources } of document.coverage) {
    const coverageId = ids.coverage(id, topic)
    rows.coverage.push({ id: coverageId, supplementId, topic, status })
    rows.coverageSource.push(
      ...positions(sources, (slug, position) => ({ coverageId, position, sourceId: ids.of('source', slug) })),
    )
  }
}
