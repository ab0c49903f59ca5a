import { z } from 'zod'
import { maxQuestion } from '../../api/claim.ts'
import { maxEmbedded } from '../../api/embedded.ts'
import { pathsOf } from '../../api/fields.ts'
import { codes, fieldsParam, paging, slugs } from '../../api/params.ts'
import { DisagreementAspect } from '../../knowledge/evidence.ts'
import { claimKinds } from '../../knowledge/things.ts'
import { AnyClaim } from '../claims.contract.ts'

/** How it is found out that claims differ; stands in the answer's meta. */
export const disagreementRule =
  'Claims are compared when they answer the same question: same supplement, same kind, same target, and for doses the same type, group of people and, for studied doses, the same preparation. Two of them differ when both say something and the one excludes the other: amounts that do not overlap once their units are converted (upper limits: that are not equal), times that do not overlap, another longest duration, another direction for the same outcome, another strength, severity, grade or advice, reported and denied. What one source says in several claims is no disagreement, nor is anything that one of them leaves open. Nothing here says who is right.'

export const Disagreement = z
  .object({
    question: z.string().max(maxQuestion).describe('Readable key of the question.'),
    kind: z.enum(claimKinds).describe('The kind of claim that answers it.'),
    about: z.array(DisagreementAspect).min(1).describe('In what the claims differ.'),
    claims: z
      .array(AnyClaim)
      .describe(`All claims that answer it, at most ${maxEmbedded}, in the default order of their kind.`),
  })
  .meta({ id: 'Disagreement', description: 'A question that sources answer differently, with all answers.' })

export const DisagreementQuery = z.strictObject({
  kind: codes(claimKinds, { description: 'Kinds of claim.' }),
  supplement: slugs({ description: 'Slugs of supplements.' }),
  condition: slugs({
    description:
      'Slugs of conditions that one of the claims is on: as its condition, its target or its effect.',
  }),
  ...paging,
  fields: fieldsParam(pathsOf(Disagreement)),
})
