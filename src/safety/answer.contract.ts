import { z } from 'zod'
import { citations } from '../api/citation.ts'
import { Scope } from '../api/claim.ts'
import { Management } from '../api/management.ts'
import { KindedRef, ThingRef } from '../api/refs.ts'
import { ClaimId, Slug, text } from '../api/text.ts'
import { Agreement, Certainty, Support } from '../knowledge/evidence.ts'
import {
  AskedAs,
  FindingKind,
  FindingSeverity,
  MatchKind,
  ScopeMatch,
  SeverityBasisType,
  ViewStance,
} from '../knowledge/safety.ts'
import {
  ContraindicationStrength,
  CoverageStatus,
  CoverageTopic,
  InteractionMechanism,
  ManagementAction,
  RiskType,
} from '../knowledge/severity.ts'
import { thingKinds } from '../knowledge/things.ts'

export const AskedRef = z
  .object({
    as: AskedAs,
    kind: z.enum(thingKinds).nullable().describe('The kind of record; null when it is none, such as an age.'),
    slug: Slug.nullable().describe('The key of the record; null when there is none.'),
    name: z.string().describe('Its name, or what was sent where no record was found.'),
  })
  .meta({ id: 'AskedRef', description: 'Something that the supplements are checked against.' })

export const SeverityBasis = z
  .object({
    type: SeverityBasisType,
    rule: z
      .string()
      .nullable()
      .describe('Id of the rule at `/v1/meta/severity`; null when a source grades it.'),
  })
  .meta({ id: 'SeverityBasis', description: 'Where a severity is from.' })

export const View = z
  .object({
    claim: ClaimId,
    stance: ViewStance,
    severity: FindingSeverity.nullable().describe(
      'How serious, by this statement; null when it is no warning.',
    ),
    severityBasis: SeverityBasis.nullable().describe('Where that is from.'),
    action: ManagementAction,
    effect: z.string().nullable().describe('What happens, or why, in our words.'),
    mechanism: InteractionMechanism.nullable().describe(
      'How the two act on each other; null when it is no interaction.',
    ),
    riskType: RiskType.nullable().describe(
      'What sort of warning it is; null when it is no contraindication.',
    ),
    strength: ContraindicationStrength.nullable().describe(
      'How strict it is; null when it is no contraindication.',
    ),
    management: Management.nullable().describe(
      'What the source says to do; null where it says nothing of it.',
    ),
    scope: Scope,
    scopeMatch: ScopeMatch,
    certainty: Certainty,
    support: Support,
    sources: z.array(Slug).describe('Slugs of the sources; `citations` of the finding has them whole.'),
  })
  .meta({
    id: 'FindingView',
    description: 'What one statement says of the finding: every source has its own view.',
  })

const hours = z.number().nullable()

const Separation = z
  .object({
    hoursBefore: hours.describe(
      'Take the supplement at least so many hours before the other: the most that a source names.',
    ),
    hoursAfter: hours.describe('Take the supplement at least so many hours after the other.'),
  })
  .meta({
    id: 'FindingSeparation',
    description: 'How far to keep the two apart: the longest that any source asks for.',
  })

const StopBefore = z
  .object({
    days: z.int().describe('The longest that any source asks for, in days.'),
    inDays: z.number().nullable().describe('In how many days the procedure is, as the request says.'),
    daysLeft: z
      .number()
      .nullable()
      .describe('Days until it has to be stopped; negative when that time has passed.'),
  })
  .meta({
    id: 'FindingStopBefore',
    description: 'How long before to stop: the longest decides, `views` show all.',
  })

export const Finding = z
  .object({
    severity: FindingSeverity,
    severityBasis: SeverityBasis,
    kind: FindingKind,
    supplement: ThingRef.describe('The supplement that it is about.'),
    other: KindedRef.nullable().describe(
      'What the statements are about; null when they are about the supplement itself.',
    ),
    asked: AskedRef.describe('What was asked.'),
    matched: MatchKind,
    note: z.string().nullable().describe('What one has to know to read it rightly.'),
    effect: z.string().nullable().describe('What happens, by the most serious statement.'),
    mechanism: InteractionMechanism.nullable().describe('How, by the most serious statement.'),
    action: ManagementAction.describe('The most cautious of what the sources say to do.'),
    management: text(400).nullable().describe('What that source advises, in our words.'),
    separation: Separation.nullable().describe(
      'Hours to keep between the two; null when no source asks for any.',
    ),
    stopBefore: StopBefore.nullable().describe('How long before to stop; null when no source asks for it.'),
    certainty: Certainty.describe('How sure the most serious statement is.'),
    agreement: Agreement.describe('Whether the statements agree.'),
    views: z.array(View).describe('What each statement says, the most serious first.'),
    citations: citations.describe('Who says so.'),
  })
  .meta({ id: 'Finding', description: 'Something to avoid, to separate, to watch or to ask about.' })

const CheckedSupplement = z
  .object({
    slug: Slug.nullable().describe('null where no record was found.'),
    name: z.string().describe('Its name; where no record was found, what was sent.'),
  })
  .meta({ id: 'CheckedSupplement', description: 'A supplement that was asked about.' })

export const PairCoverage = z
  .object({
    supplement: CheckedSupplement,
    asked: AskedRef,
    topic: CoverageTopic.nullable().describe('The safety topic that it belongs to; null when none.'),
    status: CoverageStatus,
    claims: z.array(ClaimId).describe('The statements that it follows from.'),
    citations: citations.describe('Who looked, where a source reports none or requires none; empty else.'),
  })
  .meta({ id: 'PairCoverage', description: 'What is known about one pair. No state of it means safe.' })
