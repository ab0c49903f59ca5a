import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Caller } from '../../access/keyring.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import { addComment, commentsOn } from '../../ingest/editing/comments.ts'
import { publishReviewed, rejectChangeset, submitChangeset } from '../../ingest/editing/decide.ts'
import { decideOperations, editOperation, typeOf } from '../../ingest/editing/edit.ts'
import { rebaseChangeset } from '../../ingest/editing/rebase.ts'
import { revertChangeset } from '../../ingest/editing/revert.ts'
import { callerOf, mustAllow } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'
import { addressWith } from '../paging.ts'
import { answerHead, body, mustBeThere, mustMatch } from './answers.ts'
import {
  Changeset,
  ChangesetComment,
  ChangesetParams,
  CommentBody,
  DecideBody,
  EditBody,
  OperationParams,
  RebasedChangeset,
  RevertBody,
} from './changesets.contract.ts'
import { editorial } from './changesets.routes.ts'
import { pointerOf } from './present.ts'
import { asProblem, mayClose, mayEdit } from './refusals.ts'

const params = ChangesetParams
const answer = one(Changeset)
const noBody = z.strictObject({}).nullish().meta({ description: 'Nothing is needed.', example: {} })

/** Serves what is done with a changeset: edit, discuss, submit, publish, reject, revert, rebase. */
export const decisionRoutes = (app: App, { fourEyes }: { fourEyes: boolean }) => {
  app.patch(
    '/v1/changesets/:id/operations/:n',
    editorial(
      'draft',
      {
        operationId: 'editChangesetOperation',
        summary: 'Edit, accept or reject one operation',
        description:
          'Your own drafts need the scope `draft`, all else `review`. With `If-Match` (the ETag of the changeset) it is 412 when somebody edited it meanwhile.',
        params: OperationParams,
        body: EditBody,
        answer,
      },
      { problems: ['conflict', 'unprocessable', 'precondition-failed'] },
    ),
    edit,
  )
  app.patch(
    '/v1/changesets/:id/operations',
    editorial(
      'review',
      {
        operationId: 'decideChangesetOperations',
        summary: 'Accept or reject several operations',
        description:
          'All operations of a changeset, or those that fit `where`, in one step. With `If-Match` (the ETag of the changeset) it is 412 when somebody edited it meanwhile.',
        params,
        body: DecideBody,
        answer,
      },
      { problems: ['conflict', 'unprocessable', 'precondition-failed'] },
    ),
    decide,
  )
  app.get(
    '/v1/changesets/:id/comments',
    editorial('draft', {
      ...{ operationId: 'listChangesetComments', summary: 'List comments', params },
      description: 'What was said of a changeset, the oldest first, at most a thousand.',
      answer: page(ChangesetComment),
    }),
    comments,
  )
  app.post(
    '/v1/changesets/:id/comments',
    editorial(
      'draft',
      {
        ...{ operationId: 'commentChangeset', summary: 'Comment', params, body: CommentBody },
        description: 'Says something of a changeset, or of one operation in it.',
        answer: one(ChangesetComment),
      },
      { status: 201, problems: ['unprocessable'] },
    ),
    comment,
  )
  const decision = (name: string, options: ReturnType<typeof editorial>, handler: Handler) =>
    app.post(`/v1/changesets/:id/${name}`, options, handler)
  decision(
    'submit',
    editorial(
      'draft',
      {
        ...{
          operationId: 'submitChangeset',
          summary: 'Submit a draft for review',
          params,
          body: noBody,
          answer,
        },
        description: 'Hands a draft over to reviewers: from then on only they edit it.',
      },
      { problems: ['conflict'] },
    ),
    submit,
  )
  decision(
    'publish',
    editorial(
      'publish',
      {
        ...{ operationId: 'publishChangeset', summary: 'Publish a changeset', params, body: noBody, answer },
        description:
          'Everything in it but rejected operations becomes the next revision, or nothing does. Where a reviewer accepted some operations and left others undecided it is 409: accept or reject those first. 409 with both versions when a record was changed meanwhile (rebase then), 422 with a pointer to each fault. One that changes nothing is ABANDONED.',
      },
      { problems: ['conflict', 'unprocessable', 'publish-busy'] },
    ),
    (request, reply) => publish(request, reply, fourEyes),
  )
  decision(
    'reject',
    editorial(
      'draft',
      {
        ...{ operationId: 'rejectChangeset', summary: 'Reject a changeset', params, body: noBody, answer },
        description:
          'Closes it for good, unpublished. Your own needs the scope `draft` and is ABANDONED, others `review`.',
      },
      { problems: ['conflict'] },
    ),
    reject,
  )
  decision(
    'revert',
    editorial(
      'draft',
      {
        ...{ operationId: 'revertChangeset', summary: 'Undo a published changeset', params, answer },
        description:
          'Drafts the opposite changeset; nothing changes until that is published. What was created is retired, because its address was public.',
        body: RevertBody.nullish(),
      },
      { status: 201, problems: ['conflict'] },
    ),
    revert,
  )
  decision(
    'rebase',
    editorial(
      'draft',
      {
        ...{
          operationId: 'rebaseChangeset',
          summary: 'Put a changeset onto what is published now',
          params,
          body: noBody,
        },
        description:
          'For records that others changed meanwhile: members that only they changed stay as they are. Where both changed a member, the changeset’s word stands and the operation waits for review.',
        answer: one(RebasedChangeset),
      },
      { problems: ['conflict', 'unprocessable'] },
    ),
    rebase,
  )
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

const idOf = (request: FastifyRequest): number => (request.params as ChangesetParams).id

async function edit(request: FastifyRequest, reply: FastifyReply) {
  const { id, n } = request.params as OperationParams
  const { state, ...change } = request.body as EditBody
  const caller = callerOf(request)
  if (state === 'ACCEPTED' || state === 'REJECTED') mustAllow(caller, 'review')
  const work = editOperation(
    request.server.db,
    { id, position: n },
    { state, ...change },
    {
      actor: caller.name,
      mayEdit: changeset => {
        mayEdit(caller)(changeset)
        mustMatch(request, changeset)
      },
    },
  )
  await work.catch(asProblem)
  return answerHead(request, reply, id)
}

async function decide(request: FastifyRequest, reply: FastifyReply) {
  const id = idOf(request)
  const caller = callerOf(request)
  const { state, where } = request.body as DecideBody
  const { op, kind, state: only } = where
  const filter = { ...(op && { type: typeOf(op) }), ...(kind && { kind }), ...(only && { state: only }) }
  await decideOperations(request.server.db, id, { state, where: filter }, changeset => {
    mayEdit(caller)(changeset)
    mustMatch(request, changeset)
  }).catch(asProblem)
  return answerHead(request, reply, id)
}

async function comments(request: FastifyRequest, reply: FastifyReply) {
  const { id } = await mustBeThere(request, idOf(request))
  const found = await commentsOn(request.server.db, id)
  reply.header('cache-control', 'no-store')
  return {
    data: found.map(presentComment),
    meta: { ...standingMeta, total: null },
    links: { self: addressWith(request), next: null },
  }
}

async function comment(request: FastifyRequest, reply: FastifyReply) {
  const { text, n } = request.body as z.output<typeof CommentBody>
  const author = callerOf(request).name
  const said = await addComment(request.server.db, idOf(request), { author, text, position: n }).catch(
    asProblem,
  )
  reply.code(201)
  return body(request, presentComment(said))
}

const presentComment = ({
  id,
  position,
  author,
  text,
  createdAt,
}: Awaited<ReturnType<typeof addComment>>) => ({
  ...{ id, n: position, author, text, createdAt },
})

/** Does something with a changeset and answers it as it is then. */
const deciding =
  (work: (request: FastifyRequest, id: number, caller: Caller) => Promise<unknown>): Handler =>
  async (request, reply) => {
    await work(request, idOf(request), callerOf(request)).catch(asProblem)
    return answerHead(request, reply, idOf(request))
  }

const submit = deciding(({ server }, id, caller) => submitChangeset(server.db, id, mayEdit(caller)))
const reject = deciding(({ server }, id, caller) =>
  rejectChangeset(server.db, id, caller.name, mayClose(caller)),
)

async function publish(request: FastifyRequest, reply: FastifyReply, fourEyes: boolean) {
  const id = idOf(request)
  await mustBeThere(request, id)
  await publishReviewed(request.server.db, id, { actor: callerOf(request).name, fourEyes }).catch(asProblem)
  return answerHead(request, reply, id)
}

async function revert(request: FastifyRequest, reply: FastifyReply) {
  const { reason } = (request.body ?? {}) as z.output<typeof RevertBody>
  const actor = callerOf(request).name
  const id = await revertChangeset(request.server.db, idOf(request), { actor, reason }).catch(asProblem)
  reply.code(201).header('location', request.server.link(`/v1/changesets/${id}`))
  return answerHead(request, reply, id)
}

async function rebase(request: FastifyRequest, reply: FastifyReply) {
  const done = await rebaseChangeset(request.server.db, idOf(request), mayEdit(callerOf(request))).catch(
    asProblem,
  )
  const rebased = done.map(({ position, from, to, conflicts }) => ({
    ...{ n: position, from, to, conflicts: conflicts.map(pointerOf) },
  }))
  return answerHead(request, reply, idOf(request), { rebased })
}
