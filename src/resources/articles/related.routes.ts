import { z } from 'zod'
import { page, standingMeta } from '../../api/envelope.ts'
import { PathKey } from '../../api/text.ts'
import type { App } from '../../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../answer.ts'
import { addressWith } from '../paging.ts'
import type { Resource } from '../resource.ts'
import { ArticleBeside } from './related.contract.ts'
import { maxRelated, readRelated } from './related.query.ts'

/** Serves the articles beside one. */
export const relatedRoute = (app: App, resource: Resource) =>
  app.get(
    '/v1/articles/:slug/related',
    {
      schema: {
        operationId: 'listRelatedArticles',
        summary: 'List the articles beside an article',
        description: `Those that editors chose, then at most ${maxRelated} that share records, most first: a claim that both show weighs most, then what both are about, then what they mention; what many articles speak of weighs less.`,
        tags: ['Content'],
        params: z.strictObject({
          slug: PathKey.describe('The slug of an article.').meta({ example: resource.example }),
        }),
        response: { 200: page(ArticleBeside) },
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
