import { getHeapStatistics } from 'node:v8'
import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Keyring } from '../access/keyring.ts'
import { ProblemError } from '../api/problem.ts'
import type { Trust } from './caller-address.ts'
import { type Limits, RequestLimit, type Share } from './request-limit.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts the requests of each caller. */
    requestLimit: RequestLimit
  }
}

/** Route config of what an operator must reach even when readers are turned away. */
export const EXEMPT = { rateLimit: false, pressureHandler: () => undefined } as const

/** Headers of answers that scripts of other origins may read. */
export const EXPOSED_HEADERS = [
  'Accept-Patch',
  'Age',
  'Allow',
  'Cache-Status',
  'Content-Length',
  'Deprecation',
  'ETag',
  'Idempotency-Replayed',
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

interface Options {
  readonly limits: Limits
  readonly keyring: Pick<Keyring, 'seen'>
  readonly trust?: Trust | false
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
function limitRequests(app: FastifyInstance, limit: RequestLimit): void {
  app.decorate('requestLimit', limit)
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.rateLimit === false) return
    const share = limit.take(request.raw)
    if (share === null) return
    reply.header('ratelimit-policy', share.policy)
    reply.header('ratelimit', share.left)
    if (share.isExceeded) throw exceeded(share)
  })
}

const exceeded = ({ by, max, seconds }: Share) =>
  new ProblemError(
    'rate-limited',
    `More than ${max} requests in 60 s came ${by === 'key' ? 'with your key' : 'from your address'}. Wait ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )

/**
 * Security headers, scripts of any origin, shedding of load and a limit for each caller.
 * Registered in the order in which they see a request.
 */
export default fp<Options>(
  async (app, { limits, keyring, trust = false, publicUrl, overloadMs = 1000 }) => {
    await app.register(helmet, helmetOptions(publicUrl))
    await app.register(cors, {
      origin: '*',
      methods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'],
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
    limitRequests(app, new RequestLimit(limits, trust, keyring))
  },
  { name: 'protection', dependencies: ['problems'] },
)
