import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEM_TYPE, problemBody } from '../api/problem.ts'
import type { ProblemCode } from '../api/problem-codes.ts'
import { tellRevision } from './database.ts'
import { failure } from './failures.ts'
import { sendProblem } from './problems.ts'

/** What the hooks would have set: such an answer passes none of them. */
const SAFE_HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_INVALID_URL: 'invalid-encoding',
}

/** The whole HTTP answer, as text, to what never became a request. */
function rawAnswer(code: ProblemCode, publicUrl: string | undefined): string {
  const problem = failure(code)
  const requestId = randomUUID()
  const body = JSON.stringify(problemBody(problem, { requestId, publicUrl }))
  const headers = {
    ...SAFE_HEADERS,
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'x-request-id': requestId,
    date: new Date().toUTCString(),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`
}

/** Answers, with a problem, bytes that are no HTTP request: headers too large, too slow, or not HTTP. */
export const answerSocketError =
  (publicUrl: string | undefined) =>
  (error: ConnectionError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    if (socket.writable) socket.write(rawAnswer(BY_CODE[error.code] ?? 'invalid-request', publicUrl))
    socket.destroy()
  }

/** Answers, with a problem, a URL that the router could not read: no hook has seen such a request. */
export const answerFrameworkError =
  (publicUrl: string | undefined) =>
  (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers({ ...SAFE_HEADERS, 'x-request-id': request.id })
    tellRevision(request, reply)
    sendProblem(error, request, reply, publicUrl)
  }
