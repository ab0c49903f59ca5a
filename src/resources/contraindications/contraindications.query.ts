import type { z } from 'zod'
import { claimListQuery, exact } from '../../api/list-query.ts'
import { codes, slugs } from '../../api/params.ts'
import { claimConditions, claimNoun, managementColumn, throughClasses, unmatched } from '../../db/claims.ts'
import { ofCode, ofThing } from '../../db/facets.ts'
import { kindedRef, oneOf, sql } from '../../db/sql.ts'
import { ContraindicationStrength, ManagementAction, RiskType } from '../../knowledge/severity.ts'
import { Contraindication, targetKinds } from './contraindications.contract.ts'

export const contraindications = claimNoun('contraindication', {
  columns: sql`d.risk_type AS "riskType", d.strength, ${kindedRef('ta')} AS target, ${managementColumn},
    d.rationale, d.statement_status AS "statementStatus"`,
  joins: sql`JOIN contraindication d ON d.claim_id = c.id
    JOIN thing ta ON ta.id = d.target_id
    JOIN management m ON m.claim_id = c.id`,
  facets: {
    target: ofThing('ta'),
    targetKind: ofCode(sql`d.target_kind`),
    riskType: ofCode(sql`d.risk_type`),
    strength: ofCode(sql`d.strength`),
    managementAction: ofCode(sql`m.action`),
  },
  unasked: unmatched,
})

export const ContraindicationQuery = claimListQuery(Contraindication, 'the most cautious first', {
  target: slugs({
    description:
      'Slugs of conditions, procedures, populations or allergens. Claims on the classes above them are found too.',
  }),
  exact,
  targetKind: codes(targetKinds, { description: 'Kinds of target.' }),
  riskType: codes(RiskType.options, { description: 'What sort of warning it is.' }),
  strength: codes(ContraindicationStrength.options, { description: 'How strict it is.' }),
  managementAction: codes(ManagementAction.options, { description: 'What to do.' }),
})

export const askContraindications = (query: z.output<typeof ContraindicationQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`d.target_kind`, query.targetKind),
    ...oneOf(sql`d.risk_type`, query.riskType, '"RiskType"'),
    ...oneOf(sql`d.strength`, query.strength, '"ContraindicationStrength"'),
    ...oneOf(sql`m.action`, query.managementAction, '"ManagementAction"'),
  ],
  asked: query.target && throughClasses(sql`d.target_id`, query.target, targetKinds, query.exact ?? false),
})
