import type { z } from 'zod'
import { claimListQuery, exact } from '../../api/list-query.ts'
import { codes, slugs } from '../../api/params.ts'
import { claimConditions, claimNoun, managementColumn, throughClasses, unmatched } from '../../db/claims.ts'
import { ofCode, ofThing } from '../../db/facets.ts'
import { kindedRef, oneOf, sql } from '../../db/sql.ts'
import {
  InteractionMechanism,
  InteractionOverall,
  InteractionSeverity,
  ManagementAction,
} from '../../knowledge/severity.ts'
import { InteractantType } from '../../knowledge/things.ts'
import { Interaction, interactantKinds } from './interactions.contract.ts'

export const interactions = claimNoun('interaction', {
  columns: sql`${kindedRef('ot')} AS interactant, d.direction, d.effect, d.mechanism_type AS "mechanismType",
    d.severity, d.occurrence, d.overall, ${managementColumn}`,
  joins: sql`JOIN interaction d ON d.claim_id = c.id
    JOIN thing ot ON ot.id = d.interactant_id
    LEFT JOIN interactant it ON it.id = d.interactant_id
    JOIN management m ON m.claim_id = c.id`,
  facets: {
    interactant: ofThing('ot'),
    interactantKind: ofCode(sql`d.interactant_kind`),
    interactantType: ofCode(sql`it.type`),
    severity: ofCode(sql`d.severity`),
    overall: ofCode(sql`d.overall`),
    mechanismType: ofCode(sql`d.mechanism_type`),
    managementAction: ofCode(sql`m.action`),
  },
  unasked: unmatched,
})

export const InteractionQuery = claimListQuery(Interaction, 'the most cautious first', {
  interactant: slugs({
    description:
      'Slugs of drugs, classes, foods, tests or other supplements. Claims on the classes above them are found too.',
  }),
  exact,
  interactantKind: codes(interactantKinds, { description: 'Kinds of record that the other one is.' }),
  interactantType: codes(InteractantType.options, { description: 'What sort of thing the other one is.' }),
  severity: codes(InteractionSeverity.options, {
    description: 'How serious it is, as the source grades it.',
  }),
  overall: codes(InteractionOverall.options, { description: 'Severity and occurrence together.' }),
  mechanismType: codes(InteractionMechanism.options, { description: 'How the two act on each other.' }),
  managementAction: codes(ManagementAction.options, { description: 'What to do.' }),
})

export const askInteractions = (query: z.output<typeof InteractionQuery>) => ({
  conditions: [
    ...claimConditions(query),
    ...oneOf(sql`d.interactant_kind`, query.interactantKind),
    ...oneOf(sql`it.type`, query.interactantType, '"InteractantType"'),
    ...oneOf(sql`d.severity`, query.severity, '"InteractionSeverity"'),
    ...oneOf(sql`d.overall`, query.overall, '"InteractionOverall"'),
    ...oneOf(sql`d.mechanism_type`, query.mechanismType, '"InteractionMechanism"'),
    ...oneOf(sql`m.action`, query.managementAction, '"ManagementAction"'),
  ],
  asked:
    query.interactant &&
    throughClasses(sql`d.interactant_id`, query.interactant, interactantKinds, query.exact ?? false),
})
