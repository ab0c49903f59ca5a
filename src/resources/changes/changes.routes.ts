import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import { fingerprint } from '../../api/cursor.ts'
import { page, standingMeta } from '../../api/envelope.ts'
import { invalidParameter, ProblemError } from '../../api/problem.ts'
import { answered } from '../../plugins/answered.ts'
import type { App } from '../../plugins/zod.ts'
import { tellSnapshot } from '../answer.ts'
import { linksOf, pathOf, positionOf } from '../paging.ts'
import { Change, ChangesMeta, ChangesQuery, maxWaitSeconds } from './changes.contract.ts'
import { type ChangesPage, type Entry, readChanges } from './changes.query.ts'

const description = `Creations, updates, retirements, renames and deletions since a revision, and records that read
differently because of others, in the order in which they were published. Start from an export, send its KB-Revision
as \`since\`, follow \`links.next\`, then go on with \`meta.until\`: a copy that applies each change (\`after\`, or gone
when that is null) is the export of that revision. With \`wait\` the answer comes as soon as there is a new revision.`

const route: RouteShorthandOptions = {
  // Half of it is the wait.
  handlerTimeout: 2 * maxWaitSeconds * 1000,
  config: { problems: ['no-longer-kept', 'not-ready'], mayTakeLong: true },
  schema: {
    operationId: 'listChanges',
    summary: 'What changed since a revision',
    description: description.replaceAll('\n', ' '),
    tags: ['Bulk'],
    querystring: ChangesQuery,
    response: { 200: page(Change, ChangesMeta) },
  } as FastifySchema,
}

/** Serves `/v1/changes`: what happened since a revision. */
export const changeRoutes = (app: App) => {
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  app.get('/v1/changes', route, (request, reply) => answerChanges(request, reply, closing.signal))
}

async function answerChanges(request: FastifyRequest, reply: FastifyReply, closing: AbortSignal) {
  const query = request.query as ChangesQuery
  const { since, kind: kinds, include = [], limit, wait = 0 } = query
  const print = fingerprint(pathOf(request), { since, kinds, include })
  const after = entryOf(await positionOf(request, print, query.cursor))
  const read = () => readChanges(request.server.db, { since, kinds, after, include, limit })
  let found = await read()
  checkSince(request, since, found)
  if (found.changes.length === 0 && wait > 0) {
    await newRevision(request, reply, closing, found.revision, wait)
    found = await read()
    checkSince(request, since, found)
  }
  tellSnapshot(reply, found)
  reply.header('cache-control', 'no-cache')
  return {
    data: found.changes,
    meta: { ...standingMeta, total: null, until: untilOf(since, found) },
    links: await linksOf(request, print, nextOf(found)),
  }
}

const entryOf = (position: { after: string[] } | undefined): Entry | undefined => {
  if (!position) return undefined
  const [revision = '', kind = '', key = ''] = position.after
  return { revision: Number(revision), kind, key }
}

/** A revision may go on on the next page. */
const untilOf = (since: number, { changes, more, revision }: ChangesPage): number =>
  more ? Math.max(since, (changes.at(-1)?.revision ?? 1) - 1) : revision

/** Waits for a revision after this one, holding no connection; not longer than there is somebody to answer. */
async function newRevision(
  { server }: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
  revision: number,
  seconds: number,
): Promise<void> {
  await server.revisions.whenAfter(revision, {
    signal: AbortSignal.any([answered(reply), closing]),
    timeoutMs: seconds * 1000,
  })
}

/** @throws ProblemError when the log does not reach from there to now */
function checkSince({ server }: FastifyRequest, since: number, { revision, keptSince }: ChangesPage): void {
  if (since > revision)
    throw invalidParameter('since', `is newer than the knowledge base, which is at revision ${revision}`)
  if (keptSince === null) throw new ProblemError('not-ready', 'The change log is being brought up to date.')
  if (since >= keptSince) return
  const detail = `Changes are kept from revision ${keptSince} on, not from ${since}. Take the export, and go on from its KB-Revision.`
  throw new ProblemError('no-longer-kept', detail, { successor: server.link('/v1/export') })
}

/** The position of a page's last entry, when there are more. */
const nextOf = ({ changes, more }: ChangesPage): string[] | null => {
  const last = changes.at(-1)
  return more && last ? [String(last.revision), last.kind, last.key] : null
}
