import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifySchemaCompiler,
  FastifySerializerCompiler,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import fp from 'fastify-plugin'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { guardOf } from '../api/contract-guard.ts'

export { jsonSchemaTransform, jsonSchemaTransformObject }

/** The app as routes see it: the types of requests and replies come from their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What a request says breaks its contract. `validationContext` is set by Fastify. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly code = 'KB_INPUT'
  readonly statusCode = 400
  validationContext?: 'querystring' | 'params' | 'body' | 'headers'

  constructor(
    readonly issues: readonly z.core.$ZodIssue[],
    readonly schema: z.ZodType,
    readonly input: unknown,
  ) {
    super('The request breaks its contract')
  }
}

/** Checks what comes in by its contract. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  data => {
    const parsed = schema.safeParse(data, { reportInput: true })
    return parsed.success
      ? { value: parsed.data }
      : { error: new InputError(parsed.error.issues, schema, data) }
  }

/** What is exactly as its contract tells goes out as it is; all else goes through the contract, which takes longer. */
const quickSerializerCompiler: FastifySerializerCompiler<z.ZodType> = route => {
  const fits = guardOf(route.schema)
  const decide = serializerCompiler(route)
  return answer => (fits(answer) ? JSON.stringify(answer) : decide(answer))
}

/** Whether the contract of this answer's route says what such an answer holds. */
function isDeclared(reply: FastifyReply): boolean {
  const response = reply.routeOptions.schema?.response as Record<string, unknown> | undefined
  const declared = response?.[reply.statusCode] ?? response?.[`${Math.floor(reply.statusCode / 100)}xx`]
  if (typeof declared !== 'object' || declared === null) return false
  if (!('content' in declared)) return true
  const mediaType = String(reply.getHeader('content-type')).split(';')[0] ?? ''
  return Object.hasOwn(declared.content as object, mediaType)
}

/**
 * zod as validator and serializer of all routes. Without a declared schema the serializer would let a raw
 * object out, columns and all, so such an answer is an error; routes hidden from the document are exempt.
 * A route under /v1 that declares no parameters accepts none.
 */
export default fp(
  async app => {
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(quickSerializerCompiler)
    app.addHook('onRoute', route => {
      if (route.url.startsWith('/v1')) route.schema = { querystring: z.strictObject({}), ...route.schema }
    })
    app.addHook('preSerialization', async (request, reply, payload) => {
      const hidden = request.routeOptions.schema?.hide === true
      if (reply.statusCode < 400 && !hidden && !isDeclared(reply)) {
        throw new Error(`${request.routeOptions.url} declares no answer ${reply.statusCode}`)
      }
      return payload
    })
  },
  { name: 'zod' },
)
