import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { asContracted } from '../api/contract-guard.ts'
import { fingerprint } from '../api/cursor.ts'
import { standingMeta } from '../api/envelope.ts'
import { trim } from '../api/fields.ts'
import { gone, invalidParameter, notFound } from '../api/problem.ts'
import { facetCounts } from '../db/facets.ts'
import {
  type ListRequest,
  type Page,
  readOne,
  readPage,
  readQuestions,
  type Snapshot,
  whereabouts,
} from '../db/read.ts'
import { empty, type Sql, sql } from '../db/sql.ts'
import { tellState } from '../plugins/database.ts'
import { addressWith, linksOf, pathOf, positionOf } from './paging.ts'
import { readReleased } from './releases/released.ts'
import type { ListQuery, Resource } from './resource.ts'

/** Says in headers which state of the knowledge base an answer was read from. */
export const tellSnapshot = (reply: FastifyReply, { revision, release }: Snapshot) => {
  reply.server.revisions.learn({ revision, release })
  reply.readFrom = [...(reply.readFrom ?? []), { revision, release }]
  tellState(reply, { revision, release })
}

/** A body whose data are trimmed to `fields`, once the whole of it has passed its contract. */
const trimmed = (
  reply: FastifyReply,
  contract: z.ZodType,
  body: { data: unknown },
  fields: readonly string[],
) => {
  const whole = asContracted(contract, body) as { data: unknown }
  // The contract asks for members that are trimmed away now.
  reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
  return { ...whole, data: trim(whole.data, fields) }
}

/** An answer that there is in several forms. */
interface ByMedia {
  content: { 'application/json': { schema: z.ZodType } }
}

const contractOf = (request: FastifyRequest) => {
  const answers = request.routeOptions.schema?.response as Record<number, z.ZodType | ByMedia>
  const answer = answers[200] as z.ZodType | ByMedia
  return 'content' in answer ? answer.content['application/json'].schema : answer
}

/**
 * Where to look instead of a key that is not active: redirects when it was renamed, else throws 410 or 404.
 *
 * @param status 308 where the method must stay
 * @param at which part of the path the key is, of those between slashes
 */
export const lookElsewhere = async (
  request: FastifyRequest,
  reply: FastifyReply,
  resource: Resource,
  key: string,
  { status = 301, at = 3 }: { status?: 301 | 308; at?: number } = {},
) => {
  const { server } = request
  const { movedTo, gone: retired } = await whereabouts(server.db, resource.noun, key)
  if (movedTo !== null) {
    const { pathname, search } = new URL(request.url, 'http://path.only')
    const parts = pathname.split('/').with(at, movedTo)
    return reply.redirect(server.link(parts.join('/') + search), status)
  }
  if (!retired) throw notFound(resource.name, key)
  const { successor } = retired
  throw gone(resource.name, key, successor && server.link(`/v1/${resource.path}/${successor}`))
}

const oneBody = (request: FastifyRequest, data: unknown) => ({
  data,
  meta: standingMeta,
  links: { self: addressWith(request) },
})

interface OneQuery {
  include?: string[]
  fields?: string[]
  release?: string
}

/** Answers one record. */
export const answerOne =
  (resource: Resource) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const key = Object.values(request.params as Record<string, string>)[0] as string
    const { include, fields, release } = request.query as OneQuery
    if (release !== undefined) return oneBody(request, await readReleased(request, reply, resource, key))
    const embedded = withIncluded(resource, include, fields)
    const found = await readOne(request.server.db, resource.noun, key, embedded)
    if (found.record === null) return lookElsewhere(request, reply, resource, key)
    tellSnapshot(reply, found)
    if (!embedded?.length) reply.recordVersion = (found.record as { version: number }).version
    const body = oneBody(request, found.record)
    return fields ? trimmed(reply, contractOf(request), body, fields) : body
  }

