import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import { fingerprint } from '../../api/cursor.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import { ProblemError } from '../../api/problem.ts'
import { FOR_EVER } from '../../plugins/caching.ts'
import type { App } from '../../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../answer.ts'
import { addressWith, linksOf, pathOf, positionOf } from '../paging.ts'
import { keyName, keyParams, type Resource } from '../resource.ts'
import { HistoryEntry, HistoryMeta, HistoryQuery, versionParam } from './history.contract.ts'
import { type HistoryPage, readHistory, readVersion } from './history.query.ts'

const config = { problems: ['no-longer-kept', 'not-ready'] } as const

const listRoute = (resource: Resource): RouteShorthandOptions => ({
  config: { problems: ['not-ready'] },
  schema: {
    operationId: `list${resource.title}Versions`,
    summary: `List the versions of a ${resource.name}`,
    description: `Who wrote this ${resource.name}, when, why, and what reads differently since, the newest first; a retired one has its history too. What it read like before other records changed is in the change feed.`,
    tags: [resource.tag],
    params: keyParams(resource),
    querystring: HistoryQuery,
    response: { 200: page(HistoryEntry, HistoryMeta) },
  } as FastifySchema,
})

const oneRoute = (resource: Resource): RouteShorthandOptions => ({
  config: { problems: [...config.problems] },
  schema: {
    operationId: `get${resource.title}Version`,
    summary: `Get one version of a ${resource.name}`,
    description: `The ${resource.name} as this version of it was published. It never changes; members that came later are missing.`,
    tags: [resource.tag],
    params: keyParams(resource).extend({ version: versionParam }),
    querystring: HistoryQuery.omit({ limit: true, cursor: true }),
    response: { 200: one(resource.record) },
  } as FastifySchema,
})

/** Serves `/v1/{nouns}/{key}/history` and `/v1/{nouns}/{key}/history/{version}` of every noun. */
export const historyRoutes = (app: App, resources: readonly Resource[]) => {
  for (const resource of resources) {
    const path = `/v1/${resource.path}/:${keyName(resource)}/history`
    app.get(path, listRoute(resource), (request, reply) => answerHistory(request, reply, resource))
    app.get(`${path}/:version`, oneRoute(resource), (request, reply) =>
      answerVersion(request, reply, resource),
    )
  }
}

const keyOf = (request: FastifyRequest, resource: Resource) =>
  (request.params as Record<string, string>)[keyName(resource)] as string

/** Whether the log last says of a key that a record is there, or was retired: then it tells its history. */
const hasHistory = (last: string | null) => last !== null && last !== 'RENAME' && last !== 'DELETE'

/** @throws ProblemError 503 until the log of an older version of this program holds what readers see */
function keptSinceOf({ keptSince }: { keptSince: number | null }): number {
  if (keptSince !== null) return keptSince
  throw new ProblemError('not-ready', 'The change log is being brought up to date.')
}

async function answerHistory(request: FastifyRequest, reply: FastifyReply, resource: Resource) {
  const { limit, cursor } = request.query as HistoryQuery
  const key = keyOf(request, resource)
  const print = fingerprint(pathOf(request), {})
  const [after] = (await positionOf(request, print, cursor))?.after ?? []
  const below = after === undefined ? undefined : Number(after)
  const found = await readHistory(request.server.db, { kind: resource.noun.kind, key }, { below, limit })
  if (!hasHistory(found.last)) return lookElsewhere(request, reply, resource, key)
  const keptSince = keptSinceOf(found)
  tellSnapshot(reply, found)
  return {
    data: found.versions.map(({ isKept, ...entry }) => ({
      ...entry,
      record: isKept ? request.server.link(`${pathOf(request)}/${entry.version}`) : null,
    })),
    meta: { ...standingMeta, total: null, keptSince },
    links: await linksOf(request, print, nextOf(found)),
  }
}

const nextOf = ({ versions, more }: HistoryPage): string[] | null => {
  const last = versions.at(-1)
  return more && last ? [String(last.version)] : null
}

async function answerVersion(request: FastifyRequest, reply: FastifyReply, resource: Resource) {
  const { version } = request.params as unknown as { version: number }
  const key = keyOf(request, resource)
  const found = await readVersion(request.server.db, { kind: resource.noun.kind, key }, version)
  if (!hasHistory(found.last)) return lookElsewhere(request, reply, resource, key)
  keptSinceOf(found)
  const name = `${resource.name} "${key}"`
  if (found.version === null)
    throw new ProblemError(
      'not-found',
      `There is no version ${version} of the ${name}. Its newest is ${found.newest}; ${request.server.link(historyOf(request))} lists them all.`,
    )
  const { record, type } = found.version
  if (record === null) throw noRecord(request, `Version ${version} of the ${name}`, type)
  tellSnapshot(reply, found)
  reply.recordVersion = version
  reply.header('cache-control', FOR_EVER)
  // As it was: it lacks members that records gained since, so the contract of today would refuse it.
  reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
  return { data: record, meta: standingMeta, links: { self: addressWith(request) } }
}

const historyOf = (request: FastifyRequest) => pathOf(request).replace(/\/[^/]*$/, '')

/** Why a version has no record. */
function noRecord(request: FastifyRequest, name: string, type: string): ProblemError {
  if (type === 'RETIRE')
    return new ProblemError(
      'gone',
      `${name} is the one that retired it. The version before holds its record.`,
      {
        successor: null,
      },
    )
  return new ProblemError('no-longer-kept', `${name} is known, but its record is no longer kept.`, {
    successor: request.server.link(historyOf(request)),
  })
}
