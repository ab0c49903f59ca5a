import type { ThingRecord } from '../documents.ts'
import { citationRow } from './citations.ts'
import { addProductRows } from './products.ts'
import { type Ids, type Life, positions, type RowSet } from './row-set.ts'
import { addMemberships, addSupplementRows } from './supplements.ts'

/** Adds the rows of a thing. */
export function addThingRows(rows: RowSet, thing: ThingRecord, life: Life, ids: Ids): void {
  const { kind, key, document } = thing
  const thingId = life.id
  rows.thing.push({ ...life, kind, slug: key, name: document.name, summary: document.summary })
  rows.alias.push(...positions(document.aliases, (alias, position) => ({ thingId, position, ...alias })))
  rows.identifier.push(
    ...positions(document.identifiers, (identifier, position) => ({ thingId, position, ...identifier })),
  )
  rows.thingSource.push(
    ...positions(document.sources, (slug, position) => ({
      thingId,
      position,
      sourceId: ids.of('source', slug),
    })),
  )
  addDetails(rows, thing, thingId, ids)
}

function addDetails(rows: RowSet, { kind, document }: ThingRecord, id: number, ids: Ids): void {
  if (kind === 'supplement') addSupplementRows(rows, document, id, ids)
  if (kind === 'product') addProductRows(rows, document, id, ids)
  if (kind === 'condition') addConditionRows(rows, document, id, ids)
  if (kind === 'population') {
    const { sex = null, minAgeYears = null, maxAgeYears = null, lifeStage = null } = document.criteria ?? {}
    rows.population.push({ id, sex, minAgeYears, maxAgeYears, lifeStage })
  }
  if (kind === 'interactant') {
    rows.interactant.push({ id, type: document.type })
    addMemberships(rows, document.memberOf, id, ids)
  }
}

type Condition = Extract<ThingRecord, { kind: 'condition' }>['document']

function addConditionRows(rows: RowSet, document: Condition, id: number, ids: Ids): void {
  const { plainName, type, parent, statements } = document
  rows.condition.push({ id, plainName, type })
  if (parent !== null) rows.membership.push({ memberId: id, classId: ids.of('condition', parent) })
  positions(statements, ({ aspect, text, citations }, position) => {
    const statementId = ids.statement(id, position)
    rows.conditionStatement.push({ id: statementId, conditionId: id, position, aspect, text })
    rows.citation.push(...positions(citations, (one, at) => ({ ...citationRow(one, at, ids), statementId })))
  })
}