/** A field inside a relation asks for the relation too. */
export const withIncluded = (
  resource: Resource,
  include: string[] | undefined,
  fields: string[] | undefined,
) => {
  const named = (fields ?? [])
    .map(path => path.split('.')[0] as string)
    .filter(name => resource.includes.includes(name))
  return named.length === 0 ? include : [...new Set([...(include ?? []), ...named])]
}

/** What a route sets besides what the request asks for. */
export interface Preset {
  /** Filters that the path sets. */
  filters?: Record<string, unknown>
  beside?: Record<string, Sql>
  /** Members of the answer's meta that are the same for every answer. */
  meta?: Record<string, unknown>
  /** When it says no, nothing is answered. */
  check?: (found: Page) => boolean
}

const refuseSortOfGroups = ({ group, sort }: ListQuery) => {
  if (group && sort)
    throw invalidParameter('sort', 'cannot be combined with group=question, which orders by question')
}

/** The values that a page is read with, from a parsed query. */
const requestOf = async (request: FastifyRequest, resource: Resource, query: ListQuery, preset: Preset) => {
  const { limit, cursor, count, fields, include, facets, ...asked } = query
  const print = fingerprint(pathOf(request), asked)
  const { conditions, asked: matching } = resource.ask({ ...query, ...preset.filters } as never)
  const list: ListRequest = {
    conditions,
    asked: matching,
    sort: query.sort,
    include: withIncluded(resource, include, fields),
    limit,
    after: await positionOf(request, print, cursor),
    count,
    beside: { ...preset.beside, ...(facets && { facets: countsOf(resource, query, preset) }) },
  }
  return { list, print }
}

/** Counts what the list would hold without the facet's own filter; what the path sets stays. */
const countsOf = (resource: Resource, query: ListQuery, { filters }: Preset) =>
  facetCounts(resource.noun, query.facets ?? [], parameter =>
    resource.ask({ ...query, [parameter]: undefined, ...filters } as never),
  )

const trimmedGroups = (fields: readonly string[]) => [
  'question',
  'agreement',
  ...fields.map(path => `claims.${path}`),
]

/** Answers a page of records. */
export const answerPage = async (
  request: FastifyRequest,
  reply: FastifyReply,
  resource: Resource,
  preset: Preset = {},
): Promise<unknown> => {
  const query = request.query as ListQuery
  refuseSortOfGroups(query)
  const { list, print } = await requestOf(request, resource, query, preset)
  const read = query.group ? readQuestions : readPage
  const found = await read(request.server.db, resource.noun, list)
  if (preset.check?.(found) === false) return null
  tellSnapshot(reply, found)
  const body = {
    data: found.records,
    meta: {
      ...standingMeta,
      total: found.total,
      ...(resource.facets && { facets: null }),
      ...preset.meta,
      ...metaOf(found),
    },
    links: await linksOf(request, print, found.next),
  }
  if (!query.fields) return body
  return trimmed(reply, contractOf(request), body, query.group ? trimmedGroups(query.fields) : query.fields)
}

const metaOf = ({ beside }: Page) => {
  const { parent, ...meta } = beside
  return meta
}

const parentBeside = (parent: Resource, key: string) => sql`(
  SELECT true FROM ${parent.noun.from} WHERE ${parent.noun.key} = ${key}
    AND ${parent.noun.alias}.status = 'ACTIVE'${parent.noun.scope ?? empty})`

/** Answers a page of what belongs to the thing that the path names; an unknown thing is 404, never an empty list. */
export const answerNested = async (
  request: FastifyRequest,
  reply: FastifyReply,
  parent: Resource,
  resource: Resource,
  preset: (key: string) => Preset,
): Promise<unknown> => {
  const key = Object.values(request.params as Record<string, string>)[0] as string
  const { beside, ...rest } = preset(key)
  const answer = await answerPage(request, reply, resource, {
    ...rest,
    beside: { ...beside, parent: parentBeside(parent, key) },
    check: found => found.beside.parent === true,
  })
  return answer ?? lookElsewhere(request, reply, parent, key)
}
