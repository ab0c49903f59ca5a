import { one, standingMeta } from '../../api/envelope.ts'
import { documentOf } from '../../ingest/editing/document.ts'
import type { App } from '../../plugins/zod.ts'
import { lookElsewhere, tellSnapshot } from '../answer.ts'
import { addressWith } from '../paging.ts'
import type { Resource } from '../resource.ts'
import { DocumentParams, RecordDocument } from './documents.contract.ts'

/** Serves `/v1/documents/{recordKind}/{key}`: what a PUT of the record takes. */
export const documentRoute = (app: App, resources: readonly Resource[]) => {
  const byKind = new Map(resources.map(resource => [resource.noun.kind, resource]))
  const schema = {
    operationId: 'getDocument',
    summary: 'Get the document of a record',
    description:
      'A record as it is written: keys instead of what they stand for, and nothing that follows from it. Change it and PUT it to the record’s own address, with this ETag in `If-Match`.',
    tags: ['Writing'],
    params: DocumentParams,
    response: { 200: one(RecordDocument) },
  }
  app.get('/v1/documents/:recordKind/:key', { schema }, async (request, reply) => {
    const { recordKind: kind, key } = request.params
    const { found, ...state } = await documentOf(request.server.db, { kind, key })
    if (found === null)
      return lookElsewhere(request, reply, byKind.get(kind) as Resource, key, { at: 4 }) as never
    tellSnapshot(reply, state)
    reply.recordVersion = found.version
    return {
      data: found.document as unknown as Record<string, unknown>,
      meta: standingMeta,
      links: { self: addressWith(request) },
    }
  })
}
