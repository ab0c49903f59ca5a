import type { ManagementDocument } from '../../api/management.ts'
import { daysOf, isoDurationOf } from '../../knowledge/time.ts'
import type { ClaimRecord, DocumentOf } from '../documents.ts'
import { type Ids, positions, type RowSet } from './row-set.ts'

/** Adds the rows that only one kind of claim has. */
export function addClaimDetails(
  rows: RowSet,
  { kind, document }: ClaimRecord,
  claimId: number,
  ids: Ids,
): void {
  switch (kind) {
    case 'indication': {
      const { relation, useBasis, outcome, note } = document
      rows.indication.push({ claimId, relation, useBasis, outcome, note })
      return
    }
    case 'action': {
      const { mechanism, constituent, actionType, aspect, direction, studyContext, statement } = document
      const mechanismId = ids.of('mechanism', mechanism)
      rows.action.push({
        claimId,
        mechanismId,
        constituent,
        actionType,
        aspect,
        direction,
        studyContext,
        statement,
      })
      return
    }
    case 'dosage':
      rows.dosage.push(dosageRow(document, claimId))
      return
    case 'timeline':
      rows.timeline.push(timelineRow(document, claimId))
      return
    case 'contraindication': {
      const { riskType, strength, target, rationale, statementStatus, management } = document
      const targetId = ids.of(target.kind, target.slug)
      const own = { riskType, strength, rationale, statementStatus }
      rows.contraindication.push({ claimId, targetId, targetKind: target.kind, ...own })
      rows.management.push(managementRow(management, claimId))
      return
    }
    case 'interaction': {
      const { interactant, direction, effect, mechanismType, severity, occurrence, overall, management } =
        document
      const interactantId = ids.of(interactant.kind, interactant.slug)
      const own = { direction, effect, mechanismType, severity, occurrence, overall }
      rows.interaction.push({ claimId, interactantId, interactantKind: interactant.kind, ...own })
      rows.management.push(managementRow(management, claimId))
      return
    }
    case 'adverse-effect': {
      const { effect, polarity, frequency, seriousness, statement } = document
      const effectId = effect === null ? null : ids.of('condition', effect)
      rows.adverseEffect.push({ claimId, effectId, polarity, frequency, seriousness, statement })
      return
    }
    case 'combination': {
      const { with: partner, purpose } = document
      const withId = ids.of(partner.kind, partner.slug)
      rows.combination.push({ claimId, withId, withKind: partner.kind, purpose })
      return
    }
    case 'comparison': {
      const { with: other, differences, substitution, note } = document
      rows.comparison.push({ claimId, withId: ids.of(other.kind, other.slug), substitution, note })
      rows.comparisonDifference.push(
        ...positions(differences, (difference, position) => ({ claimId, position, ...difference })),
      )
      return
    }
    case 'protocol':
      rows.protocolStep.push(
        ...positions(document.steps, (step, position) => {
          const thingId = ids.of(step.kind, step.slug)
          return { claimId, position, thingId, thingKind: step.kind, text: step.text }
        }),
      )
      return
    case 'population-note': {
      const { expectation, caveat } = document
      rows.populationNote.push({ claimId, expectation, caveat })
    }
  }
}

function dosageRow(document: DocumentOf<'dosage'>, claimId: number): RowSet['dosage'][number] {
  const {
    type,
    amount,
    amountBasis,
    per,
    frequency,
    timing,
    withFood,
    severityTier,
    duration,
    authority,
    note,
  } = document
  return {
    claimId,
    ...{ type, amountMin: amount.min, amountMax: amount.max, unit: amount.unit, amountBasis, per },
    timesMin: frequency?.timesMin ?? null,
    timesMax: frequency?.timesMax ?? null,
    period: frequency?.period ?? null,
    periodUnit: frequency?.periodUnit ?? null,
    ...{ timing, withFood, severityTier },
    durationMin: duration?.min ?? null,
    durationMax: duration?.max ?? null,
    durationUnit: duration?.unit ?? null,
    authorityName: authority?.name ?? null,
    authorityJurisdiction: authority?.jurisdiction ?? null,
    note,
  }
}

function timelineRow(document: DocumentOf<'timeline'>, claimId: number): RowSet['timeline'][number] {
  const { measure, start, end, label, outcome, basis, breaks } = document
  return {
    ...{ claimId, measure, label, outcome, basis, breaks },
    startValue: start?.value ?? null,
    startUnit: start?.unit ?? null,
    endValue: end?.value ?? null,
    endUnit: end?.unit ?? null,
    startDay: start === null ? null : daysOf(start),
    endDay: end === null ? null : daysOf(end),
    isoStart: start === null ? null : isoDurationOf(start),
    isoEnd: end === null ? null : isoDurationOf(end),
  }
}

const managementRow = (
  { action, stopBefore, separation, text }: ManagementDocument,
  claimId: number,
): RowSet['management'][number] => ({
  claimId,
  action,
  stopBeforeMin: stopBefore?.min ?? null,
  stopBeforeMax: stopBefore?.max ?? null,
  stopBeforeUnit: stopBefore?.unit ?? null,
  separates: separation !== null,
  hoursBefore: separation?.hoursBefore ?? null,
  hoursAfter: separation?.hoursAfter ?? null,
  text,
})
