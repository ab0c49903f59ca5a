import { z } from 'zod'
import { page, standingMeta } from '../../api/envelope.ts'
import { KindedRef } from '../../api/refs.ts'
import { PathKey } from '../../api/text.ts'
import type { App } from '../../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../answer.ts'
import { addressWith } from '../paging.ts'
import type { Resource } from '../resource.ts'
import { maxRelated, readRelated } from './related.query.ts'
import { ArticleSummary } from './summary.contract.ts'

const Related = ArticleSummary.extend({
  shared: z.array(KindedRef).describe('The things that both speak of; shared claims count too.'),
}).meta({ id: 'ArticleBeside', description: 'An article that shares records with another one.' })

/** Serves the articles that share records with one. */
export const relatedRoute = (app: App, resource: Resource) =>
  app.get(
    '/v1/articles/:slug/related',
    {
      schema: {
        operationId: 'listRelatedArticles',
        summary: 'List articles that share records with an article',
        description: `Those that share most first, at most ${maxRelated}: a claim that both show weighs most, then what both are about, then what they mention; what many articles speak of weighs less. What editors put beside the article by hand is its own \`related\`.`,
        tags: ['Content'],
        params: z.strictObject({
          slug: PathKey.describe('The slug of an article.').meta({ example: resource.example }),
        }),
        response: { 200: page(Related) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params
      const { related, ...state } = await readRelated(request.server.db, slug)
      if (related === null) return lookElsewhere(request, reply, resource, slug) as never
      tellSnapshot(reply, state)
      return {
        data: related,
        meta: { ...standingMeta, total: null },
        links: { self: addressWith(request), next: null },
      } as never
    },
  )
