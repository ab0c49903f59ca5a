import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { one, standingMeta } from '../api/envelope.ts'
import { PathKey } from '../api/text.ts'
import type { App } from '../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../resources/answer.ts'
import { addressWith } from '../resources/paging.ts'
import { supplementResource } from '../resources/supplements/supplements.routes.ts'
import { SupplementSafety } from './record.contract.ts'
import { safetyOf } from './record.ts'
import { stockFor } from './store.ts'

const schema: FastifySchema = {
  operationId: 'getSupplementSafety',
  summary: 'All about the safety of one supplement',
  description:
    'Every warning, the most serious first, with each source’s own view; limits; what sources looked at and report nothing of; and what nobody has assessed.',
  tags: ['Safety', 'Things'],
  params: z.strictObject({
    slug: PathKey.describe('The slug of a supplement.').meta({ example: 'turmeric' }),
  }),
  response: { 200: one(SupplementSafety) },
}

/** Serves `/v1/supplements/{slug}/safety`. */
export const supplementSafetyRoute = (app: App) =>
  app.get<{ Params: { slug: string } }>(
    '/v1/supplements/:slug/safety',
    { schema },
    async (request, reply) => {
      const { slug } = request.params
      const { records, ...state } = await stockFor(app.db, { supplements: [slug], asked: [] })
      const record = records.get(slug)
      if (!record) return lookElsewhere(request, reply, supplementResource, slug)
      tellSnapshot(reply, state)
      return { data: safetyOf(record), meta: standingMeta, links: { self: addressWith(request) } } as never
    },
  )
