import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../db/client.ts'
import { draftDatabase } from '../db/draft.ts'
import { listen } from '../db/listen.ts'
import type { KnowledgeState, Revisions } from '../db/revisions.ts'

declare module 'fastify' {
  interface FastifyInstance {
    db: Database
    revisions: Revisions
  }
  interface FastifyReply {
    /** The state that each statement behind the answer read; null when the answer told of none. */
    readFrom: readonly KnowledgeState[] | null
  }
}

/** Gives an answer under /v1 that did not read the revision itself the newest that is known. */
export function tellRevision(request: FastifyRequest, reply: FastifyReply): void {
  const { newest } = request.server.revisions
  if (newest === null || !request.url.startsWith('/v1')) return
  if (!reply.hasHeader('kb-revision')) tellState(reply, newest)
}

/** Says in headers which state of the knowledge base an answer belongs to. */
export function tellState(
  reply: FastifyReply,
  { revision, release }: { revision: number; release?: string | null | undefined },
): void {
  reply.header('kb-revision', String(revision))
  if (release) reply.header('kb-release', release)
}

/**
 * The database as `app.db`, and what is known of its newest revision as `app.revisions`: whoever reads a
 * revision lets that know. While the app listens for requests, a connection listens for new revisions.
 * The database belongs to whoever opened it: closing the app leaves it open.
 */
export default fp<{ database: Database }>(
  async (app, { database }) => {
    app.decorate('db', { getter: () => draftDatabase.getStore() ?? database })
    app.decorate('revisions', { getter: () => (draftDatabase.getStore() ?? database).revisions })
    app.decorateReply('readFrom', null)
    app.addHook('onSend', async (request, reply, payload) => {
      tellRevision(request, reply)
      return payload
    })
    const end = new AbortController()
    let listening: Promise<void> | undefined
    app.addHook('onListen', async () => {
      listening = listen(database.url, database.revisions, end.signal)
    })
    app.addHook('onClose', async () => {
      end.abort()
      await listening
    })
  },
  { name: 'database' },
)
