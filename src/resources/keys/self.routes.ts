import { z } from 'zod'
import { one, standingMeta } from '../../api/envelope.ts'
import { type Scope, scopes, scopesIn } from '../../knowledge/scopes.ts'
import { callerOf } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'

const KeySelf = z
  .object({
    name: z.string().describe('Its name, which stands beside everything that is written with it.'),
    scopes: z.array(z.enum(scopes)).describe('All that it allows.'),
  })
  .meta({ id: 'KeySelf', description: 'What a key tells of itself.' })

/** Serves `/v1/keys/self`: what the key of the caller allows. */
export const keySelfRoute = (app: App) =>
  app.get(
    '/v1/keys/self',
    {
      config: { scope: 'draft' satisfies Scope, cacheable: false },
      schema: {
        operationId: 'getKeySelf',
        summary: 'What your key allows',
        description: 'Tells the name and the scopes of the key that comes with the request.',
        tags: ['Editing'],
        response: { 200: one(KeySelf) },
      },
    },
    (request, reply) => {
      const { name, scope } = callerOf(request)
      reply.header('cache-control', 'no-store')
      return {
        data: { name, scopes: scopesIn(scope) },
        meta: standingMeta,
        links: { self: app.link('/v1/keys/self') },
      }
    },
  )
