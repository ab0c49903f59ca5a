import type { z } from 'zod'
import type { View } from './answer.contract.ts'
import { actionOf, gradeOf, stanceOf } from './grading.ts'
import type { CitationOf, WarningClaim } from './loaded.ts'
import type { Match } from './match.ts'
import { scopeMatch } from './scope.ts'

export type ViewOf = z.output<typeof View>

/** What one source says, as far as it bears on what was asked. */
export function viewOf({ claim, matched }: Match, taken: readonly (string | null)[]): ViewOf {
  const stance = stanceOf(claim)
  const { severity, basis } = gradeOf(claim, matched)
  return {
    claim: claim.id,
    stance,
    severity: stance === 'WARNS' ? severity : null,
    severityBasis: stance === 'WARNS' ? basis : null,
    action: actionOf(claim, matched),
    effect: effectOf(claim),
    mechanism: claim.kind === 'interaction' ? claim.mechanismType : null,
    riskType: claim.kind === 'contraindication' ? claim.riskType : null,
    strength: claim.kind === 'contraindication' ? claim.strength : null,
    management: claim.kind === 'adverse-effect' ? null : claim.management,
    scope: claim.scope,
    scopeMatch: scopeMatch(claim.scope.form, taken),
    certainty: claim.certainty,
    support: claim.support,
    sources: claim.citations.map(({ source }) => source.slug),
  }
}

const effectOf = (claim: WarningClaim): string | null =>
  claim.kind === 'interaction'
    ? claim.effect
    : claim.kind === 'contraindication'
      ? claim.rationale
      : claim.statement

/** The citations of several statements, each once, in their order. */
export const citationsOfAll = (claims: readonly { citations: readonly CitationOf[] }[]): CitationOf[] => [
  ...new Map(
    claims
      .flatMap(({ citations }) => citations)
      .map(one => [`${one.source.slug} ${one.stance} ${one.locator} ${one.snippet}`, one] as const),
  ).values(),
]
