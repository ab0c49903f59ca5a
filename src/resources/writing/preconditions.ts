import type { FastifyRequest } from 'fastify'
import { invalidParameter, ProblemError } from '../../api/problem.ts'
import type { Expectation } from '../../ingest/editing/write-record.ts'

// A tag cannot hold a quote, but may hold a comma: so find the tags instead of splitting the list.
const tags = /(W\/)?"([^"]*)"/g
const versionOf = /^v([1-9]\d{0,8})(?:-|$)/

/**
 * What `If-Match` says: `*` that the record is there, a list of ETags that it is at the version of one of them. The
 * version alone counts, because a body also changes with the records around it; weak tags match nothing (RFC 9110).
 */
function fromIfMatch(header: string): Expectation {
  if (header.trim() === '*') return 'there'
  const versions = [...header.matchAll(tags)].flatMap(([, weak, tag = '']) => {
    const version = weak === undefined ? versionOf.exec(tag)?.[1] : undefined
    return version === undefined ? [] : [Number(version)]
  })
  return { versions }
}

const missing = (detail: string) =>
  new ProblemError('precondition-required', detail, { errors: [{ parameter: 'If-Match', detail }] })

/**
 * What a change of a record takes for granted.
 *
 * @throws ProblemError 428 without `If-Match`
 */
export function expectedOf({ headers }: FastifyRequest): Expectation {
  const sent = headers['if-match']
  if (sent !== undefined) return fromIfMatch(sent)
  throw missing('Send the ETag of the record that you read in "If-Match", or "If-Match: *" for any version.')
}

/**
 * The same of a PUT, which makes a record with `If-None-Match: *`.
 *
 * @throws ProblemError 428 with neither, 400 when both or other tags are sent
 */
export function expectedOfPut(request: FastifyRequest): Expectation {
  const { 'if-none-match': none, 'if-match': match } = request.headers
  if (none === undefined && match === undefined)
    throw missing(
      'Send the ETag of the record that you read in "If-Match"; to make a new one, "If-None-Match: *".',
    )
  if (none === undefined) return expectedOf(request)
  if (none.trim() === '*' && match === undefined) return 'absent'
  throw invalidParameter('If-None-Match', 'is "*" on a PUT, without "If-Match"')
}
