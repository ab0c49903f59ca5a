import type { RequestListener } from 'node:http'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Counter, Gauge } from 'prom-client'
import type { Keyring } from '../access/keyring.ts'
import { asksForCacheable } from './caching.ts'
import { Answers } from './response-cache/answers.ts'
import { Front } from './response-cache/front.ts'
import { Keeper } from './response-cache/keep.ts'

const MB = 1_000_000

/**
 * Keeps answers to reads in memory until the next revision, and answers from there before Fastify sees a request:
 * its routing, hooks and timers alone would cost half of the speed. Registered after all that makes an answer what
 * it is, so that what is kept is final.
 */
export default fp<{ megabytes: number; keyring: Keyring }>(
  async (app, { megabytes, keyring }) => {
    const { revisions, tallies, requestLimit: limit } = app
    if (megabytes === 0) return
    const answers = new Answers(megabytes * MB)
    const front = standBefore(app, serve => new Front({ answers, revisions, limit, keyring, serve }))
    const keeper = new Keeper({ answers, revisions, tallies })
    const unwatch = revisions.watch(() => answers.clear())
    app.addHook('onClose', async () => unwatch())
    measure(app, front, answers)

    // Whoever waits for what will not be kept is let go at once: it may be a stream, or wait for a revision.
    app.addHook('onRequest', async request => {
      const isKeptNever = !asksForCacheable(request) || request.routeOptions.config.mayTakeLong
      if (isKeptNever) front.flights.ledBy(request.raw)?.land('alone')
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const flight = front.flights.ledBy(request.raw)
      if (flight) keeper.land(flight, request, reply, payload)
      else keeper.pass(request, reply)
      if (reply.statusCode < 500) return payload
      const body = keeper.fallBack(request, reply)
      if (body) front.counts.stale += 1
      return body ?? payload
    })
  },
  { name: 'response-cache', dependencies: ['caching', 'database', 'metrics', 'protection'] },
)

/** Puts a front between the server and Fastify, until the app closes. */
function standBefore(app: FastifyInstance, make: (serve: RequestListener) => Front): Front {
  const [serve] = app.server.listeners('request') as RequestListener[]
  if (!serve) throw new Error('Fastify does not listen for the requests of its server')
  const front = make(serve)
  let isOpen = true
  app.server.off('request', serve).on('request', (request, response) => {
    if (!(isOpen && front.handle(request, response))) serve(request, response)
  })
  // From then on Fastify tells each caller that the connection ends.
  app.addHook('preClose', async () => {
    isOpen = false
  })
  return front
}

function measure(app: FastifyInstance, { counts }: Front, answers: Answers): void {
  const registers = [app.metrics]
  const results: Counter<'result'> = new Counter({
    name: 'kb_cache_requests_total',
    help: 'Cacheable requests by what the response cache did: hit, miss (computed), collapsed (waited), stale',
    labelNames: ['result'],
    registers,
    collect: () => {
      results.reset()
      for (const [result, count] of Object.entries(counts)) results.inc({ result }, count)
    },
  })
  const gauge = (name: string, help: string, value: () => number) => {
    const made: Gauge = new Gauge({ name, help, registers, collect: () => made.set(value()) })
  }
  gauge('kb_cache_bytes', 'Memory of the response cache that is in use', () => answers.bytes)
  gauge('kb_cache_addresses', 'Addresses with answers in the response cache', () => answers.addresses)
  gauge(
    'kb_revision_age_seconds',
    'Since the database last confirmed the newest revision',
    () => app.revisions.ageMs / 1000,
  )
}
