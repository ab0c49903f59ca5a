import { STATUS_CODES } from 'node:http'
import { PROBLEM_TYPE, ProblemError, problemBody } from '../../api/problem.ts'
import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from '../../api/problem-codes.ts'
import {
  type OpenApiDocument,
  type Operation,
  operationsOf,
  type Reference,
  type Response,
} from './document.ts'

const HEADERS: Readonly<Record<string, string>> = {
  ETag: 'Strong validator of this representation in this content coding; send it back in `If-None-Match`',
  'Cache-Control': 'How long the answer may be kept',
  'Cache-Status':
    'What the cache of this service did (RFC 9211): `hit` = from memory, `fwd` = computed; with `detail=database-unavailable` the answer is one that was kept, and may be outdated',
  Age: 'Only while the database is unavailable: for how many seconds nobody knows whether the answer is outdated',
  'KB-Revision': 'Revision of the knowledge base that the answer was read from',
  'KB-Release': 'Release of the knowledge base that the revision belongs to',
  Link: 'On lists with more to come: the next page, as `links.next` in the body',
  'RateLimit-Policy': 'How many requests (q) an address, or a key, may send in how many seconds (w)',
  RateLimit: 'How many requests are left (r), and in how many seconds (t) all are again',
  Location: 'Where the record, or the changeset, is now',
  'Retry-After': 'Seconds to wait before the next try',
}

const ALWAYS: readonly ProblemCode[] = [
  'unknown-parameter',
  'invalid-parameter',
  'invalid-encoding',
  'invalid-characters',
  'not-acceptable',
  'uri-too-long',
  'internal',
  'overloaded',
  'database-unavailable',
]
const OF_DRAFTS: readonly ProblemCode[] = ['not-found', 'conflict', 'unprocessable']
const WITH_KEY: readonly ProblemCode[] = ['idempotency-key-in-use', 'idempotency-key-reused']
const WITH_BODY: readonly ProblemCode[] = [
  'invalid-json',
  'invalid-body',
  'request-timeout',
  'body-too-large',
  'unsupported-media-type',
]

/** Adds to each operation what all of its kind can answer besides success: problems, 304 and headers. */
export function describeResponses(document: OpenApiDocument): void {
  const used = new Map<number, Set<ProblemCode>>()
  for (const { path, operation } of operationsOf(document)) {
    for (const code of problemsOf(path, operation)) {
      const { status } = PROBLEM_KINDS[code]
      used.set(status, (used.get(status) ?? new Set()).add(code))
      operation.responses[status] ??= { $ref: `#/components/responses/${nameOf(status)}` }
    }
    describeSuccess(path, operation, document)
    const scope = operation['x-notes']?.scope
    if (scope) operation.security = [{ key: [scope] }]
    delete operation['x-notes']
  }
  document.components.responses = Object.fromEntries(
    [...used]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [nameOf(status), problemResponse([...codes])]),
  )
  document.components.headers = Object.fromEntries(
    Object.entries(HEADERS).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )
}

const isPaged = ({ parameters = [] }: Operation) =>
  parameters.some(one => 'name' in one && one.name === 'cursor')

function problemsOf(path: string, operation: Operation): ProblemCode[] {
  const { requestBody, 'x-notes': notes } = operation
  const hasKey = path.includes('{')
  const codes = new Set<ProblemCode>(ALWAYS)
  if (isPaged(operation)) codes.add('invalid-cursor')
  if (notes?.limited) codes.add('rate-limited')
  if (path.startsWith('/v1')) codes.add('unauthorized')
  if (notes?.scope) codes.add('forbidden')
  if (notes?.draftable) for (const code of OF_DRAFTS) codes.add(code)
  if (hasKey) codes.add('not-found')
  if (hasKey && path.startsWith('/v1') && !notes?.scope) codes.add('gone')
  if (requestBody) for (const code of WITH_BODY) codes.add(code)
  if (notes?.reads.includes('Idempotency-Key')) for (const code of WITH_KEY) codes.add(code)
  for (const code of notes?.problems ?? []) codes.add(code)
  return PROBLEM_CODES.filter(code => codes.has(code))
}

function describeSuccess(path: string, operation: Operation, document: OpenApiDocument): void {
  const notes = operation['x-notes']
  const isOurs = path.startsWith('/v1')
  const names = [
    ...(notes?.cacheable ? ['ETag', 'Cache-Control'] : []),
    ...(notes?.cacheable && isOurs ? ['Cache-Status', 'Age'] : []),
    ...(isOurs ? ['KB-Revision', 'KB-Release'] : []),
    ...(notes?.limited ? ['RateLimit-Policy', 'RateLimit'] : []),
  ]
  for (const [status, response] of Object.entries(operation.responses)) {
    if ('$ref' in response || !status.startsWith('2')) continue
    if (response.description === 'Default Response')
      response.description = describe(response, document) ?? operation.summary ?? 'Success'
    const isWritten = notes?.reads.includes('If-Match') || (isOurs && notes?.scope && status === '201')
    const own = [
      ...names,
      ...(isPaged(operation) ? ['Link'] : []),
      ...(isWritten && status !== '202' ? ['ETag'] : []),
      ...(notes?.scope && (status === '201' || status === '202') ? ['Location'] : []),
    ]
    if (own.length > 0) response.headers = headers(own)
  }
  if (notes?.cacheable && isOurs && path.includes('{')) {
    operation.responses['301'] = { description: 'The record was renamed', headers: headers(['Location']) }
  }
  if (notes?.cacheable) {
    operation.responses['304'] = { description: 'Your copy is still good', headers: headers(names) }
  }
}

/** What the schema of an answer says of itself: the generator does not look behind references. */
function describe(response: Response, { components }: OpenApiDocument): string | undefined {
  const [media] = Object.values(response.content ?? {})
  const name =
    String(media?.schema?.$ref ?? '')
      .split('/')
      .at(-1) ?? ''
  return components.schemas[name]?.description as string | undefined
}

const headersOf = (code: ProblemCode): string[] => [
  ...(PROBLEM_KINDS[code].retryable ? ['Retry-After'] : []),
  ...(code === 'rate-limited' ? ['RateLimit-Policy', 'RateLimit'] : []),
]

function problemResponse(codes: ProblemCode[]): Response {
  const waits = codes.flatMap(headersOf)
  const examples = codes.map(code => {
    const value = problemBody(new ProblemError(code), { requestId: '6c0f0a53-7a0c-4f0e-9d0c-6d2f3b1a9e10' })
    return [code, { summary: PROBLEM_KINDS[code].title, value }] as const
  })
  return {
    description: codes.map(code => `\`${code}\`: ${PROBLEM_KINDS[code].cause}`).join('\n\n'),
    ...(waits.length > 0 ? { headers: headers(waits) } : {}),
    content: {
      [PROBLEM_TYPE]: {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  }
}

const headers = (names: readonly string[]): Record<string, Reference> =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]))

/** A status's own words as the name of a component: `NotFound`. */
const nameOf = (status: number): string => (STATUS_CODES[status] ?? String(status)).replace(/[^A-Za-z]/g, '')
