import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { PROBLEM_CODES, PROBLEM_KINDS, type ProblemCode } from './problem-codes.ts'

/** The media type of every failure (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json'

/** One thing that is wrong, and where. */
export const ProblemDetail = z
  .object({
    parameter: z.string().optional().describe('Name of the query or path parameter, or of the header'),
    pointer: z.string().optional().describe('JSON pointer into the body, as a URI fragment'),
    detail: z.string().describe('What is wrong here'),
    allowed: z.array(z.string()).optional().describe('All that would be accepted here'),
    nearest: z.string().optional().describe('The allowed value most like the one sent'),
  })
  .meta({ id: 'ProblemDetail', description: 'One thing that is wrong with a request, and where' })
export type ProblemDetail = z.output<typeof ProblemDetail>

/** Body of every failure: RFC 9457 with our members. */
export const Problem = z
  .object({
    type: z.string().describe('URL of the page about this kind of problem; the service itself answers it'),
    title: z.string().describe('A few words, the same for each occurrence'),
    status: z.int().min(400).max(599).describe('The HTTP status'),
    detail: z.string().describe('What went wrong this time, and what to do'),
    instance: z.string().optional().describe('Path of the request'),
    code: z.enum(PROBLEM_CODES).describe('Stable code, for programs'),
    errors: z.array(ProblemDetail).describe('Each single thing that is wrong; empty when there is one only'),
    requestId: z.string().describe('Identifies the request in our log'),
    retryable: z.boolean().describe('Whether the same request can succeed later, unchanged'),
    successor: z
      .string()
      .nullable()
      .optional()
      .describe('For what is gone: the URL of what replaces it, null when nothing does'),
  })
  .meta({ id: 'Problem', description: 'A failure, as RFC 9457 says, with a stable code' })
export type Problem = z.output<typeof Problem>

interface Particulars {
  readonly errors?: readonly ProblemDetail[]
  readonly headers?: Readonly<Record<string, string>>
  readonly successor?: string | null
  readonly cause?: unknown
}

/**
 * A failure that the caller is told about. Its detail reaches the caller, so it must not hold internals.
 * Without a detail the general cause of its kind is told.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly errors: readonly ProblemDetail[]
  readonly headers: Readonly<Record<string, string>>
  readonly successor: string | null | undefined

  constructor(
    readonly code: ProblemCode,
    detail?: string,
    { errors = [], headers = {}, successor, cause }: Particulars = {},
  ) {
    super(detail ?? `${PROBLEM_KINDS[code].cause} ${PROBLEM_KINDS[code].fix}`, { cause })
    this.status = PROBLEM_KINDS[code].status
    this.errors = errors
    this.headers = headers
    this.successor = successor
  }
}

/** The path of the page about a kind of problem. */
export const problemPath = (code: ProblemCode): string => `/problems/${code}`

interface Occurrence {
  readonly requestId: string
  /** Absolute URL of the service, or nothing for root-relative links. */
  readonly publicUrl?: string | undefined
  /** Path of the request, when it is known. */
  readonly instance?: string | undefined
}

/** The body that answers a failure. */
export function problemBody(
  problem: ProblemError,
  { requestId, publicUrl = '', instance }: Occurrence,
): Problem {
  const kind = PROBLEM_KINDS[problem.code]
  return {
    type: publicUrl + problemPath(problem.code),
    title: kind.title,
    status: kind.status,
    detail: problem.message,
    ...(instance === undefined ? {} : { instance }),
    code: problem.code,
    errors: [...problem.errors],
    requestId,
    retryable: kind.retryable,
    ...(problem.successor === undefined ? {} : { successor: problem.successor }),
  }
}

/**
 * There is no record of this noun with this key: 404.
 *
 * @param where such as `in release "2026.11.0"`, when it is not everywhere
 */
export const notFound = (noun: string, key: string, where?: string): ProblemError =>
  new ProblemError(
    'not-found',
    `There is no ${noun} "${key}"${where ? ` ${where}` : ''}. Check the spelling, or find it in the list.`,
  )

/**
 * The record was retired for good: 410.
 *
 * @param successor URL of the record that replaces it, null when none does
 */
export const gone = (noun: string, key: string, successor: string | null): ProblemError =>
  new ProblemError(
    'gone',
    `The ${noun} "${key}" was retired. ${successor ? `Use ${successor} instead.` : 'Nothing replaces it.'}`,
    { successor },
  )

/** One parameter has a value that is not accepted: 400, with what is allowed and the nearest of it. */
export function invalidParameter(
  parameter: string,
  detail: string,
  value?: string,
  allowed?: readonly string[],
) {
  return new ProblemError('invalid-parameter', `${parameter}: ${detail}`, {
    errors: [{ parameter, detail, ...suggest(value, allowed) }],
  })
}

/** `allowed` and `nearest` as members of a problem detail, as far as they are known. */
export function suggest(value: string | undefined, allowed: readonly string[] | undefined) {
  if (!allowed || allowed.length === 0) return {}
  const near = value === undefined ? undefined : nearest(value, allowed)
  return { allowed: [...allowed], ...(near === undefined ? {} : { nearest: near }) }
}

/** The allowed text most like the one given, undefined when none is similar. Ignores case. */
export function nearest(text: string, allowed: readonly string[]): string | undefined {
  // The distance costs length × length: a long text is like none of our short names anyway.
  if (allowed.length === 0 || text.length > 64) return undefined
  const given = text.toLowerCase()
  const lowered = allowed.map(one => one.toLowerCase())
  const best = closest(given, lowered)
  const far = distance(given, best)
  if (far >= best.length || far > Math.max(2, Math.floor(best.length * 0.4))) return undefined
  return allowed[lowered.indexOf(best)]
}
