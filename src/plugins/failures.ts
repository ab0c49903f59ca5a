import { ProblemError } from '../api/problem.ts'
import type { ProblemCode } from '../api/problem-codes.ts'
import { inputProblem } from './input-errors.ts'
import { InputError } from './zod.ts'

/** Error codes, of Fastify and of the database drivers, and the problem that each one is. */
const BY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'invalid-encoding',
  FST_ERR_MAX_PARAM_LENGTH: 'uri-too-long',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_HANDLER_TIMEOUT: 'overloaded',
  FST_UNDER_PRESSURE: 'overloaded',
  // PublishBusyError of src/ingest
  PUBLISH_BUSY: 'publish-busy',
  // ReadersBusy of src/ingest
  READERS_BUSY: 'overloaded',
  // LostClaim of src/db
  LOST_CLAIM: 'overloaded',
  // Postgres.js
  CONNECT_TIMEOUT: 'database-unavailable',
  CONNECTION_CLOSED: 'database-unavailable',
  CONNECTION_DESTROYED: 'database-unavailable',
  CONNECTION_ENDED: 'database-unavailable',
  // Prisma: not reachable, timed out, not there, closed, no connection in time, too many connections
  P1000: 'database-unavailable',
  P1001: 'database-unavailable',
  P1002: 'database-unavailable',
  P1003: 'database-unavailable',
  P1008: 'database-unavailable',
  P1010: 'database-unavailable',
  P1011: 'database-unavailable',
  P1017: 'database-unavailable',
  P2024: 'database-unavailable',
  P2028: 'database-unavailable',
  P2037: 'database-unavailable',
  // Prisma's driver adapter, which is all that a raw query of Prisma (P2010) tells
  AuthenticationFailed: 'database-unavailable',
  ConnectionClosed: 'database-unavailable',
  DatabaseAccessDenied: 'database-unavailable',
  DatabaseDoesNotExist: 'database-unavailable',
  DatabaseNotReachable: 'database-unavailable',
  SocketTimeout: 'database-unavailable',
  TlsConnectionError: 'database-unavailable',
  TooManyConnections: 'database-unavailable',
  TransactionWriteConflict: 'overloaded',
  // SQLSTATE: transaction conflict, deadlock, lock not available, statement cancelled by its time limit
  '40001': 'overloaded',
  '40P01': 'overloaded',
  '55P03': 'overloaded',
  '57014': 'overloaded',
}

// SQLSTATE classes: connection exception, bad login, no such database, out of resources, shutdown or starting.
const LOST_DATABASE = /^(08|28|3D|53|57P)[0-9A-Z]{0,3}$/

// Not every ECONNRESET is the database's: a client that goes away gives one too, but without a system call.
const NETWORK =
  /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT)$/
const NETWORK_CALL = /^(connect|read|write|getaddrinfo)$/

// node-postgres and its pool throw these without a code.
const LOST_CONNECTION =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/

/** What a refusal by a library means when only its status is known. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'unknown-route',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  431: 'headers-too-large',
  503: 'overloaded',
}

const RETRY_AFTER: Partial<Record<ProblemCode, string>> = {
  overloaded: '5',
  // The largest publish takes some minutes, and most take seconds.
  'publish-busy': '10',
  'idempotency-key-in-use': '2',
  'database-unavailable': '5',
  'not-ready': '5',
}

type Link = Readonly<Record<string, unknown>>

/**
 * The problem that an error is. Whatever nobody foresaw is `internal`, and tells nothing of itself.
 * The error stays on as the problem's cause, for the log.
 */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof InputError) return inputProblem(error)
  const links = chain(error)
  const code = links.map(codeOf).find(found => found !== undefined) ?? byStatus(error) ?? 'internal'
  return failure(code, error)
}

/** A problem of this kind with its general text and, where waiting helps, `Retry-After`. */
export function failure(code: ProblemCode, cause?: unknown, detail?: string): ProblemError {
  const wait = RETRY_AFTER[code]
  return new ProblemError(code, detail, { cause, headers: wait ? { 'retry-after': wait } : {} })
}

function codeOf(link: Link): ProblemCode | undefined {
  const codes = [link.code, link.originalCode, link.errorCode, link.kind].filter(
    code => typeof code === 'string',
  )
  const known = codes.map(code => BY_CODE[code]).find(code => code !== undefined)
  if (known) return known
  const lost =
    codes.some(code => LOST_DATABASE.test(code)) ||
    (codes.some(code => NETWORK.test(code)) && NETWORK_CALL.test(String(link.syscall))) ||
    LOST_CONNECTION.test(String(link.message))
  return lost ? 'database-unavailable' : undefined
}

const byStatus = (error: unknown): ProblemCode | undefined =>
  typeof error === 'object' && error !== null && 'statusCode' in error
    ? BY_STATUS[Number(error.statusCode)]
    : undefined

/** The error and all that it wraps: causes, the parts of an AggregateError, the driver's error inside Prisma's. */
function chain(error: unknown, depth = 0): Link[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const link = error as Link
  const meta = link.meta as Link | undefined
  const parts = Array.isArray(link.errors) ? link.errors.slice(0, 5) : []
  return [link, ...[link.cause, meta?.driverAdapterError, ...parts].flatMap(one => chain(one, depth + 1))]
}
