import type { Prisma } from '../../generated/prisma/client.ts'
import type { ClaimRecord } from '../documents.ts'
import { citationRow } from './citations.ts'
import { addClaimDetails } from './claim-details.ts'
import { type Ids, type Life, positions, type RowSet } from './row-set.ts'

/** What a claim's row holds beyond its document: computed from the claims and sources around it. */
export type Derived = Pick<Prisma.ClaimCreateManyInput, 'question' | 'agreement' | 'rank' | 'support'> & {
  topics: NonNullable<Extract<Prisma.ClaimCreateManyInput['topics'], readonly unknown[]>>
}

/** Adds the rows of a claim. */
export function addClaimRows(rows: RowSet, claim: ClaimRecord, life: Life, ids: Ids, derived: Derived): void {
  const { kind, key, document } = claim
  const { knowledgeLevel, agentType, scope } = document
  rows.claim.push({
    ...life,
    ...derived,
    key,
    kind,
    supplementId: ids.of('supplement', document.supplement),
    conditionId: conditionOf(claim, ids),
    populationId: populationOf(claim, ids),
    // A dosage has these two as members of its own, in the same columns.
    scopeForm: (kind === 'dosage' ? document.form : null) ?? scope.form,
    scopeRoute: (kind === 'dosage' ? document.route : null) ?? scope.route,
    scopePopulation: scope.population,
    scopeDose: scope.dose,
    ...evidenceColumns(document.evidence),
    knowledgeLevel,
    agentType,
  })
  rows.citation.push(
    ...positions(document.citations, (one, position) => ({
      ...citationRow(one, position, ids),
      claimId: life.id,
    })),
  )
  addClaimDetails(rows, claim, life.id, ids)
}

const conditionOf = ({ document }: ClaimRecord, ids: Ids): number | null =>
  'condition' in document && document.condition !== null ? ids.of('condition', document.condition) : null

const populationOf = ({ document }: ClaimRecord, ids: Ids): number | null =>
  'population' in document && document.population !== null ? ids.of('population', document.population) : null

function evidenceColumns({
  certainty,
  direction,
  magnitude,
  studies,
  effect,
  result,
}: ClaimRecord['document']['evidence']) {
  return {
    certainty,
    direction,
    magnitude,
    ...studies,
    effectOutcome: effect?.outcome ?? null,
    effectMeasure: effect?.measure ?? null,
    effectValue: effect?.value ?? null,
    effectCiLow: effect?.ciLow ?? null,
    effectCiHigh: effect?.ciHigh ?? null,
    effectComparator: effect?.comparator ?? null,
    effectDuration: effect?.duration ?? null,
    result,
  }
}
