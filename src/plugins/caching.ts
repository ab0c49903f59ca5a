import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { COMPRESS_FROM, compress } from './compress.ts'
import { etagOf, tagCore } from './entity-tag.ts'
import { type Coding, negotiateCoding } from './negotiate.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether shared caches may keep the route's answers. When not said: all reads under /v1. */
    cacheable?: boolean
  }
  interface FastifyReply {
    /** Version of the record, when the answer is one plain record: its ETag begins with it, after a write too. */
    recordVersion: number | null
    /** What the ETag was made of; null when the answer has none. */
    representation: { readonly core: string; readonly coding: Coding | undefined } | null
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

/** Whether the answer to a request may be kept when it is a good one. */
export function asksForCacheable({ method, routeOptions: { config, url } }: FastifyRequest): boolean {
  return READS.has(method) && (config.cacheable ?? url?.startsWith('/v1') ?? false)
}

const isCacheable = (request: FastifyRequest, reply: FastifyReply): boolean =>
  KEPT.has(reply.statusCode) && asksForCacheable(request)

/** Errors, and answers to anything but a read, are not to be kept: what a caller posts is health data. */
function isForbidden(request: FastifyRequest, reply: FastifyReply): boolean {
  return reply.statusCode >= 400 || !(READS.has(request.method) || request.method === 'OPTIONS')
}

/** Whether the answer is a record as a write left it: a read now answers the same, with the same ETag. */
const isWritten = ({ method }: FastifyRequest, { recordVersion, statusCode }: FastifyReply): boolean =>
  recordVersion !== null && !READS.has(method) && statusCode < 300

/** The ETag that a read in the coding that this caller wants answers. */
const tagForReads = (request: FastifyRequest, { recordVersion }: FastifyReply, body: Buffer): string =>
  etagOf(tagCore(body, recordVersion), codingFor(request, body))

function addVary(reply: FastifyReply): void {
  const present = reply.getHeader('vary')
  reply.header('vary', present ? `${present}, ${VARY}` : VARY)
}

/** Names the representation and puts it into the content coding that the caller wants most. */
async function represent(request: FastifyRequest, reply: FastifyReply, body: Buffer): Promise<Buffer> {
  const core = tagCore(body, reply.recordVersion)
  const coding = codingFor(request, body)
  reply.representation = { core, coding }
  reply.header('etag', etagOf(core, coding)).removeHeader('content-length')
  if (!coding) return body
  reply.header('content-encoding', coding)
  return compress(body, coding)
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
    app.decorateReply('representation', null)
    app.addHook('preSerialization', async (_request, reply, payload) => {
      const next = (payload as { links?: { next?: unknown } } | null)?.links?.next
      if (typeof next === 'string' && !reply.hasHeader('link')) reply.header('link', `<${next}>; rel="next"`)
      return payload
    })
    app.addHook('onSend', async (request, reply, payload) => {
      if (isForbidden(request, reply)) reply.header('cache-control', 'no-store')
      if (isWritten(request, reply) && typeof payload === 'string')
        reply.header('etag', tagForReads(request, reply, Buffer.from(payload)))
      if (!isCacheable(request, reply)) return payload
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', CACHE_CONTROL)
      addVary(reply)
      const whole = typeof payload === 'string' || Buffer.isBuffer(payload)
      if (!whole || reply.statusCode !== 200) return payload
      return represent(request, reply, Buffer.from(payload))
    })
  },
  { name: 'caching' },
)
