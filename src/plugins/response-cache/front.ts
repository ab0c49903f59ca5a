import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Revisions } from '../../db/revisions.ts'
import { type AddressLimit, shareHeader } from '../address-limit.ts'
import { requestId } from '../observability.ts'
import { type Answer, type HeaderList, notModified } from './answer.ts'
import type { Answers } from './answers.ts'
import { type Flight, Flights, type Landing } from './flights.ts'
import { canonicalUrl, codingFor, mayBeAnswered } from './request-key.ts'
import { COLLAPSED, HIT, staleForm } from './status.ts'

interface Parts {
  readonly answers: Answers
  readonly revisions: Revisions
  readonly limit: AddressLimit | null
}

/** How often each thing happened. */
export interface Counts {
  hit: number
  miss: number
  collapsed: number
  stale: number
}

/** A request, its answer to be, and the way to compute that. */
interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly serve: RequestListener
}

/** Stands before the service: answers what it has, and lets one request compute what several want. */
export class Front {
  readonly flights = new Flights()
  readonly counts: Counts = { hit: 0, miss: 0, collapsed: 0, stale: 0 }
  readonly #answers: Answers
  readonly #revisions: Revisions
  readonly #limit: AddressLimit | null

  constructor({ answers, revisions, limit }: Parts) {
    this.#answers = answers
    this.#revisions = revisions
    this.#limit = limit
  }

  /**
   * Answers a request from memory, now or when another one has computed the answer.
   *
   * @returns whether the request is taken care of; else it is to be served
   */
  handle(call: Call): boolean {
    const { request } = call
    if (!mayBeAnswered(request)) return false
    const url = canonicalUrl(request.url ?? '')
    const answer = this.#answers.find(url, request.headers)
    if (!this.#revisions.isCurrent) return answer !== undefined && this.#sendInDoubt(answer, call)
    if (answer === undefined) return this.#follow(url, call)
    const isSent = this.#send(answer, call, HIT)
    if (isSent) this.counts.hit += 1
    return isSent
  }

  /** While nobody knows whether a newer revision is there: asks the database, unless none is there to be asked. */
  #sendInDoubt(answer: Answer, call: Call): boolean {
    const form = this.#revisions.isAway ? staleForm(answer, this.#revisions.ageMs) : undefined
    const isSent = form !== undefined && this.#send(form, call, [])
    if (isSent) this.counts.stale += 1
    return isSent
  }

  /** Waits for the answer that another request computes, or leads those that come meanwhile. */
  #follow(url: string, call: Call): boolean {
    const { request, response } = call
    const { method, headers } = request
    // Only what is under /v1 is read from the database, and a HEAD brings no body that could be kept.
    if (method !== 'GET' || !url.startsWith('/v1/')) return false
    const key = `${url}\n${headers.accept}\n${codingFor(headers['accept-encoding'])}`
    const { era } = this.#revisions
    const flight = this.flights.find(key)
    // What began in an earlier era would be outdated by now.
    if (flight?.era === era) {
      void flight.landing.then(landing => {
        if (response.destroyed || this.#use(landing, flight, call)) return
        call.serve(request, response)
      })
      return true
    }
    const own = this.flights.begin(key, request, { url, era })
    response.once('close', () => own.land('alone'))
    this.counts.miss += 1
    return false
  }

  #use(landing: Landing, { era }: Flight, call: Call): boolean {
    if (landing === 'alone') return false
    const isOutdated = landing === 'again' || era !== this.#revisions.era || !this.#revisions.isCurrent
    if (isOutdated) return this.handle(call)
    const isSent = this.#send(landing, call, COLLAPSED)
    if (isSent) this.counts.collapsed += 1
    return isSent
  }

  /** Whether it was sent: who has used up a share is left to be refused. */
  #send(answer: Answer, { request, response }: Call, status: HeaderList): boolean {
    const share = this.#limit?.take(request)
    if (share?.isExceeded) return false
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    const validators = notModified(answer, request.headers['if-none-match'])
    const own = ['x-request-id', requestId(request)]
    if (share && this.#limit) {
      own.push('ratelimit-policy', this.#limit.policy, 'ratelimit', shareHeader(share))
    }
    const statusCode = validators ? 304 : 200
    answer.tally.served[method][statusCode] += 1
    response.writeHead(statusCode, (validators ?? answer.headers).concat(status, own))
    if (validators || method === 'HEAD') response.end()
    else response.end(answer.body)
    return true
  }
}
