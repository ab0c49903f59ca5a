import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { invalidParameter, ProblemError } from '../api/problem.ts'
import { type Claim, claimRequest, type KeptAnswer, sweepAnswers } from '../db/idempotency.ts'
import { currentSteps } from '../db/steps.ts'
import { canonicalJson } from '../knowledge/canonical-json.ts'
import { failure } from './failures.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False for a POST that only reads: all others under /v1 take an `Idempotency-Key`. */
    writes?: boolean
  }
  interface FastifyRequest {
    /** The right to do what the request asks for, when it came with a key. */
    claim: Claim | null
  }
}

/** How often answers past their day are forgotten. */
const SWEEP_MS = 600_000

/** Headers that belong to the answer, rather than to the moment in which it is given. */
const KEPT_HEADERS = ['content-type', 'location', 'etag', 'kb-revision', 'kb-release']

/** A string as structured fields write it (RFC 9651), or a word without quotes, which is the same key. */
const FORM = /^(?:"((?:[ !#-[\]-~]|\\["\\])+)"|([\w.~:/+=-]+))$/
const LONGEST = 255

/** @throws ProblemError 400 */
function keyOf(header: string): string {
  const [, quoted, word] = FORM.exec(header.trim()) ?? []
  const key = quoted?.replaceAll(/\\(["\\])/g, '$1') ?? word
  if (key !== undefined && key.length <= LONGEST) return key
  throw invalidParameter(
    'Idempotency-Key',
    `is not one text of at most ${LONGEST} characters, such as "8e03978e-40d5-43e8-bc93-6894a57f9324"`,
  )
}

const hash = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest()

/** Who has no key is told apart by address: keys of one caller mean nothing to another. */
const senderOf = ({ caller, ip }: FastifyRequest): string => (caller ? `key ${caller.id}` : `address ${ip}`)

function identify(request: FastifyRequest, header: string) {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  const body = canonicalJson(request.body ?? null)
  return {
    id: hash(senderOf(request), keyOf(header)),
    fingerprint: hash(request.method, request.url, type, body),
  }
}

const takesKey = ({ method, routeOptions: { config, url } }: FastifyRequest): boolean =>
  method === 'POST' && config.writes !== false && (url?.startsWith('/v1/') ?? false)

/** Claims the request, or answers it as before. Calls `proceed` when it is to be done. */
async function begin(request: FastifyRequest, reply: FastifyReply, header: string, proceed: () => void) {
  const found = await claimRequest(request.server.db, identify(request, header))
  if ('refusal' in found)
    throw found.refusal === 'reused'
      ? new ProblemError('idempotency-key-reused')
      : failure('idempotency-key-in-use')
  if ('answer' in found) return answerAgain(reply, found.answer)
  request.claim = found.claim
  currentSteps.run(found.claim, proceed)
}

function answerAgain(reply: FastifyReply, { status, headers, body }: KeptAnswer): void {
  reply.code(status).headers(headers).header('idempotency-replayed', 'true').send(Buffer.from(body))
}

/** What can succeed later is to be tried again. */
const isFinal = ({ statusCode }: FastifyReply): boolean =>
  statusCode < 500 && statusCode !== 408 && statusCode !== 429

async function end(claim: Claim, reply: FastifyReply, payload: unknown): Promise<void> {
  if (!isFinal(reply)) return claim.release()
  const all = reply.getHeaders()
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap(name => (all[name] === undefined ? [] : [[name, String(all[name])]])),
  )
  await claim.settle({ status: reply.statusCode, headers, body: String(payload ?? '') })
}

/**
 * Answers a POST that comes again with its `Idempotency-Key` as it was answered first, for a day, on every instance.
 * What the first one wrote is remembered in the very transactions that wrote it: one whose process died before it
 * answered is taken up where it ended, and writes nothing twice.
 */
export default fp(
  async app => {
    app.decorateRequest('claim', null)
    app.addHook('onRoute', route => {
      const { config, method, url } = route
      if (method !== 'POST' || !url.startsWith('/v1/') || config?.writes === false) return
      route.config = { ...config, reads: [...(config?.reads ?? []), 'Idempotency-Key'] }
    })
    app.addHook('preHandler', (request, reply, done) => {
      const header = request.headers['idempotency-key']
      if (header === undefined || !takesKey(request)) return done()
      begin(request, reply, String(header), done).catch(done)
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const { claim } = request
      if (claim === null) return payload
      request.claim = null
      // When it cannot be kept, the steps are: the same request is taken up from there.
      await end(claim, reply, payload).catch(error => request.log.warn(error, 'an answer could not be kept'))
      return payload
    })
    const sweep = () =>
      sweepAnswers(app.db).catch(error => app.log.warn(error, 'old answers could not be forgotten'))
    let timer: NodeJS.Timeout | undefined
    app.addHook('onListen', async () => {
      timer = setInterval(sweep, SWEEP_MS).unref()
    })
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'idempotency', dependencies: ['authorization', 'caching', 'database'] },
)
