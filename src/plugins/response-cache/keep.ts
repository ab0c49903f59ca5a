import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Revisions } from '../../db/revisions.ts'
import { asksForCacheable } from '../caching.ts'
import type { Tallies } from '../tally.ts'
import { type Answer, answerOf, OF_THE_REQUEST } from './answer.ts'
import type { Answers } from './answers.ts'
import type { Flight, Landing } from './flights.ts'
import { canonicalUrl, mayBeAnswered } from './request-key.ts'
import { MISS, PASSED, STORED, staleForm } from './status.ts'

interface Parts {
  readonly answers: Answers
  readonly revisions: Revisions
  readonly tallies: Tallies
}

/** What routes answer with that do not say so. */
const JSON_ONLY = ['application/json']

/** Looks at each answer that the service is about to send: keeps it, or replaces a failure by what was kept. */
export class Keeper {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Keeps an answer, for those that wait for it and for those to come, when it is of the newest revision. */
  land(flight: Flight, request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    flight.land(this.#landing(flight, request, reply, payload))
  }

  #landing(flight: Flight, request: FastifyRequest, reply: FastifyReply, payload: unknown): Landing {
    const answer = this.#answer(request, reply, payload)
    if (!answer) return 'alone'
    const { answers, revisions } = this.#parts
    if (!isNewest(flight, reply, revisions)) {
      reply.header('cache-status', MISS)
      return flight.era === revisions.era ? 'alone' : 'again'
    }
    const isKept = answers.keep(flight.url, request.routeOptions.config.produces ?? JSON_ONLY, answer)
    reply.header('cache-status', isKept ? STORED : MISS)
    return answer
  }

  /** Says of an answer that it has passed this cache by. */
  pass(request: FastifyRequest, reply: FastifyReply): void {
    if (reply.readFrom && asksForCacheable(request)) reply.header('cache-status', PASSED)
  }

  /**
   * Turns the failure to ask a database that is not there into the answer that was kept, marked as stale.
   *
   * @returns its body; undefined when nothing fit is there
   */
  fallBack(request: FastifyRequest, reply: FastifyReply): Buffer | undefined {
    const { answers, revisions } = this.#parts
    if (revisions.isCurrent || !mayBeAnswered(request.raw)) return undefined
    const kept = answers.find(canonicalUrl(request.raw.url ?? ''), request.headers)
    const stale = kept && staleForm(kept, revisions.ageMs)
    if (!stale) return undefined
    const { answer, status } = stale
    for (const name of Object.keys(reply.getHeaders()))
      if (!OF_THE_REQUEST.has(name)) reply.removeHeader(name)
    for (let i = 0; i < answer.headers.length; i += 2) {
      reply.header(String(answer.headers[i]), answer.headers[i + 1])
    }
    const { core, coding } = answer
    reply.code(200).header('cache-status', status).representation = {
      core,
      coding: coding === 'identity' ? undefined : coding,
    }
    return answer.body
  }

  /** A copy of an answer that may be kept: a whole one with a public lifetime, which says what it was read from. */
  #answer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Answer | null {
    const isFit =
      reply.statusCode === 200 &&
      reply.readFrom !== null &&
      Buffer.isBuffer(payload) &&
      String(reply.getHeader('cache-control')).startsWith('public')
    if (!isFit) return null
    return answerOf(request, reply, payload, this.#parts.tallies.of(request.routeOptions.url ?? ''))
  }
}

/**
 * Whether nothing has changed since before the first statement of an answer, and each of its statements read what
 * is the newest now: then all of them read the same.
 */
function isNewest(flight: Flight, { readFrom }: FastifyReply, revisions: Revisions): boolean {
  const { newest } = revisions
  if (flight.era !== revisions.era || !revisions.isCurrent || newest === null) return false
  return (
    readFrom?.every(read => read.revision === newest.revision && read.release === newest.release) ?? false
  )
}
