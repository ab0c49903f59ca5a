import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { COMPRESS_FROM, compress } from './compress.ts'
import { etagOf, matchingTag, tagCore } from './entity-tag.ts'
import { type Coding, negotiateCoding } from './negotiate.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether shared caches may keep the route's answers. When not said: all reads under /v1. */
    cacheable?: boolean
  }
  interface FastifyReply {
    /** Version of the record, when the answer is one plain record: its ETag begins with it. */
    recordVersion: number | null
  }
}

/** How long caches may keep an answer, and use it while they ask again or when we do not answer. */
const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400'

/** The same for what can never change: a release. A week, so that a mistake does not outlive its correction for long. */
export const FOR_EVER = 'public, max-age=604800, immutable'

/** The request headers that a cacheable answer depends on. */
const VARY = 'Accept-Encoding, Accept'

const READS = new Set(['GET', 'HEAD'])
// 304 comes so far only from routes that stream, and know their own ETag.
const KEPT = new Set([200, 301, 304, 308])

function isCacheable(request: FastifyRequest, reply: FastifyReply): boolean {
  if (!READS.has(request.method) || !KEPT.has(reply.statusCode)) return false
  return request.routeOptions.config.cacheable ?? request.routeOptions.url?.startsWith('/v1') ?? false
}

/** Errors, and answers to anything but a read, are not to be kept: what a caller posts is health data. */
function isForbidden(request: FastifyRequest, reply: FastifyReply): boolean {
  return reply.statusCode >= 400 || !(READS.has(request.method) || request.method === 'OPTIONS')
}

function addVary(reply: FastifyReply): void {
  const present = reply.getHeader('vary')
  reply.header('vary', present ? `${present}, ${VARY}` : VARY)
}

/** Answers in the content coding, or with 304 when the caller has the present representation already. */
async function answer(request: FastifyRequest, reply: FastifyReply, body: Buffer) {
  const core = tagCore(body, reply.recordVersion)
  const coding = codingFor(request, body)
  const known = matchingTag(request.headers['if-none-match'], core, coding)
  reply.header('etag', known ?? etagOf(core, coding)).removeHeader('content-length')
  if (known) reply.code(304).removeHeader('content-type')
  else if (coding) reply.header('content-encoding', coding)
  // Fastify's hook for HEAD, which runs after this one, measures the body and then drops it: it cannot take null.
  if (known && request.method !== 'HEAD') return null
  return coding ? compress(body, coding) : body
}

const codingFor = (request: FastifyRequest, body: Buffer): Coding | undefined =>
  body.length < COMPRESS_FROM ? undefined : negotiateCoding(request.headers['accept-encoding'])

/**
 * Validators, lifetimes and content codings of all reads under /v1 and of the routes that ask for them, and
 * `no-store` for everything that must not be kept. Repeats `links.next` as a `Link` header.
 */
export default fp(
  async app => {
    app.decorateReply('recordVersion', null)
    app.addHook('preSerialization', async (_request, reply, payload) => {
      const next = (payload as { links?: { next?: unknown } } | null)?.links?.next
      if (typeof next === 'string' && !reply.hasHeader('link')) reply.header('link', `<${next}>; rel="next"`)
      return payload
    })
    app.addHook('onSend', async (request, reply, payload) => {
      if (isForbidden(request, reply)) reply.header('cache-control', 'no-store')
      if (!isCacheable(request, reply)) return payload
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', CACHE_CONTROL)
      addVary(reply)
      const whole = typeof payload === 'string' || Buffer.isBuffer(payload)
      if (!whole || reply.statusCode !== 200) return payload
      return answer(request, reply, Buffer.from(payload))
    })
  },
  { name: 'caching' },
)
