import type { z } from 'zod'
import { claim, claimDocument } from '../../api/claim.ts'
import { lenient } from '../../api/document.ts'
import { Management, ManagementDocument } from '../../api/management.ts'
import { matched } from '../../api/matched.ts'
import { KindedRef, kindedSlug } from '../../api/refs.ts'
import { text } from '../../api/text.ts'
import { ContraindicationStrength, RiskType, StatementStatus } from '../../knowledge/severity.ts'

/** What a contraindication may point at. Meeting a medicine, a food or a test is an interaction instead. */
export const targetKinds = ['condition', 'population', 'interactant'] as const

const own = {
  riskType: RiskType,
  strength: ContraindicationStrength,
  rationale: text(600).nullable().describe('Why, as the source says.'),
  statementStatus: StatementStatus,
}

export const Contraindication = claim('contraindication', {
  riskType: own.riskType,
  strength: own.strength,
  target: KindedRef.describe(
    'Who or what it concerns: a condition, a procedure, a population or an allergen.',
  ),
  management: Management,
  rationale: own.rationale,
  statementStatus: own.statementStatus,
  matched,
}).meta({ id: 'Contraindication', description: 'Who should not take a supplement, or only with care.' })
export type Contraindication = z.output<typeof Contraindication>

export const ContraindicationDocument = claimDocument({
  target: kindedSlug(targetKinds),
  ...lenient(own),
  management: ManagementDocument,
  statementStatus: StatementStatus.default('STATED'),
})
