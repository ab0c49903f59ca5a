import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { z } from 'zod'
import { fingerprint } from '../../api/cursor.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import { ProblemError } from '../../api/problem.ts'
import { correctionsBefore, editCorrection, keepCorrection } from '../../ingest/editing/corrections.ts'
import { callerOf } from '../../plugins/authorization.ts'
import type { App } from '../../plugins/zod.ts'
import { body } from '../changesets/answers.ts'
import { editorial } from '../changesets/changesets.routes.ts'
import { linksOf, pathOf, positionOf } from '../paging.ts'
import {
  Correction,
  CorrectionBody,
  CorrectionEdit,
  CorrectionParams,
  CorrectionReceipt,
  CorrectionsQuery,
} from './corrections.contract.ts'

const HOUR_MS = 3_600_000
const perHour = { address: 10, key: 100 }

/** Serves `/v1/corrections`: anybody may say what is wrong, editors read it. */
export const correctionRoutes = (app: App) => {
  const limit = app.requestLimit.besides(perHour, HOUR_MS)
  const send = {
    bodyLimit: 16_384,
    config: { problems: ['unprocessable'] as const },
    schema: {
      ...{ operationId: 'sendCorrection', summary: 'Say what is wrong', tags: ['Editing'] },
      description: `A note for editors on one record, with who says so; nothing changes by itself. Needs no key; ${perHour.address} an hour for each address.`,
      body: CorrectionBody,
      response: { 202: one(CorrectionReceipt) },
    } as FastifySchema,
  }
  app.post('/v1/corrections', send, async (request, reply) => {
    const share = limit.take(request.raw)
    if (share?.isExceeded)
      throw new ProblemError(
        'rate-limited',
        `More than ${share.max} corrections in an hour. Wait ${share.seconds} s.`,
        {
          headers: {
            'retry-after': String(share.seconds),
            'ratelimit-policy': share.policy,
            ratelimit: share.left,
          },
        },
      )
    return receive(request, reply)
  })
  app.get(
    '/v1/corrections',
    editorial('review', {
      operationId: 'listCorrections',
      summary: 'List corrections',
      description: 'What readers hold to be wrong, the newest first.',
      querystring: CorrectionsQuery,
      answer: page(Correction),
    }),
    list,
  )
  app.patch(
    '/v1/corrections/:id',
    editorial('review', {
      operationId: 'editCorrection',
      summary: 'Close a correction',
      description:
        'Says what became of it: RESOLVED, DECLINED, or OPEN again, with a note for other editors.',
      params: CorrectionParams,
      body: CorrectionEdit,
      answer: one(Correction),
    }),
    edit,
  )
}

async function receive(request: FastifyRequest, reply: FastifyReply) {
  const sent = request.body as CorrectionBody
  const id = await keepCorrection(request.server.db, sent)
  if (id === null) {
    const detail = `there is no ${sent.kind} ${JSON.stringify(sent.key)}`
    throw new ProblemError('unprocessable', `key: ${detail}.`, { errors: [{ pointer: '#/key', detail }] })
  }
  reply.code(202)
  return body(request, { id })
}

async function edit(request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as z.output<typeof CorrectionParams>
  const { name } = callerOf(request)
  const edited = await editCorrection(request.server.db, id, request.body as CorrectionEdit, name)
  if (edited === null) throw new ProblemError('not-found', `There is no correction ${id}.`)
  reply.header('cache-control', 'no-store')
  return body(request, present(edited))
}

const present = ({
  createdAt,
  closedAt,
  ...rest
}: Awaited<ReturnType<typeof correctionsBefore>>[number]) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
})

async function list(request: FastifyRequest, reply: FastifyReply) {
  const { state, limit, cursor } = request.query as CorrectionsQuery
  const print = fingerprint(pathOf(request), { state })
  const [before] = (await positionOf(request, print, cursor))?.after ?? []
  const found = await correctionsBefore(request.server.db, {
    before: before === undefined ? undefined : Number(before),
    ...{ state, limit },
  })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? [String(last.id)] : null
  reply.header('cache-control', 'no-store')
  return {
    data: shown.map(present),
    meta: { ...standingMeta, total: null },
    links: await linksOf(request, print, next),
  }
}
