import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Keyring } from '../../access/keyring.ts'
import type { Revisions } from '../../db/revisions.ts'
import { bringsKey } from '../authorization.ts'
import { requestId } from '../observability.ts'
import type { RequestLimit } from '../request-limit.ts'
import { type Answer, notModified } from './answer.ts'
import type { Answers } from './answers.ts'
import { type Flight, Flights, type Landing } from './flights.ts'
import { canonicalUrl, codingFor, mayBeAnswered } from './request-key.ts'
import { COLLAPSED, HIT, staleForm } from './status.ts'

interface Parts {
  readonly answers: Answers
  readonly revisions: Revisions
  readonly limit: RequestLimit
  readonly keyring: Keyring
  /** The service itself, which computes answers. */
  readonly serve: RequestListener
}

/** How often each thing happened. */
export interface Counts {
  hit: number
  miss: number
  collapsed: number
  stale: number
}

/** Stands before the service: answers what it has, and lets one request compute what several want. */
export class Front {
  readonly flights = new Flights()
  readonly counts: Counts = { hit: 0, miss: 0, collapsed: 0, stale: 0 }
  readonly #answers: Answers
  readonly #revisions: Revisions
  readonly #limit: RequestLimit
  readonly #keyring: Keyring
  readonly #serve: RequestListener

  constructor({ answers, revisions, limit, keyring, serve }: Parts) {
    this.#answers = answers
    this.#revisions = revisions
    this.#limit = limit
    this.#keyring = keyring
    this.#serve = serve
  }

  /**
   * Answers a request from memory, now or when another one has computed the answer.
   *
   * @returns whether the request is taken care of; else it is to be served
   */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (!mayBeAnswered(request)) return false
    const { authorization } = request.headers
    if (bringsKey(request.url ?? '', authorization) && !this.#keyring.isFresh(authorization))
      return this.#askFirst(authorization, request, response)
    const url = canonicalUrl(request.url ?? '')
    const answer = this.#answers.find(url, request.headers)
    if (!this.#revisions.isCurrent)
      return answer !== undefined && this.#sendInDoubt(answer, request, response)
    if (answer === undefined) return this.#follow(url, request, response)
    const isSent = this.#send(answer, request, response, HIT)
    if (isSent) this.counts.hit += 1
    return isSent
  }

  /** A request with a good key is answered like any other; one with a bad key is left to be refused. */
  #askFirst(authorization: string, request: IncomingMessage, response: ServerResponse): boolean {
    const isGood = this.#keyring.ask(authorization).then(
      verdict => 'caller' in verdict,
      () => false,
    )
    void isGood.then(good => {
      if (response.destroyed || (good && this.handle(request, response))) return
      this.#serve(request, response)
    })
    return true
  }

  /** While nobody knows whether a newer revision is there: asks the database, unless none is there to be asked. */
  #sendInDoubt(answer: Answer, request: IncomingMessage, response: ServerResponse): boolean {
    const stale = this.#revisions.isAway ? staleForm(answer, this.#revisions.ageMs) : undefined
    const isSent = stale !== undefined && this.#send(stale.answer, request, response, stale.status)
    if (isSent) this.counts.stale += 1
    return isSent
  }

  /** Waits for the answer that another request computes, or leads those that come meanwhile. */
  #follow(url: string, request: IncomingMessage, response: ServerResponse): boolean {
    const { method, headers } = request
    // Only what is under /v1 is read from the database, and a HEAD brings no body that could be kept.
    if (method !== 'GET' || !url.startsWith('/v1/')) return false
    const key = `${url}\n${headers.accept}\n${codingFor(headers['accept-encoding'])}`
    const { era } = this.#revisions
    const flight = this.flights.find(key)
    // What began in an earlier era would be outdated by now.
    if (flight?.era === era) {
      void flight.landing.then(landing => {
        if (response.destroyed || this.#use(landing, flight, request, response)) return
        this.#serve(request, response)
      })
      return true
    }
    const own = this.flights.begin(key, request, { url, era })
    response.once('close', () => own.land('alone'))
    this.counts.miss += 1
    return false
  }

  #use(landing: Landing, { era }: Flight, request: IncomingMessage, response: ServerResponse): boolean {
    if (landing === 'alone') return false
    const isOutdated = landing === 'again' || era !== this.#revisions.era || !this.#revisions.isCurrent
    if (isOutdated) return this.handle(request, response)
    const isSent = this.#send(landing, request, response, COLLAPSED)
    if (isSent) this.counts.collapsed += 1
    return isSent
  }

  /** Whether it was sent: who has used up a share is left to be refused. */
  #send(answer: Answer, request: IncomingMessage, response: ServerResponse, status: string): boolean {
    const share = this.#limit.take(request)
    if (share?.isExceeded) return false
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    const validators = notModified(answer, request.headers['if-none-match'])
    const statusCode = validators ? 304 : 200
    answer.tally.served[method][statusCode] += 1
    const own = ['cache-status', status, 'x-request-id', requestId(request)]
    const limits = share ? ['ratelimit-policy', share.policy, 'ratelimit', share.left] : []
    response.writeHead(statusCode, (validators ?? answer.headers).concat(own, limits))
    if (validators || method === 'HEAD') response.end()
    else response.end(answer.body)
    return true
  }
}
