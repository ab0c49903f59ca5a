import { z } from 'zod'
import { KindedRef, ThingRef } from '../api/refs.ts'
import { ClaimId } from '../api/text.ts'
import { FindingSeverity, MatchKind } from '../knowledge/safety.ts'
import { CoverageStatus, ManagementAction } from '../knowledge/severity.ts'
import { SeverityBasis } from './answer.contract.ts'

const Reason = z
  .object({
    asked: KindedRef.describe('What was excluded.'),
    other: KindedRef.nullable().describe('What the statements are about.'),
    matched: MatchKind,
    severity: FindingSeverity,
    severityBasis: SeverityBasis,
    action: ManagementAction,
    claims: z.array(ClaimId).describe('Who says so.'),
  })
  .meta({ id: 'ExclusionReason', description: 'Why a supplement is left out.' })

export const Excluded = z
  .object({
    supplement: ThingRef.describe('The supplement that is left out.'),
    reasons: z.array(Reason).describe('Why, the most serious first.'),
  })
  .meta({ id: 'ExcludedSupplement', description: 'A supplement that a ranking leaves out, and why.' })

export const Unassessed = z
  .object({
    supplement: ThingRef.describe('A supplement that is not left out.'),
    asked: KindedRef.describe('What was excluded.'),
    status: CoverageStatus,
  })
  .meta({
    id: 'UnassessedPair',
    description: 'A pair that no source has assessed: that it is not left out does not mean safe.',
  })
