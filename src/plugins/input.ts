import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../api/problem.ts'
import { jsonParser } from './json.ts'
import { negotiateMedia } from './negotiate.ts'
import { allowed, unknownRoute } from './problems.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types that the route can answer with, the preferred one first. JSON when not said. */
    produces?: readonly string[]
  }
  interface FastifyRequest {
    /** The media type to answer with: the one of the route's that the caller wants most. */
    answerType: string
  }
}

/** Longest URL we read, in characters. Longer ones do not survive all proxies anyway. */
const URL_MAX = 8000

const PLAIN = /^[\x21-\x24\x26-\x7e]*$/
const CONTROL = /\p{Cc}/u

/**
 * Refuses a URL that is too long, not percent-encoded UTF-8, or has control characters anywhere.
 *
 * @throws ProblemError 414 or 400
 */
function checkUrl(url: string): void {
  if (url.length > URL_MAX) {
    throw new ProblemError('uri-too-long', `The URL has ${url.length} characters; ${URL_MAX} is the most.`)
  }
  if (PLAIN.test(url)) return
  if (CONTROL.test(decoded(url))) throw new ProblemError('invalid-characters')
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    throw new ProblemError('invalid-encoding')
  }
}

function negotiate(request: FastifyRequest): string {
  const { config, schema } = request.routeOptions
  if (schema?.hide === true && !config.produces) return ''
  const offered = config.produces ?? ['application/json']
  const found = negotiateMedia(request.headers.accept, offered)
  if (found) return found
  const detail = `"Accept" admits nothing that is produced here: ${offered.join(', ')}`
  throw new ProblemError('not-acceptable', `${detail}.`, {
    errors: [{ parameter: 'Accept', detail, allowed: [...offered] }],
  })
}

/** A body that we could not read: it would look like broken JSON. */
function checkCoding(request: FastifyRequest): void {
  const coding = request.headers['content-encoding'] ?? 'identity'
  if (coding === 'identity') return
  throw new ProblemError('unsupported-media-type', 'The body has a content coding. Send it without one.', {
    headers: { 'accept-encoding': 'identity' },
  })
}

function answerOptions(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = request.server.routeTable.methodsAt(request.url)
  if (methods.length === 0) throw unknownRoute(request)
  return reply.code(204).headers(allowed(request, methods)).send()
}

/** Some clients name the type of a body that they do not send. */
function forgetEmptyBody({ method, raw: { headers } }: FastifyRequest): void {
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0
  if (method === 'DELETE' && isEmpty) delete headers['content-type']
}

/**
 * What is checked of every request before its route sees it: the URL's encoding, that something is served
 * there with this method, and that it can be answered in a form the caller accepts.
 */
export default fp(
  async app => {
    app.decorateRequest('answerType', '')
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, jsonParser(app))
    app.addHook('onRequest', async (request, reply) => {
      checkUrl(request.raw.url ?? '')
      // Before the body is read: a 405 must not turn into a 415.
      if (request.is404) throw unknownRoute(request)
      if (request.method === 'OPTIONS') return answerOptions(request, reply)
      checkCoding(request)
      forgetEmptyBody(request)
      request.answerType = negotiate(request)
    })
  },
  { name: 'input', dependencies: ['problems', 'routes'] },
)
