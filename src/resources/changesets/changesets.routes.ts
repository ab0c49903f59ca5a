import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { fingerprint } from '../../api/cursor.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import type { ProblemCode } from '../../api/problem-codes.ts'
import { countContradictions } from '../../ingest/editing/count-contradictions.ts'
import { diffOf } from '../../ingest/editing/diff.ts'
import { opOf } from '../../ingest/editing/edit.ts'
import {
  countStates,
  draftChangeset,
  headsBefore,
  operationsAfter,
  tryChangeset,
} from '../../ingest/editing/store.ts'
import { validateChangeset } from '../../ingest/editing/validate.ts'
import type { Scope } from '../../knowledge/scopes.ts'
import { callerOf } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'
import { addressWith, linksOf, pathOf, positionOf } from '../paging.ts'
import { answerHead, body, mustBeThere, tellVersion } from './answers.ts'
import {
  Changeset,
  ChangesetBody,
  ChangesetParams,
  ChangesetsQuery,
  ChangesetValidation,
  maxOperations,
  OperationDifference,
  OperationsQuery,
  WholeChangeset,
} from './changesets.contract.ts'
import { presentHead, presentOperation, presentValidation } from './present.ts'
import { asProblem } from './refusals.ts'

/** Ten thousand operations with whole documents. */
const bodyLimit = 32 * 1024 * 1024
/** Checking them takes some seconds, and publishing may wait for another publish. */
const handlerTimeout = 300_000

/** What a route of the write path says of itself; `answer` is what it answers with success. */
interface Described {
  answer: unknown
  [member: string]: unknown
}

/** Route options of the write path. */
export const editorial = (
  scope: Scope,
  { answer, ...schema }: Described,
  {
    status = 200,
    problems = [],
    writes = true,
  }: { status?: number; problems?: ProblemCode[]; writes?: boolean } = {},
) => ({
  handlerTimeout,
  bodyLimit,
  config: { scope, cacheable: false, mayTakeLong: true, problems, writes },
  schema: { tags: ['Editing'], ...schema, response: { [status]: answer } } as FastifySchema,
})

/** Serves `/v1/changesets`: what editors propose. */
export const changesetRoutes = (app: App) => {
  app.post(
    '/v1/changesets',
    editorial(
      'draft',
      {
        operationId: 'createChangeset',
        summary: 'Draft a changeset',
        description: `Stores changes as a draft: readers see nothing of them until it is published. At most ${maxOperations} operations; the CLI and imports stage any number. A document that breaks its contract is 422 with a pointer to each fault; what depends on other records is told by \`validation\` and keeps the changeset from being published.`,
        body: ChangesetBody,
        answer: one(Changeset),
      },
      { status: 201, problems: ['unprocessable'] },
    ),
    create,
  )
  app.get(
    '/v1/changesets',
    editorial('draft', {
      operationId: 'listChangesets',
      summary: 'List changesets',
      description: 'Drafts, what waits in review and what was decided, the newest first.',
      querystring: ChangesetsQuery,
      answer: page(Changeset),
    }),
    list,
  )
  app.post(
    '/v1/changesets/validate',
    editorial(
      'draft',
      {
        operationId: 'validateChangeset',
        summary: 'Check a changeset without storing it',
        description:
          'Says all that is wrong with changes and all that somebody should look at, with a pointer to each: documents that break their contract, unknown references, citations that are missing, keys that are taken, versions that are not the published ones; amounts far from all that are published and contradictions with published claims as warnings. Nothing is stored.',
        body: ChangesetBody,
        answer: one(ChangesetValidation),
      },
      { writes: false },
    ),
    dryRun,
  )
  app.get(
    '/v1/changesets/:id',
    editorial('draft', {
      operationId: 'getChangeset',
      summary: 'Get one changeset',
      description:
        'A changeset with a page of its operations and, while it is open, what is to be said of each against what is published now.',
      params: ChangesetParams,
      querystring: OperationsQuery,
      answer: one(WholeChangeset),
    }),
    get,
  )
  app.get(
    '/v1/changesets/:id/diff',
    editorial('draft', {
      operationId: 'diffChangeset',
      summary: 'What a changeset would change',
      description: 'Each operation member by member, against what is published now.',
      params: ChangesetParams,
      querystring: OperationsQuery,
      answer: page(OperationDifference),
    }),
    diff,
  )
}

async function create(request: FastifyRequest, reply: FastifyReply) {
  const id = await draftChangeset(
    request.server.db,
    request.body as ChangesetBody,
    callerOf(request).name,
  ).catch(asProblem)
  reply.code(201).header('location', request.server.link(`/v1/changesets/${id}`))
  return answerHead(request, reply, id)
}

async function list(request: FastifyRequest, reply: FastifyReply) {
  const { state, batch, createdBy: actor, include = [], limit, cursor } = request.query as ChangesetsQuery
  const print = fingerprint(pathOf(request), { state, batch, actor })
  const [before] = (await positionOf(request, print, cursor))?.after ?? []
  const found = await headsBefore(request.server.db, {
    ...{ state, batch, actor, limit },
    before: before === undefined ? undefined : Number(before),
  })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? [String(last.id)] : null
  const counted = include.length === 0 ? [] : shown
  const counts = await countContradictions(request.server.db, counted, maxOperations)
  reply.header('cache-control', 'no-store')
  return {
    data: shown.map(one => presentHead(one, path => request.server.link(path), counts.get(one.id))),
    meta: { ...standingMeta, total: null },
    links: await linksOf(request, print, next),
  }
}

async function dryRun(request: FastifyRequest) {
  const validation = await tryChangeset(request.server.db, request.body as ChangesetBody).catch(asProblem)
  return body(request, presentValidation(validation))
}

async function get(request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as ChangesetParams
  const { server } = request
  const changeset = await mustBeThere(request, id)
  const { operations } = await operationsOf(request, id)
  const isOpen = changeset.state === 'DRAFT' || changeset.state === 'IN_REVIEW'
  const isChecked = isOpen && changeset._count.operations <= maxOperations
  const validation = isChecked ? presentValidation(await validateChangeset(server.db, id)) : null
  tellVersion(reply, changeset)
  const states = await countStates(server.db, id)
  return body(request, {
    ...presentHead(changeset, path => server.link(path)),
    ...{ states, validation, operations: operations.map(presentOperation) },
  })
}

async function operationsOf(request: FastifyRequest, id: number) {
  const { after = 0, limit } = request.query as OperationsQuery
  const found = await operationsAfter(request.server.db, id, after, limit)
  const operations = found.slice(0, limit)
  const last = operations.at(-1)?.position
  const next = found.length > limit ? addressWith(request, { after: String(last) }) : null
  return { operations, next }
}

async function diff(request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as ChangesetParams
  await mustBeThere(request, id)
  const { operations, next } = await operationsOf(request, id)
  const found = await diffOf(request.server.db, operations)
  reply.header('cache-control', 'no-store')
  return {
    data: found.map(({ operation, published, differences }) => {
      const { position: n, type, kind, key, state, ifVersion } = operation
      return {
        ...{ n, op: opOf(type), kind, key, state, versions: { written: ifVersion, published } },
        changes: differences,
      }
    }),
    meta: { ...standingMeta, total: null },
    links: { self: addressWith(request), next },
  }
}
