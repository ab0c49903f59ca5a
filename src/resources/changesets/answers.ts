import type { FastifyReply, FastifyRequest } from 'fastify'
import { standingMeta } from '../../api/envelope.ts'
import { ProblemError } from '../../api/problem.ts'
import { type ChangesetHead, headIn } from '../../ingest/editing/store.ts'
import { addressWith } from '../paging.ts'
import { presentHead } from './present.ts'

/** The changeset of a request. @throws ProblemError 404 */
export async function mustBeThere({ server }: FastifyRequest, id: number): Promise<ChangesetHead> {
  const changeset = await headIn(server.db.prisma, id)
  if (changeset) return changeset
  throw new ProblemError('not-found', `There is no changeset ${id}.`)
}

/** The body of an answer about one thing, which nobody may keep. */
export const body = (request: FastifyRequest, data: unknown) => ({
  data,
  meta: standingMeta,
  links: { self: addressWith(request) },
})

/** Answers a changeset as it is now, without its operations. */
export async function answerHead(
  request: FastifyRequest,
  reply: FastifyReply,
  id: number,
  more: object = {},
) {
  const changeset = await mustBeThere(request, id)
  tellVersion(reply, changeset)
  return body(request, { ...presentHead(changeset, path => request.server.link(path)), ...more })
}

export const tellVersion = (reply: FastifyReply, { version }: { version: number }): void =>
  void reply.header('etag', `"v${version}"`).header('cache-control', 'no-store')

/**
 * @throws ProblemError 412 when the caller has seen another version of the changeset
 */
export function mustMatch({ headers }: FastifyRequest, { version }: { version: number }): void {
  const sent = headers['if-match']
  if (sent === undefined || sent.trim() === '*') return
  const tags: readonly string[] = sent.match(/"[^"]*"/g) ?? []
  if (tags.includes(`"v${version}"`)) return
  throw new ProblemError('precondition-failed', `The changeset is at version ${version} now. Read it again.`)
}
