import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { fingerprint } from '../../api/cursor.ts'
import { one, page, standingMeta } from '../../api/envelope.ts'
import { ProblemError } from '../../api/problem.ts'
import { correctionsBefore, keepCorrection } from '../../ingest/editing/corrections.ts'
import type { App } from '../../plugins/zod.ts'
import { body } from '../changesets/answers.ts'
import { editorial } from '../changesets/changesets.routes.ts'
import { linksOf, pathOf, positionOf } from '../paging.ts'
import { Correction, CorrectionBody, CorrectionReceipt, CorrectionsQuery } from './corrections.contract.ts'

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

async function list(request: FastifyRequest, reply: FastifyReply) {
  const { limit, cursor } = request.query as CorrectionsQuery
  const print = fingerprint(pathOf(request), {})
  const [before] = (await positionOf(request, print, cursor))?.after ?? []
  const found = await correctionsBefore(
    request.server.db,
    before === undefined ? undefined : Number(before),
    limit,
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? [String(last.id)] : null
  reply.header('cache-control', 'no-store')
  return {
    data: shown.map(({ createdAt, ...rest }) => ({ ...rest, createdAt: createdAt.toISOString() })),
    meta: { ...standingMeta, total: null },
    links: await linksOf(request, print, next),
  }
}
