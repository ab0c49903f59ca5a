import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { code, slugs } from '../../api/params.ts'
import { PathKey } from '../../api/text.ts'
import type { App } from '../../plugins/zod.ts'
import { type FigureSize, figureSizes } from '../../render/figures/frame.ts'
import { lookElsewhere, tellSnapshot } from '../answer.ts'
import { cacheTag, tagOf } from '../cache-tag.ts'
import type { Resource } from '../resource.ts'
import { readDrawn } from './figures.query.ts'
import { type FigureName, figures } from './figures.ts'

const SVG = 'image/svg+xml'

/** A picture that runs nothing and loads nothing: its own style only. */
const POLICY = "default-src 'none';style-src 'unsafe-inline';frame-ancestors 'none';sandbox"

const Query = z.strictObject({
  condition: slugs({
    description:
      'Slugs of conditions: draws what is said for them, and what holds for none in particular, such as limits.',
  }),
  size: code(Object.keys(figureSizes) as [FigureSize, ...FigureSize[]], {
    description:
      '`narrow` is drawn for a phone (360 px), `wide`, the default, for a column of text (720 px).',
  }),
})

const common =
  'SVG with a title and a description for those who cannot see it, in light and dark by what the reader prefers. Where nothing is recorded it says so, and what that does not mean.'

const routeOf = (name: FigureName, { example }: Resource) => ({
  config: { produces: [SVG] },
  schema: {
    operationId: `drawSupplement${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    summary: figures[name].summary,
    description: `${figures[name].description} ${common}`,
    tags: ['Things'],
    params: z.strictObject({ slug: PathKey.describe('The slug of a supplement.').meta({ example }) }),
    querystring: Query,
    response: {
      200: { description: 'The figure.', content: { [SVG]: { schema: z.string().describe('SVG.') } } },
    },
  } as FastifySchema,
})

/** Serves the figures of supplements. */
export const figureRoutes = (app: App, resource: Resource) => {
  for (const name of Object.keys(figures) as FigureName[]) {
    const { drawn: kind, draw } = figures[name]
    app.get(`/v1/supplements/:slug/${name}.svg`, routeOf(name, resource), async (request, reply) => {
      const { slug } = request.params as { slug: string }
      const { condition, size = 'wide' } = request.query as z.output<typeof Query>
      const { drawn, ...state } = await readDrawn(request.server.db, slug, [kind], condition)
      if (drawn === null) return lookElsewhere(request, reply, resource, slug)
      tellSnapshot(reply, state)
      const tags = [tagOf('supplement', slug), ...drawn[kind].map(claim => tagOf(claim.kind, claim.id))]
      reply.header('content-security-policy', POLICY).header('cache-tag', cacheTag(tags))
      return reply.type(`${SVG}; charset=utf-8`).send(draw(drawn, size).svg)
    })
  }
}
