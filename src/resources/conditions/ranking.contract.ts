import { z } from 'zod'
import { pathsOf } from '../../api/fields.ts'
import { code, fieldsParam, paging, slugs } from '../../api/params.ts'
import { Slug, text } from '../../api/text.ts'
import { Agreement, Certainty, EffectDirection } from '../../knowledge/evidence.ts'
import { SupplementCategory } from '../../knowledge/things.ts'
import { Indication } from '../indications/indications.contract.ts'

/** How supplements are ranked for a condition; stands in the answer's meta. */
export const rankingRule =
  'One row per supplement, judged by its best-founded indication for the condition: claims of sources before claims of articles, then by certainty, then by participants. Rows: BENEFIT first by certainty, magnitude and participants, then MIXED, NO_EFFECT and UNKNOWN, then HARM, which is marked; after all of these, in the same order, what only articles say; last what no source supports any more. Ranking says how well something is founded, not that it is safe.'

export const RankedSupplement = z
  .object({
    supplement: z
      .object({
        slug: Slug,
        name: text(200).describe('Name to show.'),
        category: SupplementCategory,
        summary: text(1000).nullable().describe('What it is, in a sentence or two.'),
      })
      .meta({ id: 'RankedSupplementRef', description: 'The supplement, in short.' }),
    direction: EffectDirection,
    certainty: Certainty,
    harm: z.boolean().describe('True when the best-founded claim is that it does harm.'),
    articleOnly: z.boolean().describe('True when no other source than an article makes the claim.'),
    agreement: Agreement,
    claims: z.int().min(1).describe('Number of indications of the supplement for the condition.'),
    best: Indication.describe('The best-founded indication.'),
  })
  .meta({ id: 'RankedSupplement', description: 'A supplement in the ranking for a condition.' })

export const RankingQuery = z.strictObject({
  minCertainty: code(Certainty.exclude(['NOT_GRADED', 'UNKNOWN']).options, {
    description: 'Only supplements whose best-founded claim is graded at least so.',
  }),
  exclude: slugs({
    description:
      'Slugs of medicines, conditions, groups of people or supplements: leaves out what a source warns of for one of them, and tells why in `meta.excluded`.',
  }),
  ...paging,
  fields: fieldsParam(pathsOf(RankedSupplement)),
})
