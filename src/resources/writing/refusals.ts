import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ProblemDetail, ProblemError } from '../../api/problem.ts'
import { ChangesetFaults, type Finding } from '../../ingest/editing/findings.ts'
import { type Expectation, NotPublished, UnexpectedVersion } from '../../ingest/editing/write-record.ts'
import { lookElsewhere } from '../answer.ts'
import { pointerTo } from '../changesets/present.ts'
import { asProblem } from '../changesets/refusals.ts'
import type { Resource } from '../resource.ts'

/** What is refused of a write, as a problem; where the record has another key now, the way there. */
export async function refuse(
  error: unknown,
  {
    request,
    reply,
    resource,
    key,
  }: { request: FastifyRequest; reply: FastifyReply; resource: Resource; key: string },
): Promise<unknown> {
  if (error instanceof UnexpectedVersion) throw ofVersion(error, resource, key)
  if (error instanceof ChangesetFaults) throw ofFindings(error.findings, resource)
  if (!(error instanceof NotPublished)) return asProblem(error)
  return lookElsewhere(request, reply, resource, key, { status: 308 })
}

function ofVersion({ version, expected }: UnexpectedVersion, { name }: Resource, key: string): ProblemError {
  const record = `The ${name} "${key}"`
  const detail =
    version === null
      ? `${record} is not published`
      : `${record} is at version ${version} now${sawOf(expected)}`
  const parameter = expected === 'absent' ? 'If-None-Match' : 'If-Match'
  return new ProblemError('precondition-failed', `${detail}. Read it again, and redo the change on it.`, {
    errors: [{ parameter, detail }],
  })
}

function sawOf(expected: Expectation): string {
  if (typeof expected !== 'object') return ''
  const seen = expected.versions.join(', ')
  return seen === ''
    ? '; "If-Match" names no version: send the strong ETag of a GET without "include"'
    : `; "If-Match" names version ${seen}`
}

/** Points into the body that was sent, or at the parameter. */
function placeOf({ path, position }: Finding): Pick<ProblemDetail, 'pointer' | 'parameter'> {
  const [part, ...rest] = path
  if (part !== 'data') return {}
  if (rest[0] === 'successor') return { parameter: 'successor' }
  return { pointer: `#${pointerTo({ position, path: rest })?.replace(/^#\/operations\/\d+/, '') ?? ''}` }
}

function ofFindings(findings: readonly Finding[], { name }: Resource): ProblemError {
  const isTaken = findings.some(({ versions }) => versions !== undefined)
  const errors = findings.map(finding => ({
    ...placeOf(finding),
    detail: `${[name, finding.key].filter(Boolean).join(' ')}: ${finding.message}`,
  }))
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : ''
  const detail = `${errors[0]?.detail ?? ''}.${more}`
  return new ProblemError(isTaken ? 'conflict' : 'unprocessable', detail, { errors })
}
