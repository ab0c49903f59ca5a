import { z } from 'zod'
import { citations } from '../api/citation.ts'
import { KindedRef, ThingRef } from '../api/refs.ts'
import { ClaimId } from '../api/text.ts'
import { FindingKind } from '../knowledge/safety.ts'
import { coverage } from '../resources/supplements/supplements.contract.ts'
import { Finding } from './answer.contract.ts'
import { AppliedLimit } from './totals.contract.ts'

const NothingFound = z
  .object({
    kind: FindingKind,
    other: KindedRef.nullable().describe(
      'What the sources looked at; null when it is the supplement itself.',
    ),
    claims: z.array(ClaimId).describe('Their statements.'),
    citations,
  })
  .meta({
    id: 'NothingFound',
    description: 'What sources looked at and report nothing of. It never outweighs a warning.',
  })

export const SupplementSafety = z
  .object({
    supplement: ThingRef.describe('The supplement.'),
    findings: z.array(Finding).describe('Every warning, the most serious first.'),
    limits: z.array(AppliedLimit).describe('The most that authorities set, for anybody and anywhere.'),
    nothingFound: z.array(NothingFound).describe('What sources looked at and report nothing of.'),
    coverage,
  })
  .meta({ id: 'SupplementSafety', description: 'All that is published about the safety of one supplement.' })
