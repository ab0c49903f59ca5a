import fp from 'fastify-plugin'
import { matchingTag } from './entity-tag.ts'

/** Answers 304 when the caller has the present representation already: after all that looks at the answer. */
export default fp(
  async app => {
    app.addHook('onSend', async (request, reply, payload) => {
      const { representation } = reply
      if (representation === null || reply.statusCode !== 200) return payload
      const known = matchingTag(request.headers['if-none-match'], representation.core, representation.coding)
      if (known === undefined) return payload
      reply.code(304).header('etag', known).removeHeader('content-type').removeHeader('content-encoding')
      // Fastify's hook for HEAD, which runs after this one, measures the body and then drops it: it cannot take null.
      return request.method === 'HEAD' ? payload : null
    })
  },
  { name: 'conditional', dependencies: ['caching'] },
)
