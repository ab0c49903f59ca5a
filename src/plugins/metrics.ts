import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { ProblemError } from '../api/problem.ts'
import { EXEMPT } from './protection.ts'
import { Tallies } from './tally.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Metrics of this app. */
    metrics: Registry
    /** Counts what is answered before Fastify sees it. */
    tallies: Tallies
  }
}

let processMetrics: Registry | undefined

/** Metrics of the process, shared by all apps in it: prom-client cannot stop observing it again. */
function metricsOfProcess(): Registry {
  if (!processMetrics) {
    processMetrics = new Registry()
    collectDefaultMetrics({ register: processMetrics })
  }
  return processMetrics
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Whether the caller is on this machine itself: not a proxy on it that passes on a stranger's request. */
function isLocal(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded ?? request.headers.via
  return forwarded === undefined && LOOPBACK.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** @throws ProblemError 401 or 403 when the caller may not read the metrics */
function admit(request: FastifyRequest, token: Buffer | undefined): void {
  if (!token) {
    if (isLocal(request)) return
    throw new ProblemError('forbidden', 'Metrics are for callers on the machine of the service itself.')
  }
  const [scheme = '', sent = ''] = (request.headers.authorization ?? '').split(' ', 2)
  // Of equal length by hashing, so that the time taken tells nothing about the token.
  if (scheme.toLowerCase() === 'bearer' && timingSafeEqual(digest(sent), token)) return
  throw new ProblemError('unauthorized', 'Metrics need "Authorization: Bearer" with the token for metrics.', {
    headers: { 'www-authenticate': 'Bearer realm="metrics"' },
  })
}

function httpMetrics(registry: Registry, tallies: Tallies) {
  const requests: Counter<'method' | 'route' | 'status'> = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    collect: () => tallies.drain((labels, count) => requests.inc(labels, count)),
  })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of the headers to the end of the answer, of those not served from memory',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return (request: FastifyRequest, reply: FastifyReply) => {
    const { method } = request
    // The pattern, never the URL: each label value is kept for ever.
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched')
    requests.inc({ method, route, status: String(reply.statusCode) })
    duration.observe({ method, route }, reply.elapsedTime / 1000)
  }
}

/**
 * `GET /metrics` for Prometheus: the process, requests by route and status, and the revision served.
 *
 * @param token who sends it as a bearer token may read; without one only callers on this machine may
 */
export default fp<{ token: string | undefined }>(
  async (app, { token }) => {
    const registry = new Registry()
    const tallies = new Tallies()
    app.decorate('metrics', registry)
    app.decorate('tallies', tallies)
    const count = httpMetrics(registry, tallies)
    const revision: Gauge = new Gauge({
      name: 'kb_revision',
      help: 'Newest revision of the knowledge base that is known',
      registers: [registry],
      collect: () => revision.set(app.revisions.newest?.revision ?? Number.NaN),
    })
    const ofProcess = metricsOfProcess()
    const expected = token === undefined ? undefined : digest(token)
    app.addHook('onResponse', async (request, reply) => count(request, reply))
    app.get('/metrics', { schema: { hide: true }, config: EXEMPT }, async (request, reply) => {
      admit(request, expected)
      // Merged now, because others add theirs later.
      const all = Registry.merge([ofProcess, registry])
      return reply
        .type(all.contentType)
        .header('cache-control', 'no-store')
        .send(await all.metrics())
    })
  },
  { name: 'metrics', dependencies: ['database', 'problems'] },
)
