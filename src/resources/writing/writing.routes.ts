import type { FastifyReply, FastifyRequest } from 'fastify'
import { standingMeta } from '../../api/envelope.ts'
import { readOne } from '../../db/read.ts'
import { type RecordWrite, type Written, writeRecord } from '../../ingest/editing/write-record.ts'
import { allows } from '../../knowledge/scopes.ts'
import { callerOf } from '../../plugins/authorization.ts'
import { jsonParser } from '../../plugins/json.ts'
import type { App } from '../../plugins/zod.ts'
import { tellSnapshot } from '../answer.ts'
import { mustBeThere } from '../changesets/answers.ts'
import { presentHead } from '../changesets/present.ts'
import { keyName, type Resource } from '../resource.ts'
import { expectedOf, expectedOfPut } from './preconditions.ts'
import { refuse } from './refusals.ts'
import type { RetireQuery } from './writing.contract.ts'
import { type Method, mergePatchType, writeRoute } from './writing.schema.ts'

type Asked = Pick<RecordWrite, 'op' | 'data' | 'expects'>
/** What a request wants done to its record. */
type Ask = (request: FastifyRequest) => Asked

const documentOf = ({ body }: FastifyRequest) => body as Record<string, unknown>

const asks = {
  post: request => ({ op: 'create', data: documentOf(request), expects: 'nothing' }),
  put: request => {
    const expects = expectedOfPut(request)
    return { op: expects === 'absent' ? 'create' : 'replace', data: documentOf(request), expects }
  },
  patch: request => ({ op: 'update', data: documentOf(request), expects: expectedOf(request) }),
  delete: request => {
    const { successor = null } = request.query as RetireQuery
    return { op: 'retire', data: { successor }, expects: expectedOf(request) }
  },
} satisfies Record<Method, Ask>

/**
 * Serves `POST /v1/{nouns}` and `PUT`, `PATCH`, `DELETE` of `/v1/{nouns}/{key}` of every noun: each is a changeset of
 * one operation.
 */
export const writingRoutes = (
  app: App,
  resources: readonly Resource[],
  { fourEyes }: { fourEyes: boolean },
) => {
  const answer = (resource: Resource, method: Method) => (request: FastifyRequest, reply: FastifyReply) =>
    write(request, reply, { resource, asked: asks[method](request), fourEyes })
  const serve = (scope: App, methods: readonly Method[]) => {
    for (const resource of resources) {
      const all = `/v1/${resource.path}`
      const one = `${all}/:${keyName(resource)}`
      for (const method of methods)
        scope[method](method === 'post' ? all : one, writeRoute(resource, method), answer(resource, method))
    }
  }
  serve(app, ['post', 'put', 'delete'])
  app.register(async scope => {
    scope.addContentTypeParser(mergePatchType, { parseAs: 'string' }, jsonParser(scope))
    serve(scope, ['patch'])
  })
}

interface Task {
  resource: Resource
  asked: Asked
  fourEyes: boolean
}

async function write(request: FastifyRequest, reply: FastifyReply, { resource, asked, fourEyes }: Task) {
  const { noun } = resource
  const key = (request.params as Record<string, string | undefined>)[keyName(resource)]
  const { name: actor, scope } = callerOf(request)
  const { reason } = request.query as RetireQuery
  const publishes = allows(scope, 'publish') && !fourEyes
  try {
    const written = await writeRecord(
      request.server.db,
      { ...asked, kind: noun.kind, key },
      { actor, reason, publishes },
      (reader, itsKey) => readOne(reader, noun, itsKey),
    )
    if ('draft' in written) return answerDraft(request, reply, written.draft)
    return answerWritten(request, reply, resource, { ...written, isNew: asked.op === 'create' })
  } catch (error) {
    return refuse(error, { request, reply, resource, key: key ?? '' })
  }
}

async function answerDraft(request: FastifyRequest, reply: FastifyReply, id: number) {
  const changeset = presentHead(await mustBeThere(request, id), path => request.server.link(path))
  reply.code(202).header('location', changeset.url)
  return { data: changeset, meta: standingMeta, links: { self: changeset.url } }
}

type Done = Exclude<Written<Awaited<ReturnType<typeof readOne>>>, { draft: number }> & { isNew: boolean }

/** The same body as a GET answers now. */
function answerWritten(
  request: FastifyRequest,
  reply: FastifyReply,
  { path }: Resource,
  { key, version, record: found, isNew }: Done,
) {
  if (found === null) return reply.code(204).header('etag', `"v${version}"`).send()
  tellSnapshot(reply, found)
  const address = request.server.link(`/v1/${path}/${encodeURIComponent(key)}`)
  reply.recordVersion = version
  if (isNew) reply.code(201).header('location', address)
  return { data: found.record, meta: standingMeta, links: { self: address } }
}
