import { z } from 'zod'
import type { App } from '../../plugins/zod.ts'
import { atomFeed } from '../../render/atom.ts'
import { tellSnapshot } from '../answer.ts'
import { cacheTag, tagOf } from '../cache-tag.ts'
import { maxEntries, readFeed } from './feed.query.ts'

const ATOM = 'application/atom+xml'

/** Serves the Atom feed of articles. */
export const feedRoute = (app: App) =>
  app.get(
    '/v1/articles/feed.xml',
    {
      config: { produces: [ATOM] },
      schema: {
        operationId: 'getArticleFeed',
        summary: 'The newest articles as a feed',
        description: `Atom (RFC 4287): the ${maxEntries} articles whose text changed last, newest first. Addresses are those of KB_ARTICLE_URL, where it is set.`,
        tags: ['Content'],
        response: {
          200: { description: 'The feed.', content: { [ATOM]: { schema: z.string().describe('Atom.') } } },
        },
      },
    },
    async (request, reply) => {
      const { server } = request
      const { articles, ...state } = await readFeed(server.db)
      tellSnapshot(reply, state)
      reply.header('cache-tag', cacheTag(['articles', ...articles.map(({ slug }) => tagOf('article', slug))]))
      const addresses = {
        self: server.link('/v1/articles/feed.xml'),
        home: server.link('/v1/articles'),
        article: server.articleUrl,
      }
      return reply.type(`${ATOM}; charset=utf-8`).send(atomFeed(addresses, articles) as never)
    },
  )
