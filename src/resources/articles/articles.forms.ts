import type { FastifyReply, FastifyRequest } from 'fastify'
import { asContracted } from '../../api/contract-guard.ts'
import { invalidParameter } from '../../api/problem.ts'
import { readOne } from '../../db/read.ts'
import { articleFragment } from '../../render/html/fragment.ts'
import { articlePage, pageSecurity } from '../../render/html/page.ts'
import { articleJsonLd } from '../../render/json-ld.ts'
import { articleMarkdown } from '../../render/markdown/document.ts'
import { type ArticleView, recordPath } from '../../render/view.ts'
import { answerOne, lookElsewhere, tellSnapshot } from '../answer.ts'
import { cacheTag } from '../cache-tag.ts'
import type { Resource } from '../resource.ts'
import { Article } from './articles.contract.ts'
import { figuresOf } from './figures.ts'
import { readRelated } from './related.query.ts'
import { tagsOfArticle } from './shown.ts'

const JSON_TYPE = 'application/json'

type Form = 'text/html' | 'text/markdown' | 'application/ld+json'

/** The forms that an article is answered in, the preferred one first. */
export const articleTypes = [JSON_TYPE, 'text/html', 'text/markdown', 'application/ld+json'] as const

interface Query {
  page?: boolean
  include?: string[]
  fields?: string[]
  release?: string
}

/** Parameters that change the record say nothing about a page, and the other way round. */
function refuseMixture(type: string, { page, ...ofRecord }: Query): void {
  if (page !== undefined && type !== 'text/html')
    throw invalidParameter('page', `goes with "Accept: text/html" only, not with ${type}`)
  const [name] = Object.keys(ofRecord)
  if (name !== undefined && type !== JSON_TYPE)
    throw invalidParameter(name, `goes with "Accept: ${JSON_TYPE}" only, not with ${type}`)
}

const render: Record<Form, (view: ArticleView, request: FastifyRequest) => string> = {
  'text/html': (view, request) => {
    const here = request.server.link(`/v1/articles/${view.article.slug}`)
    const alternates = {
      [JSON_TYPE]: here,
      'application/atom+xml': request.server.link('/v1/articles/feed.xml'),
    }
    return (request.query as Query).page ? articlePage(view, alternates) : articleFragment(view)
  },
  'text/markdown': articleMarkdown,
  'application/ld+json': view => JSON.stringify(articleJsonLd(view)),
}

/** Cards by hand come first, then articles that share records; six are enough. */
const cardsOf = (
  request: FastifyRequest,
  article: Article,
  others: Awaited<ReturnType<typeof readRelated>>['related'],
) => {
  const { articleUrl } = request.server
  const byHand = article.related.map(({ slug, teaser, ...card }) => ({
    ...card,
    teaser: teaser === card.title ? null : teaser,
    url: slug && articleUrl(slug),
  }))
  const known = new Set([article.slug, ...article.related.map(({ slug }) => slug)])
  const shared = (others ?? [])
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, title, category, subtitle, abstract }) => ({
      title,
      category,
      teaser: subtitle ?? abstract,
      url: articleUrl(slug),
    }))
  return [...byHand, ...shared].slice(0, Math.max(6, byHand.length))
}

/** An article with all that its forms need besides: read after it, and told as such. */
async function viewOf(request: FastifyRequest, reply: FastifyReply, article: Article): Promise<ArticleView> {
  const { server } = request
  const { related, ...state } = await readRelated(server.db, article.slug)
  tellSnapshot(reply, state)
  return {
    article,
    addressOf: (kind, key) => server.link(recordPath(kind, key)),
    link: server.link,
    canonical: server.articleUrl(article.slug),
    figures: await figuresOf(request, reply, article),
    related: cardsOf(request, article, related),
  }
}

async function answerForm(request: FastifyRequest, reply: FastifyReply, resource: Resource, form: Form) {
  const { slug } = request.params as { slug: string }
  const found = await readOne(request.server.db, resource.noun, slug)
  if (found.record === null) return lookElsewhere(request, reply, resource, slug)
  tellSnapshot(reply, found)
  const article = asContracted(Article, found.record)
  const view = await viewOf(request, reply, article)
  reply
    .header('cache-tag', cacheTag(tagsOfArticle(slug, article)))
    .header('link', `<${view.canonical}>; rel="canonical"`)
  if (form === 'text/html') reply.header('content-security-policy', pageSecurity)
  const charset = form === 'application/ld+json' ? '' : '; charset=utf-8'
  return reply.type(form + charset).send(render[form](view, request))
}

/** Answers an article in the form that is asked for. */
export const answerArticle = (resource: Resource) => {
  const answerJson = answerOne(resource)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { answerType } = request
    refuseMixture(answerType, request.query as Query)
    if (answerType !== JSON_TYPE) return answerForm(request, reply, resource, answerType as Form)
    reply.type('application/json; charset=utf-8')
    const body = await answerJson(request, reply)
    const { data } = body as { data?: Article }
    const { slug } = request.params as { slug: string }
    if (data !== undefined) reply.header('cache-tag', cacheTag(tagsOfArticle(slug, data)))
    return body
  }
}
