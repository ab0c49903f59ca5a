import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../db/client.ts'

/** The state of the knowledge base that this process last read; null until it has read one. */
interface KnowledgeBase {
  revision: number | null
  release: string | null
}

declare module 'fastify' {
  interface FastifyInstance {
    db: Database
    kb: KnowledgeBase
  }
}

/** Gives an answer under /v1 that did not read the revision itself the one last read. */
export function tellRevision(request: FastifyRequest, reply: FastifyReply): void {
  if (!request.url.startsWith('/v1')) return
  const { revision, release } = request.server.kb
  if (revision !== null && !reply.hasHeader('kb-revision')) reply.header('kb-revision', String(revision))
  if (release !== null && !reply.hasHeader('kb-release')) reply.header('kb-release', release)
}

/**
 * The database as `app.db`, and what it last said of the knowledge base as `app.kb`: whoever reads the
 * revision from the database writes it there. Answers under /v1 that did not read it carry that one.
 * The database belongs to whoever opened it: closing the app leaves it open.
 */
export default fp<{ database: Database }>(
  async (app, { database }) => {
    app.decorate('db', database)
    app.decorate('kb', { revision: null, release: null })
    app.addHook('onSend', async (request, reply, payload) => {
      tellRevision(request, reply)
      return payload
    })
  },
  { name: 'database' },
)
