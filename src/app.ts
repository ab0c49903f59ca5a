import Fastify, { type FastifyHttpOptions, type RawServerDefault } from 'fastify'
import type { DestinationStream } from 'pino'
import { Keyring } from './access/keyring.ts'
import type { Config } from './config.ts'
import type { Database } from './db/client.ts'
import desk from './desk/desk.ts'
import authorization from './plugins/authorization.ts'
import caching from './plugins/caching.ts'
import { trustOf } from './plugins/caller-address.ts'
import conditional from './plugins/conditional.ts'
import database from './plugins/database.ts'
import health from './plugins/health.ts'
import idempotency from './plugins/idempotency.ts'
import input from './plugins/input.ts'
import links from './plugins/links.ts'
import metrics from './plugins/metrics.ts'
import observability, { loggerOptions, QuietLog, requestId } from './plugins/observability.ts'
import openapi from './plugins/openapi.ts'
import problemPages from './plugins/problem-pages.ts'
import problems from './plugins/problems.ts'
import protection from './plugins/protection.ts'
import { answerFrameworkError, answerSocketError } from './plugins/raw-errors.ts'
import responseCache from './plugins/response-cache.ts'
import routes from './plugins/routes.ts'
import zod, { type App } from './plugins/zod.ts'
import { registerResources } from './resources/index.ts'

/** What the app is built from. */
export interface Parts {
  readonly config: Config
  readonly database: Database
  /** Where log lines go: standard output when not given. */
  readonly logTo?: DestinationStream
  /** Adds the nouns: all of ours when not given. */
  readonly resources?: (app: App, options: { rateLimit: number; fourEyes: boolean }) => void | Promise<void>
}

// The URL may be longer than what we read of it, so that it is answered with 414 and not with 431.
const HEADERS_MAX = 32_768

/**
 * Builds the service: plugins in the order in which they see a request, then the nouns. Never listens.
 * The database stays with whoever opened it: closing the app leaves it open.
 */
export async function buildApp({
  config,
  database: db,
  logTo,
  resources = registerResources,
}: Parts): Promise<App> {
  const { http, log } = config
  const { publicUrl, articleUrl } = http
  const trust = trustOf(http.trustProxy)
  const keyring = new Keyring(db)
  const app: App = Fastify({ ...serverOptions(config, logTo), trustProxy: trust })
  app.removeContentTypeParser('text/plain')

  await app.register(zod)
  await app.register(links, { publicUrl, articleUrl })
  await app.register(routes)
  await app.register(problems, { publicUrl })
  await app.register(database, { database: db })
  await app.register(observability, { slowMs: log.slowMs })
  await app.register(metrics, { token: config.metrics.token })
  await app.register(protection, {
    publicUrl,
    trust,
    keyring,
    limits: http.limits,
    overloadMs: http.overloadMs,
  })
  await app.register(input)
  await app.register(authorization, { keyring })
  await app.register(caching)
  await app.register(responseCache, { ...config.cache, keyring })
  await app.register(conditional)
  await app.register(idempotency)
  await app.register(openapi, { publicUrl })
  await app.register(health)
  await app.register(problemPages, { publicUrl })
  await app.register(desk)
  await resources(app, { rateLimit: http.limits.address, fourEyes: config.editing.fourEyes })
  return app
}

function serverOptions(
  { http, log }: Config,
  logTo: DestinationStream | undefined,
): FastifyHttpOptions<RawServerDefault> {
  const { requestTimeoutMs: timeout, publicUrl, bodyLimit } = http
  return {
    logger: loggerOptions(log.level, logTo),
    logController: new QuietLog(),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit,
    requestTimeout: timeout,
    handlerTimeout: timeout,
    // A request that arrives while we stop is still served: a refusal would not be a problem document.
    return503OnClosing: false,
    // An over-long key is for the contract to refuse, with 400.
    routerOptions: { maxParamLength: HEADERS_MAX },
    // Node looks for requests past their time each 30 s when not told otherwise.
    http: {
      maxHeaderSize: HEADERS_MAX,
      requestTimeout: timeout,
      headersTimeout: timeout,
      connectionsCheckingInterval: 1000,
    },
    clientErrorHandler: answerSocketError(publicUrl),
    frameworkErrors: answerFrameworkError(publicUrl),
  }
}
