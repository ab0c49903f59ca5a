import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type FastifyRequest, LogController } from 'fastify'
import fp from 'fastify-plugin'
import type { DestinationStream, LoggerOptions } from 'pino'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether an answer of the route takes long because it is meant to: such requests are not logged as slow. */
    mayTakeLong?: boolean
  }
}

const SANE_ID = /^[\w.:/+=@-]{1,128}$/

// A UUID of its own for each request would cost as much as all else that an answer from memory does for it.
const OF_THIS_PROCESS = randomUUID().slice(0, 24)
let requests = 0

/** The request's own `X-Request-Id` when it is a short plain token, else a new one, which no other process gives. */
export function requestId(request: IncomingMessage): string {
  const sent = request.headers['x-request-id']
  if (typeof sent === 'string' && SANE_ID.test(sent)) return sent
  requests += 1
  return OF_THIS_PROCESS + requests.toString(16).padStart(12, '0')
}

/** A URL without the values of its query, which may tell something about a person. */
export function urlForLog(url: string): string {
  const [path = '', query = ''] = url.split('?', 2)
  const names = [...new Set(query.split('&').map(pair => pair.split('=', 1)[0]))].filter(Boolean)
  return names.length === 0 ? path : `${path}?${names.join('&').slice(0, 500)}`
}

interface LoggedError {
  type: string
  message: string
  code?: unknown
  stack?: string | undefined
  cause?: LoggedError | string
}

/** Only what is named here: errors of the database carry rows and parameters as further members. */
function errorForLog(error: unknown, depth = 0): LoggedError | string {
  if (!(error instanceof Error)) return String(error).slice(0, 500)
  const { name, message, stack, cause } = error
  return {
    type: name,
    message,
    ...('code' in error ? { code: error.code } : {}),
    stack,
    ...(cause === undefined || depth > 3 ? {} : { cause: errorForLog(cause, depth + 1) }),
  }
}

/** Options for pino: structured lines, and nothing in them that a caller sent but path and parameter names. */
export function loggerOptions(
  level: string,
  stream?: DestinationStream,
): LoggerOptions & { stream?: DestinationStream } {
  return {
    level,
    ...(stream ? { stream } : {}),
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, url: urlForLog(request.url) }),
      res: (reply: { statusCode?: number }) => ({ statusCode: reply.statusCode }),
      err: errorForLog,
    },
  }
}

/** Silences Fastify's line or two for each request: a line per request costs half of the speed. */
export class QuietLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' })
  }
  override incomingRequest(): void {}
  override requestCompleted(): void {}
  override defaultErrorLog(): void {}
  override routeNotFound(): void {}
}

/** Answers the request's id, and logs requests that took longer than `slowMs`. Failures log themselves. */
export default fp<{ slowMs: number }>(
  async (app, { slowMs }) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id)
    })
    app.addHook('onResponse', async (request, reply) => {
      const ms = Math.round(reply.elapsedTime)
      const isSlow = ms >= slowMs && !request.routeOptions.config.mayTakeLong
      if (isSlow) request.log.warn({ req: request, res: reply, ms }, 'slow request')
    })
  },
  { name: 'observability' },
)
