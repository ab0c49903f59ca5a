import { z } from 'zod'
import { page } from '../../api/envelope.ts'
import type { App } from '../../plugins/zod.ts'
import { answerPage } from '../answer.ts'
import type { Resource } from '../resource.ts'
import { Disagreement, DisagreementQuery, disagreementRule } from './disagreements.contract.ts'
import { disagreementsOn } from './disagreements.query.ts'

const resourceFor = (query: z.output<typeof DisagreementQuery>): Resource => ({
  noun: disagreementsOn(query),
  path: 'disagreements',
  name: 'disagreement',
  title: 'Disagreement',
  tag: 'Claims',
  record: Disagreement,
  query: DisagreementQuery,
  ask: () => ({ conditions: [] }),
  includes: [],
  example: '',
})

const schema = {
  operationId: 'listDisagreements',
  summary: 'List what sources disagree on',
  description: `Questions that sources answer differently, each with all its claims side by side. ${disagreementRule}`,
  tags: ['Claims'],
  querystring: DisagreementQuery,
  response: {
    200: page(Disagreement, {
      rule: z.string().describe('How it is found out that claims differ, in words.'),
    }),
  },
}

/** Serves `GET /v1/disagreements`. */
export const disagreementRoute = (app: App) =>
  app.get(
    '/v1/disagreements',
    { schema },
    (request, reply) =>
      answerPage(request, reply, resourceFor(request.query), { meta: { rule: disagreementRule } }) as never,
  )
