import type { App } from '../../plugins/zod.ts'
import { answerOne, answerPage } from '../answer.ts'
import { listRoute, oneRoute, resource } from '../resource.ts'
import { Article } from './articles.contract.ts'
import { ArticleQuery, articles, askArticles } from './articles.query.ts'

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

export const articleRoutes = (app: App) => {
  app.get('/v1/articles', listRoute(articleResource), (request, reply) =>
    answerPage(request, reply, articleResource),
  )
  app.get('/v1/articles/:slug', oneRoute(articleResource), answerOne(articleResource))
}
