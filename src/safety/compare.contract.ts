import { z } from 'zod'
import { slugs } from '../api/params.ts'
import { ThingRef } from '../api/refs.ts'
import { Slug, slugPattern, text } from '../api/text.ts'
import { FindingSeverity } from '../knowledge/safety.ts'
import { SupplementCategory } from '../knowledge/things.ts'
import { RankedSupplement } from '../resources/conditions/ranking.contract.ts'
import { Dosage } from '../resources/dosages/dosages.contract.ts'
import { coverage } from '../resources/supplements/supplements.contract.ts'
import { Timeline } from '../resources/timelines/timelines.contract.ts'
import { Finding, PairCoverage } from './answer.contract.ts'
import { AppliedLimit } from './totals.contract.ts'

export const maxCompared = 5

const slugList = (maxItems: number) => ({
  items: { type: 'string', maxLength: 100, pattern: slugPattern.source },
  maxItems,
})

export const CompareQuery = z.strictObject({
  supplements: slugs({ description: 'Slugs.' })
    .unwrap()
    .refine(list => new Set(list).size === list.length, 'names a supplement twice')
    .refine(list => list.length >= 2 && list.length <= maxCompared, `takes 2 to ${maxCompared} supplements`)
    .meta({
      description: `Slugs of 2 to ${maxCompared} supplements, separated by commas.`,
      example: 'ashwagandha,magnesium',
      'x-list': slugList(maxCompared),
    }),
  condition: z
    .string()
    .max(100)
    .regex(slugPattern, 'is not a slug: lower-case letters, digits, single hyphens')
    .optional()
    .meta({
      description: 'Slug of the one condition that they are compared for.',
      example: 'poor-sleep',
      'x-list': slugList(1),
    }),
})

const Compared = z
  .object({
    slug: Slug,
    name: text(200).describe('Name to show.'),
    category: SupplementCategory,
    summary: text(1000).nullable().describe('What it is, in a sentence or two.'),
    evidence: RankedSupplement.nullable().describe(
      'How well it is founded for the condition; null without a condition, or when nobody claims anything of it.',
    ),
    timelines: z.array(Timeline).describe('How soon, for the condition; empty without one.'),
    dosages: z.array(Dosage).describe('How much, for the condition; empty without one.'),
    warnings: z
      .array(
        z
          .object({ severity: FindingSeverity, count: z.int().describe('How many findings.') })
          .meta({ id: 'WarningCount', description: 'How many findings of a severity there are.' }),
      )
      .describe('Findings of each severity, worst first; `/v1/supplements/{slug}/safety` has them whole.'),
    limits: z.array(AppliedLimit).describe('The most that authorities set.'),
    coverage,
  })
  .meta({ id: 'ComparedSupplement', description: 'One of the supplements that stand side by side.' })

export const Comparison = z
  .object({
    condition: ThingRef.nullable().describe('The condition that they are compared for.'),
    supplements: z.array(Compared).describe('The supplements, in the order of the request.'),
    together: z
      .object({
        findings: z.array(Finding).describe('What is found about taking them together.'),
        coverage: z.array(PairCoverage).describe('What is known about each pair of them.'),
      })
      .describe('What is known about taking them together.'),
  })
  .meta({ id: 'SideBySide', description: 'Supplements side by side. Nothing of it says that one is safe.' })
