import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { page } from '../../api/envelope.ts'
import { PathKey } from '../../api/text.ts'
import { sql, when } from '../../db/sql.ts'
import type { App } from '../../plugins/zod.ts'
import { answerNested } from '../answer.ts'
import { type Resource, tagsOf } from '../resource.ts'
import { RankedSupplement, RankingQuery, rankingRule } from './ranking.contract.ts'
import { rankingOf } from './ranking.query.ts'

const ask = (query: z.output<typeof RankingQuery>) => ({
  conditions: when(query.minCertainty, least => sql`c.certainty <= ${least}::text::"Certainty"`),
})

const rankingFor = (condition: string): Resource => ({
  noun: rankingOf(condition),
  path: 'supplements',
  name: 'supplement',
  title: 'RankedSupplement',
  tag: 'Things',
  record: RankedSupplement,
  query: RankingQuery,
  ask: ask as unknown as Resource['ask'],
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
      200: page(RankedSupplement, { ranking: z.string().describe('How the rows are ordered, in words.') }),
    },
  },
})

/** Serves the supplements of a condition, ranked by evidence. */
export const rankingRoute = (app: App, condition: Resource) =>
  app.get('/v1/conditions/:slug/supplements', options(condition), (request, reply) =>
    answerNested(request, reply, condition, rankingFor((request.params as { slug: string }).slug), () => ({
      meta: { ranking: rankingRule },
    })),
  )
