import { finished } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalidParameter } from '../../api/problem.ts'
import type { Database } from '../../db/client.ts'
import { draftDatabase } from '../../db/draft.ts'
import { openPreview } from '../../ingest/editing/preview.ts'
import { readsDraft } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'
import { asProblem } from './refusals.ts'

/**
 * Answers `?draft=<changeset>` on reads: the whole request, all of its statements, sees the knowledge base as it
 * would be with the changeset published. The key is asked for before; the answer is never kept.
 */
export const draftReads = (app: App) => {
  app.addHook('preValidation', (request, reply, done) => {
    if (!readsDraft(request)) return done()
    reply.header('cache-control', 'no-store')
    open(request, reply).then(database => draftDatabase.run(database, done), done)
  })
}

async function open(request: FastifyRequest, reply: FastifyReply): Promise<Database> {
  const { draft, ...others } = request.query as Record<string, unknown>
  if (typeof draft !== 'string' || !/^[1-9]\d{0,8}$/.test(draft))
    throw invalidParameter('draft', 'is not the number of a changeset')
  if ('release' in others)
    throw invalidParameter('draft', 'cannot be combined with release, which never changes')
  request.query = others
  const over = new Promise<void>(resolve => {
    finished(reply.raw, () => resolve())
  })
  return openPreview(request.server.db, Number(draft), over).catch(asProblem)
}
