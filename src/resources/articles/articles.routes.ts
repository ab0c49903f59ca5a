import type { FastifySchema } from 'fastify'
import { z } from 'zod'
import { flag } from '../../api/params.ts'
import type { App } from '../../plugins/zod.ts'
import { answerPage } from '../answer.ts'
import { listRoute, oneRoute, type Resource, resource } from '../resource.ts'
import { Article } from './articles.contract.ts'
import { answerArticle, articleTypes } from './articles.forms.ts'
import { ArticleQuery, articles, askArticles } from './articles.query.ts'
import { feedRoute } from './feed.routes.ts'
import { relatedRoute } from './related.routes.ts'
import { staleRoute } from './stale/stale.routes.ts'

export const articleResource = resource({
  noun: articles,
  path: 'articles',
  name: 'article',
  title: 'Article',
  tag: 'Content',
  record: Article,
  query: ArticleQuery,
  ask: askArticles,
  includes: [],
  example: 'ashwagandha-stress-linked-back-pain',
})

const text = (what: string) => ({ schema: z.string().describe(what) })

const JsonLd = z
  .object({
    '@context': z.literal('https://schema.org').describe('The vocabulary.'),
    '@graph': z
      .array(z.record(z.string(), z.unknown()))
      .describe('A MedicalWebPage, a FAQPage, DietarySupplements.'),
  })
  .meta({ id: 'ArticleJsonLd', description: 'An article in the vocabulary of schema.org.' })

const page = flag({
  description:
    'With `Accept: text/html`: `true` answers a whole page, for a browser, instead of a fragment, for a site.',
})

/** The route of one record, with the forms that an article is answered in besides. */
const formsRoute = (resource: Resource) => {
  const { schema } = oneRoute(resource)
  return {
    config: { produces: articleTypes },
    schema: {
      ...schema,
      description: `${schema.description} Answers in the form that \`Accept\` asks for: the record, a fragment of HTML with each fact as its record says it now, Markdown with tables and footnotes, or JSON-LD. \`Cache-Tag\` lists the records that it shows.`,
      querystring: (schema.querystring as z.ZodObject).extend({ page }),
      response: {
        200: {
          description: 'The article.',
          content: {
            'application/json': { schema: (schema.response as { 200: z.ZodType })[200] },
            'text/html': text('A fragment: one `article` element; with `page=true` a whole page.'),
            'text/markdown': text('CommonMark with tables and footnotes (GFM), behind YAML front matter.'),
            'application/ld+json': { schema: JsonLd },
          },
        },
      },
    } as FastifySchema,
  }
}

export const articleRoutes = (app: App) => {
  app.get('/v1/articles', listRoute(articleResource), (request, reply) =>
    answerPage(request, reply, articleResource),
  )
  app.get('/v1/articles/:slug', formsRoute(articleResource), answerArticle(articleResource))
  feedRoute(app)
  relatedRoute(app, articleResource)
  staleRoute(app, articleResource)
}
