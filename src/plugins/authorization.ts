import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { bearerOf, type Caller, type Keyring } from '../access/keyring.ts'
import { ProblemError } from '../api/problem.ts'
import { allows, type Scope } from '../knowledge/scopes.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What the key of a caller must allow. It also stands in the OpenAPI document, with 401 and 403. A route without
     * it answers everybody.
     */
    scope?: Scope
  }
  interface FastifyRequest {
    /** Whose key came with the request; null without one. Routes with a `scope` always have it. */
    caller: Caller | null
  }
}

/** Whose key came with a request to a route that has a `scope`. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('the route has no scope in its config')
  return caller
}

/**
 * Refuses a caller whose key does not allow enough. Nothing of the request was looked at before, so that the answer
 * cannot tell what is there.
 *
 * @throws ProblemError 403
 */
export function mustAllow({ scope, name }: Caller, needed: Scope): void {
  if (allows(scope, needed)) return
  throw new ProblemError(
    'forbidden',
    `This needs a key with the scope "${needed}"; the key "${name}" has "${scope}".`,
    { headers: challenge(`error="insufficient_scope", scope="${needed}"`) },
  )
}

const challenge = (more: string) => ({ 'www-authenticate': `Bearer realm="supplement-kb", ${more}` })

/** Whether a request asks for what readers do not see yet: `?draft=<changeset>`. */
export const readsDraft = ({ query, routeOptions }: FastifyRequest): boolean =>
  isDraftable(routeOptions) && Object.hasOwn(query as object, 'draft')

// Lists and records; not what is fixed for ever, nor what tells of the service.
const draftable = new Set(['Things', 'Claims', 'Content', 'Search', 'Safety'])

/** Whether a route answers `?draft=`. */
export const isDraftable = ({
  schema,
  config,
}: Pick<FastifyRequest['routeOptions'], 'schema' | 'config'>): boolean =>
  config.scope === undefined && (schema?.tags?.some(tag => draftable.has(tag)) ?? false)

/** @throws ProblemError 401 when the request brings no key */
export const keyNeeded = (needed: Scope) =>
  new ProblemError(
    'unauthorized',
    `This needs a key with the scope "${needed}": send it as "Authorization: Bearer …".`,
    { headers: challenge(`scope="${needed}"`) },
  )

const isKey = (authorization: string | undefined): authorization is string =>
  authorization !== undefined && bearerOf(authorization) !== undefined

/** Whether a key that came with a request is looked at, where none is needed: credentials of other schemes may be a proxy's. */
export const bringsKey = (url: string, authorization: string | undefined): authorization is string =>
  isKey(authorization) && /^\/v1(?:[/?]|$)/.test(url)

/** @throws ProblemError 401 when it is no good one */
async function ask(keyring: Keyring, authorization: string): Promise<Caller> {
  const verdict = await keyring.ask(authorization)
  if ('caller' in verdict) return verdict.caller
  throw new ProblemError(
    'unauthorized',
    `${verdict.refusal} Send a valid one as "Authorization: Bearer …", or none where none is needed.`,
    { headers: challenge('error="invalid_token"') },
  )
}

/**
 * Lets a request to a route with a `scope` pass when its key allows that. A key that is not needed changes the limit
 * only; but a bad one is refused everywhere under /v1, so that its owner learns of it.
 */
export default fp<{ keyring: Keyring }>(
  async (app, { keyring }) => {
    app.decorateRequest('caller', null)
    app.addHook('onRequest', async request => {
      const { config } = request.routeOptions
      const scope = config.scope ?? (readsDraft(request) ? 'draft' : undefined)
      const { authorization } = request.headers
      if (scope !== undefined) {
        if (!isKey(authorization)) throw keyNeeded(scope)
        request.caller = await ask(keyring, authorization)
        mustAllow(request.caller, scope)
      } else if (bringsKey(request.url, authorization)) {
        request.caller = keyring.isFresh(authorization)
          ? (keyring.seen(authorization) ?? null)
          : await ask(keyring, authorization)
      }
    })
  },
  { name: 'authorization', dependencies: ['protection', 'input'] },
)
