import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import { fingerprint } from '../../api/cursor.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import { invalidParameter } from '../../api/problem.ts'
import type { App } from '../../plugins/zod.ts'
import { tellSnapshot } from '../answer.ts'
import { ReleaseChange } from '../changes/changes.contract.ts'
import { addressWith, linksOf, pathOf, positionOf } from '../paging.ts'
import { mustBeKept, mustBeThere } from './named.ts'
import { DiffParams, DiffQuery, Release, ReleaseParams, ReleasesQuery } from './releases.contract.ts'
import { type ReleaseRow, readDifferences, readReleases, readReleasesNamed } from './releases.query.ts'

const tags = ['Bulk']

const listRoute = {
  schema: {
    operationId: 'listReleases',
    summary: 'List releases',
    description: 'States of the knowledge base that can be cited, the newest first. A release never changes.',
    tags,
    querystring: ReleasesQuery,
    response: { 200: page(Release) },
  } as FastifySchema,
}

const oneRoute = {
  schema: {
    operationId: 'getRelease',
    summary: 'Get one release',
    description:
      'What a release holds, on which sources it rests, and how to check that a copy is whole. `?release=` reads single records and the export as they were in it.',
    tags,
    params: ReleaseParams,
    querystring: ReleasesQuery.omit({ limit: true, cursor: true }),
    response: { 200: one(Release) },
  } as FastifySchema,
}

const diffRoute: RouteShorthandOptions = {
  config: { problems: ['no-longer-kept'] },
  schema: {
    operationId: 'diffReleases',
    summary: 'What differs between two releases',
    description:
      'The records that were created, updated, retired or deleted from one release to a later one, and those that read differently because of others, by kind and key.',
    tags,
    params: DiffParams,
    querystring: DiffQuery,
    response: { 200: page(ReleaseChange) },
  } as FastifySchema,
}

/** Serves `/v1/releases`. */
export const releaseRoutes = (app: App) => {
  app.get('/v1/releases', listRoute, answerReleases)
  app.get('/v1/releases/:id', oneRoute, answerRelease)
  app.get('/v1/releases/:from/diff/:to', diffRoute, answerDiff)
}

async function answerReleases(request: FastifyRequest, reply: FastifyReply) {
  const { limit, cursor } = request.query as ReleasesQuery
  const print = fingerprint(pathOf(request), {})
  const [revision, id = ''] = (await positionOf(request, print, cursor))?.after ?? []
  const after = revision === undefined ? undefined : { revision: Number(revision), id }
  const found = await readReleases(request.server.db, { limit, after })
  tellSnapshot(reply, found)
  const releases = found.releases.slice(0, limit)
  const last = releases.at(-1)
  const next = found.releases.length > limit && last ? [String(last.revision), last.id] : null
  return {
    data: releases.map(release => withExport(request, release)),
    meta: { ...standingMeta, total: null },
    links: await linksOf(request, print, next),
  }
}

async function answerRelease(request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string }
  const { found, ...state } = await readReleasesNamed(request.server.db, [id])
  tellSnapshot(reply, state)
  const release = mustBeThere(id, found[0])
  return { data: withExport(request, release), meta: standingMeta, links: { self: addressWith(request) } }
}

async function answerDiff(request: FastifyRequest, reply: FastifyReply) {
  const { from, to } = request.params as { from: string; to: string }
  const { kind: kinds, limit, cursor, include = [] } = request.query as DiffQuery
  const { found, ...state } = await readReleasesNamed(request.server.db, [from, to])
  const [older, newer] = [mustBeKept(from, found[0]), mustBeKept(to, found[1])]
  if (older.revision > newer.revision)
    throw invalidParameter('from', `${from} is newer than ${to}: name the older release first`)
  const print = fingerprint(pathOf(request), { kinds, include })
  const [kind, key = ''] = (await positionOf(request, print, cursor))?.after ?? []
  const after = kind === undefined ? undefined : { kind, key }
  const span = { from: older.revision, to: newer.revision, kinds, after, include, limit }
  const differences = await readDifferences(request.server.db, span)
  tellSnapshot(reply, state)
  const shown = differences.slice(0, limit)
  const last = shown.at(-1)
  const next = differences.length > limit && last ? [last.kind, last.key] : null
  return {
    data: shown,
    meta: { ...standingMeta, total: null },
    links: await linksOf(request, print, next),
  }
}

const withExport = ({ server }: FastifyRequest, release: ReleaseRow) => ({
  ...release,
  export:
    release.sha256 === null ? null : server.link(`/v1/export?release=${encodeURIComponent(release.id)}`),
})
