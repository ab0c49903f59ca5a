import type { FastifyReply, FastifyRequest } from 'fastify'
import { COMPRESS_FROM } from '../compress.ts'
import { etagOf, matchingTag } from '../entity-tag.ts'
import type { Coding } from '../negotiate.ts'
import type { RouteTally } from '../tally.ts'

/** Names and values in turn, as `writeHead` takes them. */
export type HeaderList = readonly string[]

/** A whole answer with status 200, ready to be sent again. */
export interface Answer {
  readonly mediaType: string
  readonly coding: Coding | 'identity'
  /** It would be the same for any content coding. */
  readonly isSmall: boolean
  readonly body: Buffer
  readonly headers: HeaderList
  /** Those of a 304. */
  readonly validators: HeaderList
  readonly etag: string
  readonly core: string
  readonly tally: RouteTally
  /** Memory that it takes, in bytes. */
  readonly bytes: number
}

/** What each answer gets anew. */
export const OF_THE_REQUEST = new Set([
  'x-request-id',
  'ratelimit',
  'ratelimit-policy',
  'cache-status',
  'age',
])

/** What RFC 9110, 15.4.5 leaves out of a 304. */
const OF_THE_BODY = new Set(['content-type', 'content-encoding', 'content-length'])

/** A string and an object of V8, roughly. */
const OVERHEAD = 64

/** Copies an answer that is about to be sent. */
export function answerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: Buffer,
  tally: RouteTally,
): Answer | null {
  const { representation } = reply
  if (representation === null) return null
  const { core, coding } = representation
  const fields = Object.entries({ ...reply.getHeaders(), 'content-length': String(payload.length) })
    .filter(([name]) => !OF_THE_REQUEST.has(name))
    .map(([name, value]) => [name, flat(String(value))] as const)
  const headers = fields.flat()
  return {
    mediaType: request.answerType,
    coding: coding ?? 'identity',
    isSmall: coding === undefined && payload.length < COMPRESS_FROM,
    body: copyOf(payload),
    headers,
    validators: fields.filter(([name]) => !OF_THE_BODY.has(name)).flat(),
    etag: etagOf(core, coding),
    core,
    tally,
    bytes: payload.length + headers.reduce((sum, text) => sum + text.length, 0) + headers.length * OVERHEAD,
  }
}

/** The same text in one piece: V8 keeps what was put together as a tree, which is slow to write. */
const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

/** In memory of its own, and no more than it needs: what a compressor answers is a part of a larger buffer. */
function copyOf(payload: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(payload.length)
  payload.copy(copy)
  return copy
}

/** The headers of a 304, when the caller has this answer already; else undefined. */
export function notModified(answer: Answer, ifNoneMatch: string | undefined): HeaderList | undefined {
  if (ifNoneMatch === undefined) return undefined
  if (ifNoneMatch === answer.etag) return answer.validators
  const coding = answer.coding === 'identity' ? undefined : answer.coding
  const known = matchingTag(ifNoneMatch, answer.core, coding)
  if (known === undefined) return undefined
  return answer.validators.map(text => (text === answer.etag ? known : text))
}
