import type { Caller } from '../../access/keyring.ts'
import { ProblemError } from '../../api/problem.ts'
import { FourEyesError } from '../../ingest/editing/decide.ts'
import { ChangesetFaults, type Finding } from '../../ingest/editing/findings.ts'
import { PartlyDecidedError } from '../../ingest/editing/ready.ts'
import { type ChangesetHead, NoSuchChangeset } from '../../ingest/editing/store.ts'
import { KnowledgeFaults } from '../../ingest/faults.ts'
import { ChangesetStateError } from '../../ingest/publish.ts'
import { allows } from '../../knowledge/scopes.ts'
import { mustAllow } from '../../plugins/authorization.ts'
import { pointerTo } from './present.ts'

/** What the write journey refuses, as problems. */
export function asProblem(error: unknown): never {
  if (error instanceof ChangesetFaults) throw ofFindings(error.findings)
  if (error instanceof NoSuchChangeset) throw new ProblemError('not-found', error.message)
  if (error instanceof PartlyDecidedError) throw new ProblemError('conflict', `${error.message}.`)
  if (error instanceof ChangesetStateError)
    throw new ProblemError('conflict', `${capital(error.message)}: it cannot be changed any more.`)
  if (error instanceof FourEyesError)
    throw new ProblemError(
      'forbidden',
      'Who drafted or edited a changeset may not publish it here (KB_FOUR_EYES).',
    )
  if (error instanceof KnowledgeFaults) throw ofKnowledge(error)
  throw error
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** Others have published meanwhile: 409 with both versions; all else that is wrong with a changeset: 422. */
function ofFindings(findings: readonly Finding[]): ProblemError {
  const isStale = findings.some(({ versions }) => versions !== undefined)
  const errors = findings.map(finding => {
    const pointer = pointerTo(finding)
    const { kind, key, message, versions } = finding
    const both = versions
      ? ` (yours: ${versions.written ?? 'a new record'}, published: ${versions.published ?? 'none'})`
      : ''
    return { ...(pointer === null ? {} : { pointer }), detail: `${kind} ${key}: ${message}${both}` }
  })
  const first = errors[0]?.detail ?? ''
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : ''
  if (isStale)
    return new ProblemError(
      'conflict',
      `${first}.${more} POST …/rebase puts the changes onto what is published.`,
      {
        errors,
      },
    )
  return new ProblemError('unprocessable', `${first}.${more}`, { errors })
}

const ofKnowledge = ({ faults }: KnowledgeFaults) =>
  new ProblemError('unprocessable', faults[0]?.message, {
    errors: faults.map(({ at, field, message }) => ({
      detail: [at, field, message].filter(Boolean).join(': '),
    })),
  })

/**
 * Lets a key edit its own drafts, and a reviewer everybody's.
 *
 * @throws ProblemError 403
 */
export const mayEdit =
  (caller: Caller) =>
  ({ actor, state }: ChangesetHead): void => {
    const isOwnDraft = actor === caller.name && state === 'DRAFT'
    if (!isOwnDraft) mustAllow(caller, 'review')
  }

/** Lets a key close what is its own, and a reviewer everything. @throws ProblemError 403 */
export const mayClose =
  (caller: Caller) =>
  ({ actor }: ChangesetHead): void => {
    if (actor !== caller.name && !allows(caller.scope, 'review')) mustAllow(caller, 'review')
  }
