import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { asContracted } from '../../api/contract-guard.ts'
import { standingMeta } from '../../api/envelope.ts'
import { trim } from '../../api/fields.ts'
import { type Found, readMany } from '../../db/read-many.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import type { App } from '../../plugins/zod.ts'
import { tellSnapshot, withIncluded } from '../answer.ts'
import type { Resource } from '../resource.ts'
import { type BatchBody, batchAnswer, batchBody, listFor, maxBatch } from './batch.contract.ts'

/** The records of one kind as they go out, by key. */
type Shown = Pick<Found, 'moved' | 'gone'> & { records: Map<string, unknown> }

/** Every record passes its contract once, however often it is asked for. */
const show = (contract: z.ZodType, { records, moved, gone }: Found, fields: string[] | undefined): Shown => ({
  moved,
  gone,
  records: new Map(
    [...records].map(([key, record]) => {
      const whole = asContracted(contract, record)
      return [key, fields ? trim(whole, fields) : whole]
    }),
  ),
})

const entryFor = (kind: RecordKind, key: string, { records, moved, gone }: Shown) => {
  const entry = { kind, key, status: 'NOT_FOUND', movedTo: null, successor: null, record: null }
  if (records.has(key)) return { ...entry, status: 'FOUND', record: records.get(key) }
  const movedTo = moved.get(key)
  if (movedTo !== undefined)
    return { ...entry, status: 'MOVED', movedTo, record: records.get(movedTo) ?? null }
  if (gone.has(key)) return { ...entry, status: 'GONE', successor: gone.get(key) ?? null }
  return entry
}

/** Answers a batch: one statement for all of it. */
const answerBatch = async (request: FastifyRequest, reply: FastifyReply, resources: readonly Resource[]) => {
  const { records, include, fields } = request.body as BatchBody
  const kinds = resources.filter(({ noun }) => records.some(({ kind }) => kind === noun.kind))
  const { found, ...snapshot } = await readMany(
    request.server.db,
    kinds.map(resource => ({
      noun: resource.noun,
      keys: records.filter(({ kind }) => kind === resource.noun.kind).map(({ key }) => key),
      include: withIncluded(
        resource,
        listFor(include, resource.noun.kind),
        listFor(fields, resource.noun.kind),
      ),
    })),
  )
  tellSnapshot(reply, snapshot)
  const shown = new Map(
    kinds.map(({ noun: { kind }, record }, index) => [
      kind,
      show(record, found[index] as Found, listFor(fields, kind)),
    ]),
  )
  // Each record has passed its contract already, whole: trimmed, it would not.
  reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
  return {
    data: records.map(({ kind, key }) => entryFor(kind, key, shown.get(kind) as Shown)),
    meta: standingMeta,
    links: { self: request.server.link('/v1/batch') },
  }
}

/** Serves `POST /v1/batch`: many records of any kinds in one call. */
export const batchRoute = (app: App, resources: readonly Resource[]) => {
  const nouns = resources.map(({ noun: { kind }, record, includes }) => ({ kind, record, includes }))
  const schema = {
    operationId: 'getBatch',
    summary: 'Get many records at once',
    description: `Up to ${maxBatch} records of any kinds by their keys, read from one snapshot and answered in the order of the request. \`include\` and \`fields\` apply as on single records: as a map (\`{"dosage": ["id", "amount"], "supplement": ["name"]}\`) they hold for the kinds that it names, as a list (\`["version"]\`) for every kind asked for. A key that answers 301 by itself is \`MOVED\` here and brings the record at its new key, one that answers 410 is \`GONE\`; \`NOT_FOUND\` says nothing about a supplement, least of all that it is safe. A read, though by POST: nothing is kept or logged of the body.`,
    tags: ['Bulk'],
    body: batchBody(nouns),
    response: { 200: batchAnswer(nouns) },
  }
  const config = { writes: false }
  app.post(
    '/v1/batch',
    { schema, config },
    (request, reply) => answerBatch(request, reply, resources) as never,
  )
}
