import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { PROBLEM_TYPE, ProblemError, problemBody } from '../api/problem.ts'
import { problemOf } from './failures.ts'

// What a handler may have said of the answer it then failed to give.
const OF_THE_ANSWER = ['etag', 'link', 'content-encoding', 'last-modified', 'deprecation', 'sunset']

/** The path of a request, without its query, whose values may tell something about a person. */
const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? ''

/** Answers with a problem. Any error may be given: what it does not foresee becomes a 500 without details. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl?: string,
) {
  const problem = problemOf(error)
  if (problem.status >= 500) logFailure(problem, request)
  for (const name of OF_THE_ANSWER) reply.removeHeader(name)
  if (problem.status === 415 && request.method === 'PATCH') reply.headers(acceptPatch(request))
  const body = problemBody(problem, { requestId: request.id, publicUrl, instance: pathOf(request.url) })
  reply.code(problem.status).headers(problem.headers).header('cache-control', 'no-store').type(PROBLEM_TYPE)
  // As bytes: a string would get a charset, which this media type does not define.
  return reply.send(Buffer.from(JSON.stringify(body)))
}

function logFailure(problem: ProblemError, request: FastifyRequest): void {
  const line = { err: problem.cause ?? problem, code: problem.code, req: request }
  if (problem.status === 500) request.log.error(line, 'request failed')
  else request.log.warn(line, 'request could not be served')
}

/** What a path allows (RFC 9110), and in which forms it takes a PATCH (RFC 5789). */
export const allowed = (request: FastifyRequest, methods: readonly string[]): Record<string, string> => ({
  allow: methods.join(', '),
  ...acceptPatch(request),
})

function acceptPatch({ server, url }: FastifyRequest): Record<string, string> {
  const types = server.routeTable.patchTypesAt(url)
  return types.length === 0 ? {} : { 'accept-patch': types.join(', ') }
}

/** Nothing is served at this path: 404, or 405 when another method is. */
export function unknownRoute(request: FastifyRequest): ProblemError {
  const path = pathOf(request.url)
  const methods = request.server.routeTable.methodsAt(request.url)
  if (methods.length > 0) {
    const headers = allowed(request, methods)
    const detail = `${request.method} is not served here. Allowed: ${headers.allow}.`
    return new ProblemError('method-not-allowed', detail, { headers })
  }
  const near = request.server.routeTable.nearestPath(path)
  const hint = near ? ` Did you mean ${near}?` : ''
  return new ProblemError(
    'unknown-route',
    `Nothing is served at this path.${hint} See /docs, or /v1 for links.`,
  )
}

/** The one error handler, and the one for what no route matches: every failure is a problem document. */
export default fp<{ publicUrl: string | undefined }>(
  async (app, { publicUrl }) => {
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, publicUrl))
    app.setNotFoundHandler(request => {
      throw unknownRoute(request)
    })
  },
  { name: 'problems', dependencies: ['routes'] },
)
