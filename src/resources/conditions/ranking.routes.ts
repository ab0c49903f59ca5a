import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { page } from '../../api/envelope.ts'
import { PathKey } from '../../api/text.ts'
import type { Snapshot } from '../../db/read.ts'
import { sql, when } from '../../db/sql.ts'
import type { App } from '../../plugins/zod.ts'
import { Excluded, Unassessed } from '../../safety/exclusion.contract.ts'
import { type Exclusion, exclusionFor } from '../../safety/exclusion.ts'
import { answerNested, tellSnapshot } from '../answer.ts'
import { type Resource, tagsOf } from '../resource.ts'
import { RankedSupplement, RankingQuery, rankingRule } from './ranking.contract.ts'
import { rankingOf } from './ranking.query.ts'

const askWithout = (excluded: readonly string[]) => (query: z.output<typeof RankingQuery>) => ({
  conditions: [
    ...when(query.minCertainty, least => sql`c.certainty <= ${least}::text::"Certainty"`),
    ...(excluded.length === 0 ? [] : [sql`su.slug <> ALL (${excluded}::text[])`]),
  ],
})

const rankingFor = (condition: string, excluded: readonly string[]): Resource => ({
  noun: rankingOf(condition),
  path: 'supplements',
  name: 'supplement',
  title: 'RankedSupplement',
  tag: 'Things',
  record: RankedSupplement,
  query: RankingQuery,
  ask: askWithout(excluded) as unknown as Resource['ask'],
  includes: [],
  example: 'ashwagandha',
})

const options = (condition: Resource): { schema: FastifySchema } => ({
  schema: {
    operationId: 'rankConditionSupplements',
    summary: 'Rank the supplements for a condition',
    description: rankingRule,
    tags: tagsOf('rankConditionSupplements', 'Things'),
    params: z.strictObject({
      slug: PathKey.describe('The slug of a condition.').meta({ example: condition.example }),
    }),
    querystring: RankingQuery,
    response: {
      200: page(RankedSupplement, {
        ranking: z.string().describe('How the rows are ordered, in words.'),
        excluded: z.array(Excluded).describe('What `exclude` left out, and why; empty without it.'),
        unassessed: z
          .array(Unassessed)
          .describe(
            'What no source has assessed of what `exclude` did not leave out: not left out does not mean safe.',
          ),
      }),
    },
  },
})

const nobody: Exclusion & { readFrom: Snapshot[] } = { excluded: [], unassessed: [], readFrom: [] }

/** Serves the supplements of a condition, ranked by evidence. */
export const rankingRoute = (app: App, condition: Resource) =>
  app.get('/v1/conditions/:slug/supplements', options(condition), async (request, reply) => {
    const { slug } = request.params as { slug: string }
    const { exclude } = request.query as z.output<typeof RankingQuery>
    const { readFrom, ...exclusion } = exclude ? await exclusionFor(app.db, slug, exclude) : nobody
    // An answer whose statements read different states is not kept.
    for (const state of readFrom) tellSnapshot(reply, state)
    const ranked = rankingFor(
      slug,
      exclusion.excluded.map(({ supplement }) => supplement.slug),
    )
    return answerNested(request, reply, condition, ranked, () => ({
      meta: { ranking: rankingRule, ...exclusion },
    }))
  })
