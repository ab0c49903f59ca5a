import { createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import { z } from 'zod'
import { page, standingMeta } from '../../api/envelope.ts'
import { invalidParameter, ProblemError } from '../../api/problem.ts'
import { cursorSecret } from '../../db/read.ts'
import { disclaimer, knowledgeLicenseUrl } from '../../knowledge/content.ts'
import { type RecordKind, recordKinds } from '../../knowledge/things.ts'
import { FOR_EVER } from '../../plugins/caching.ts'
import { compressing } from '../../plugins/compress.ts'
import { tellState } from '../../plugins/database.ts'
import { etagOf, matchingTag } from '../../plugins/entity-tag.ts'
import { negotiateCoding } from '../../plugins/negotiate.ts'
import type { App } from '../../plugins/zod.ts'
import { addressWith } from '../paging.ts'
import type { Resource } from '../resource.ts'
import { cursorPattern, ExportQuery, mediaTypes } from './export.contract.ts'
import {
  checkPlace,
  exportedRecords,
  type From,
  invalidCursor,
  readStart,
  type Start,
} from './export.query.ts'
import { asCsv, asJson, asNdjson } from './formats.ts'

const description = `Every record as its own operation answers it (a line whose \`kind\` is in capitals is a source), of
one revision from the first to the last: KB-Revision names it, and \`/v1/changes?since=\` goes on from there. Records
come kind by kind, in the order of \`kind\`, each by its key. CSV has a column for each member; lists and objects stand
in it as JSON, null as nothing, and a text that a spreadsheet would run as a formula (it begins with = + - @ or a tab)
behind an apostrophe. When the connection breaks, drop the line that is not whole and go on with \`cursor\`.`

// The longest that Node can time: how long an export takes is up to its reader.
const NO_LIMIT_MS = 2_147_483_647

// A reader who takes nothing for so long is gone.
const STALL_MS = 60_000

const text = (what: string) => z.string().describe(what)

const route: RouteShorthandOptions = {
  handlerTimeout: NO_LIMIT_MS,
  config: {
    produces: Object.values(mediaTypes),
    problems: ['no-longer-kept', 'not-found', 'not-ready'],
    mayTakeLong: true,
  },
  schema: {
    operationId: 'exportRecords',
    summary: 'The whole knowledge base as a file',
    description: description.replaceAll('\n', ' '),
    tags: ['Bulk'],
    querystring: ExportQuery,
    response: {
      200: {
        description: 'The records.',
        content: {
          [mediaTypes.ndjson]: { schema: text('One record a line.') },
          [mediaTypes.csv]: { schema: text('A header line, then one record a line.') },
          [mediaTypes.json]: { schema: page(z.record(z.string(), z.unknown())) },
        },
      },
    },
  } as FastifySchema,
}

type Contracts = ReadonlyMap<RecordKind, z.ZodType>

/** Serves `/v1/export`. */
export const exportRoute = (app: App, resources: readonly Resource[]) => {
  const contracts = new Map(resources.map(({ noun, record }) => [noun.kind, record]))
  app.get('/v1/export', route, (request, reply) => answerExport(request, reply, contracts))
}

async function answerExport(request: FastifyRequest, reply: FastifyReply, contracts: Contracts) {
  const query = request.query as ExportQuery
  const { kind: kinds, format = 'ndjson', release, cursor } = query
  if (format === 'csv' && kinds?.length !== 1) throw oneKindOnly()
  const { db } = request.server
  const start = await readStart(db, release, fromOf(cursor))
  if (!start.kept) throw notKept(start, request.server.link('/v1/export'))
  await checkPlace(db, start, kinds)
  tellState(reply, start)
  reply.header('link', `<${knowledgeLicenseUrl}>; rel="license"`).header('kb-disclaimer', disclaimer)
  if (release !== undefined) reply.header('cache-control', FOR_EVER)
  const coding = negotiateCoding(request.headers['accept-encoding'])
  const core = await tagOf(request, query, start)
  const known = matchingTag(request.headers['if-none-match'], core, coding)
  reply.header('etag', known ?? etagOf(core, coding))
  if (known) return reply.code(304).send()
  reply.type(`${mediaTypes[format]}; charset=utf-8${format === 'csv' ? '; header=present' : ''}`)
  if (coding) reply.header('content-encoding', coding)
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  reply.raw.setTimeout(STALL_MS, () => reply.raw.destroy())
  const body = Readable.from(textOf(request, start, contracts), { objectMode: false })
  return reply.send(coding ? compressing(body, coding) : body)
}

function textOf(request: FastifyRequest, start: Start, contracts: Contracts): AsyncGenerator<string> {
  const { kind: kinds, format, cursor } = request.query as ExportQuery
  const records = exportedRecords(request.server.db.read, start, kinds)
  if (format === 'csv')
    return asCsv(records, contracts.get(kinds?.[0] as RecordKind) as z.ZodType, cursor === undefined)
  if (format !== 'json') return asNdjson(records)
  const links = { self: addressWith(request), next: null }
  return asJson(records, { meta: { ...standingMeta, total: null }, links })
}

const oneKindOnly = () =>
  invalidParameter(
    'kind',
    'name one kind: all lines of a CSV file have the same columns',
    undefined,
    recordKinds,
  )

const notKept = ({ revision }: Start, successor: string) =>
  new ProblemError(
    'no-longer-kept',
    `Revision ${revision} is no longer kept. Begin again without "cursor".`,
    {
      successor,
    },
  )

/** @throws ProblemError when it cannot be a cursor */
function fromOf(cursor: string | undefined): From | undefined {
  if (cursor === undefined) return undefined
  const [, revision, kind, key = ''] = cursorPattern.exec(cursor) ?? []
  if (kind !== undefined && (recordKinds as readonly string[]).includes(kind))
    return { revision: Number(revision), kind: kind as RecordKind, key }
  throw invalidCursor(`is not <KB-Revision>/<kind>/<slug or id>, such as 2/practice/gentle-stretching`)
}

/** What the bytes follow from: what is asked for, of which state of this very knowledge base. */
const tagOf = async (
  { server }: FastifyRequest,
  { kind, format = 'ndjson', cursor }: ExportQuery,
  { revision }: Start,
): Promise<string> =>
  createHmac('sha256', await cursorSecret(server.db))
    .update(JSON.stringify([revision, kind?.toSorted(), format, cursor]))
    .digest('base64url')
    .slice(0, 22)
