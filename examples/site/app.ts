import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import view from '@fastify/view'
import { Eta } from 'eta'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Api, ApiError, Moved } from './api.ts'
import { figureNames } from './figures.ts'
import { article, home, kinds, type Page, supplement, supplements, thing } from './pages.ts'
import { errorPage, words } from './words.ts'

const here = import.meta.dirname

/** What the site is built from. */
export interface SiteOptions {
  /** Root of the API, such as `http://127.0.0.1:3000`. */
  api: string
  /** Root of this site as readers reach it, for canonical addresses. */
  origin: string
}

/** Nothing runs, nothing is loaded from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const LIFETIME = 'public, max-age=60, stale-while-revalidate=600'
const FOR_EVER = 'public, max-age=31536000, immutable'

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Answers with a validator of its own, and with 304 to those who have it already. */
function send(request: FastifyRequest, reply: FastifyReply, type: string, body: string) {
  const etag = `"${hashOf(body)}"`
  reply.header('etag', etag).header('cache-control', LIFETIME).type(type)
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply.send(body)
}

type Params = { slug: string }

/** Builds the site. It keeps nothing: every page is made of what the API answers. Never listens. */
export async function buildSite({ api: root, origin }: SiteOptions): Promise<FastifyInstance> {
  const api = new Api(root)
  const css = readFileSync(join(here, 'public', 'site.css'), 'utf8')
  const icon = readFileSync(join(here, 'public', 'icon.svg'), 'utf8')
  const stylesheet = `/site-${hashOf(css)}.css`
  const app = Fastify()
  await app.register(view, {
    engine: { eta: new Eta() },
    root: join(here, 'views'),
    viewExt: 'eta',
    layout: 'layout.eta',
    defaultContext: { stylesheet, origin, words },
    production: true,
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(HEADERS)
  })

  const page =
    (template: string, read: (params: Params) => Promise<Page>) =>
    async (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => {
      const html = await reply.viewAsync(template, await read(request.params))
      return send(request, reply, 'text/html; charset=utf-8', String(html))
    }

  app.get(
    '/',
    page('home', () => home(api)),
  )
  app.get(
    '/supplements',
    page('supplements', () => supplements(api)),
  )
  app.get(
    '/articles/:slug',
    page('article', ({ slug }) => article(api, encodeURIComponent(slug))),
  )
  app.get(
    '/supplements/:slug',
    page('supplement', ({ slug }) => supplement(api, encodeURIComponent(slug))),
  )
  for (const kind of kinds)
    app.get(
      `/${kind}/:slug`,
      page('thing', ({ slug }) => thing(api, kind, encodeURIComponent(slug))),
    )
  for (const name of figureNames) {
    app.get<{ Params: Params; Querystring: { size?: string } }>(
      `/figures/:slug/${name}.svg`,
      async (request, reply) => {
        const size = request.query.size === 'narrow' ? '?size=narrow' : ''
        const svg = await api.svg(
          `/v1/supplements/${encodeURIComponent(request.params.slug)}/${name}.svg${size}`,
        )
        reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        return send(request, reply, 'image/svg+xml; charset=utf-8', svg)
      },
    )
  }
  app.get('/feed.xml', async (request, reply) =>
    send(request, reply, 'application/atom+xml; charset=utf-8', await api.atom('/v1/articles/feed.xml')),
  )
  app.get(stylesheet, async (_request, reply) =>
    reply.header('cache-control', FOR_EVER).type('text/css; charset=utf-8').send(css),
  )
  app.get('/icon.svg', async (_request, reply) =>
    reply.header('cache-control', LIFETIME).type('image/svg+xml').send(icon),
  )
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain').send('User-agent: *\nAllow: /\n'),
  )

  const fail = async (reply: FastifyReply, status: number) => {
    const html = await reply.viewAsync('error', errorPage(status))
    return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  }
  app.setNotFoundHandler((_request, reply) => fail(reply, 404))
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Moved) {
      const [, kind] = request.url.split('/')
      return reply.redirect(`/${kind}/${error.slug}`, 301)
    }
    return fail(reply, error instanceof ApiError ? error.status : 500)
  })
  return app
}
