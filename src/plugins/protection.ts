import { getHeapStatistics } from 'node:v8'
import cors from '@fastify/cors'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../api/problem.ts'
import { AddressLimit, shareHeader } from './address-limit.ts'
import type { Trust } from './caller-address.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts the requests of each address; null when there is no limit. */
    addressLimit: AddressLimit | null
  }
}

/** Route config of what an operator must reach even when readers are turned away. */
export const EXEMPT = { rateLimit: false, pressureHandler: () => undefined } as const

/** Headers of answers that scripts of other origins may read. */
export const EXPOSED_HEADERS = [
  'Age',
  'Allow',
  'Cache-Status',
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

interface Limits {
  /** Requests a minute for each address; 0 = no limit. */
  readonly rateLimit: number
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
async function limitAddresses(app: FastifyInstance, max: number, trust: Trust | false): Promise<void> {
  const limit = new AddressLimit(max, trust)
  app.decorate('addressLimit', limit)
  await app.register(rateLimit, { global: false, max, store: limit.asStore() })
  const check = app.createRateLimit()
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.rateLimit === false) return
    const share = await check(request)
    if (share.isAllowed) return
    const { remaining, ttlInSeconds: seconds, isExceeded } = share
    reply.header('ratelimit-policy', limit.policy)
    reply.header('ratelimit', shareHeader({ remaining, seconds }))
    if (isExceeded) throw exceeded(max, seconds)
  })
}

const exceeded = (max: number, seconds: number) =>
  new ProblemError(
    'rate-limited',
    `More than ${max} requests in 60 s came from your address. Wait ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )

/**
 * Security headers, reads for scripts of any origin, shedding of load and a limit for each address.
 * Registered in the order in which they see a request.
 */
export default fp<Limits>(
  async (app, { rateLimit: max, trust = false, publicUrl, overloadMs = 1000 }) => {
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
    if (max > 0) await limitAddresses(app, max, trust)
    else app.decorate('addressLimit', null)
  },
  { name: 'protection', dependencies: ['problems'] },
)
