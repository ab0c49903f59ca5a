import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { ProblemCode } from '../api/problem-codes.ts'
import { packageRoot } from '../config.ts'
import { scopes } from '../knowledge/scopes.ts'
import { isDraftable } from './authorization.ts'
import { negotiateMedia } from './negotiate.ts'
import { describeBodies } from './openapi/bodies.ts'
import { tidyComponents } from './openapi/components.ts'
import type { HeaderName, OpenApiDocument, RouteNotes } from './openapi/document.ts'
import { describeDocuments } from './openapi/documents.ts'
import { describeExamples } from './openapi/examples.ts'
import { describeParameters } from './openapi/parameters.ts'
import { describeResponses } from './openapi/responses.ts'
import { shareAlike } from './openapi/sharing.ts'
import { TAGS } from './openapi/tags.ts'
import { uiOptions } from './openapi/ui.ts'
import { jsonSchemaTransform, jsonSchemaTransformObject } from './zod.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Problems that the route can answer besides those that every route can. */
    problems?: readonly ProblemCode[]
    /** Headers of the request that the route reads besides those that every route does. */
    reads?: readonly HeaderName[]
  }
}

const DESCRIPTION = `
An open knowledge base about dietary supplements: for every statement *what, for whom, how much, how soon*, and
**who says so**. Reading needs no key.

- **Nothing here is medical advice.** An empty list never means "safe": \`coverage\` says what was looked at.
- Anything not understood is refused with status 400, and the answer lists what is allowed.
- Every failure is a problem document (RFC 9457) with a stable \`code\`; \`/problems\` explains each.
- Editors write through \`/v1/changesets\` with an API key. With one, \`?draft=<changeset>\` on any read of records,
  search or safety shows the knowledge base as it would be; such answers are never kept.
- Every read has a strong \`ETag\`: send it back in \`If-None-Match\` and pay for changes only.
`.trim()

const packageVersion = (): string =>
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version

const notesOf = ({ config = {}, url, method, schema }: RouteOptions): RouteNotes => ({
  problems: config.problems ?? [],
  cacheable: method === 'GET' && (config.cacheable ?? url.startsWith('/v1')),
  limited: config.rateLimit !== false,
  scope: config.scope,
  draftable: isDraftable({ schema, config } as Parameters<typeof isDraftable>[0]),
  reads: config.reads ?? [],
})

const keyScheme = {
  type: 'http',
  scheme: 'bearer',
  description: `An API key, made with \`kb keys create\`. Scopes hold those before them: ${scopes.join(', ')}. \`admin\` allows what \`publish\` does: keys are made and revoked with the CLI alone. Reading needs none.`,
} as const

/**
 * The OpenAPI document of the service: the same object at each call, generated at the first one.
 *
 * @param app that is ready
 */
export const openapiDocument = (app: FastifyInstance): OpenApiDocument =>
  app.swagger() as unknown as OpenApiDocument

function finish(generated: unknown): OpenApiDocument {
  const document = structuredClone(generated) as OpenApiDocument
  describeParameters(document)
  describeBodies(document)
  describeResponses(document)
  describeExamples(document)
  describeDocuments(document)
  const tidied = tidyComponents(document)
  shareAlike(tidied)
  return tidied
}

const wantsPage = (request: FastifyRequest): boolean =>
  negotiateMedia(request.headers.accept, ['application/json', 'text/html']) === 'text/html'

/** The OpenAPI document at /openapi.json, Swagger UI at /docs, and the way there from /. */
export default fp<{ publicUrl: string | undefined }>(
  async (app, { publicUrl }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Supplement KB',
          version: packageVersion(),
          description: DESCRIPTION,
          license: { name: 'MIT (program), CC BY 4.0 (knowledge)', identifier: 'MIT AND CC-BY-4.0' },
        },
        servers: [{ url: publicUrl ?? '/' }],
        tags: TAGS,
        // A key is never needed to read, and raises the limit.
        security: [{}, { key: [] }],
        components: { securitySchemes: { key: keyScheme } },
      },
      stripBasePath: false,
      convertConstToEnum: false,
      transform: input => {
        const { schema, url } = jsonSchemaTransform(input)
        return { schema: { ...schema, 'x-notes': notesOf(input.route) }, url }
      },
      transformObject: input => finish(jsonSchemaTransformObject(input)) as never,
    })
    await app.register(swaggerUi, uiOptions(publicUrl))
    const hidden = { schema: { hide: true } }
    // Generating takes most of a second: better while nobody waits than for the first reader, and not in the start.
    app.addHook('onListen', async () => {
      setTimeout(() => openapiDocument(app), 300).unref()
    })
    let text: string | undefined
    app.get(
      '/openapi.json',
      { ...hidden, config: { cacheable: true, produces: ['application/json'] } },
      (_, reply) => {
        text ??= JSON.stringify(openapiDocument(app))
        return reply.type('application/json').send(text)
      },
    )
    app.get('/', hidden, (request, reply) =>
      reply.header('vary', 'Accept').redirect(app.link(wantsPage(request) ? '/docs' : '/v1')),
    )
  },
  { name: 'openapi', dependencies: ['zod', 'caching', 'links'] },
)
