import type { FastifySchema } from 'fastify'
import type { z } from 'zod'
import { one, standingMeta } from '../api/envelope.ts'
import type { App } from '../plugins/zod.ts'
import { tellSnapshot } from '../resources/answer.ts'
import { addressWith } from '../resources/paging.ts'
import { CompareQuery, Comparison } from './compare.contract.ts'
import { compareSupplements } from './compare.ts'

const schema: FastifySchema = {
  operationId: 'compareSupplements',
  summary: 'Put supplements side by side',
  description:
    'Evidence, time to effect and doses for a condition, warnings, limits and coverage of each, and what is known about taking them together.',
  tags: ['Safety', 'Things'],
  querystring: CompareQuery,
  response: { 200: one(Comparison) },
}

/** Serves `/v1/compare`. */
export const compareRoute = (app: App) =>
  app.get<{ Querystring: z.output<typeof CompareQuery> }>(
    '/v1/compare',
    { schema },
    async (request, reply) => {
      const { data, ...state } = await compareSupplements(app.db, request.query)
      tellSnapshot(reply, state)
      return { data, meta: standingMeta, links: { self: addressWith(request) } } as never
    },
  )
