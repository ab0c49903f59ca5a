import { getHeapStatistics } from 'node:v8'
import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../api/problem.ts'

/** Route config of what an operator must reach even when readers are turned away. */
export const EXEMPT = { rateLimit: false, pressureHandler: () => undefined } as const

/** Headers of answers that scripts of other origins may read. */
export const EXPOSED_HEADERS = [
  'Allow',
  'Content-Length',
  'Deprecation',
  'ETag',
  'KB-Disclaimer',
  'KB-Release',
  'KB-Revision',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'WWW-Authenticate',
  'X-Request-Id',
]

const WINDOW_S = 60

// Addresses remembered at once: about 100 bytes each.
const ADDRESSES = 20_000

interface Limits {
  /** Requests a minute for each address; 0 = no limit. */
  readonly rateLimit: number
  readonly publicUrl?: string | undefined
  /** Mean delay of the event loop, in ms over one second, from which on requests are turned away; 0 = never. */
  readonly overloadMs?: number
}

/** Security headers: this API is data, which no page may frame and which loads nothing. */
const helmetOptions = (publicUrl: string | undefined): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // That the host speaks TLS is for the proxy in front of us to know, unless the operator has told us so.
  strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
})

/** Says what is left of the caller's share in the structured fields of draft-ietf-httpapi-ratelimit-headers. */
async function limitAddresses(app: FastifyInstance, max: number): Promise<void> {
  await app.register(rateLimit, { global: false, max, timeWindow: WINDOW_S * 1000, cache: ADDRESSES })
  const check = app.createRateLimit()
  const policy = `"address";q=${max};w=${WINDOW_S}`
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.rateLimit === false) return
    const limit = await check(request)
    if (limit.isAllowed) return
    reply.header('ratelimit-policy', policy)
    reply.header('ratelimit', `"address";r=${limit.remaining};t=${limit.ttlInSeconds}`)
    if (limit.isExceeded) throw exceeded(max, limit.ttlInSeconds)
  })
}

const exceeded = (max: number, seconds: number) =>
  new ProblemError(
    'rate-limited',
    `More than ${max} requests in ${WINDOW_S} s came from your address. Wait ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )

/**
 * Security headers, reads for scripts of any origin, shedding of load and a limit for each address.
 * Registered in the order in which they see a request.
 */
export default fp<Limits>(
  async (app, { rateLimit: max, publicUrl, overloadMs = 1000 }) => {
    await app.register(helmet, helmetOptions(publicUrl))
    await app.register(cors, {
      origin: '*',
      methods: ['GET', 'HEAD', 'OPTIONS', 'POST'],
      exposedHeaders: EXPOSED_HEADERS,
      maxAge: 86_400,
      // Any OPTIONS gets these headers, and goes on to the hook that knows which methods the path has.
      strictPreflight: false,
      preflightContinue: true,
    })
    await app.register(underPressure, {
      maxEventLoopDelay: overloadMs,
      maxHeapUsedBytes: Math.floor(getHeapStatistics().heap_size_limit * 0.9),
    })
    if (max > 0) await limitAddresses(app, max)
  },
  { name: 'protection', dependencies: ['problems'] },
)
