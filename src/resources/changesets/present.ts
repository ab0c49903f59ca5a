import { opOf } from '../../ingest/editing/edit.ts'
import type { Finding } from '../../ingest/editing/findings.ts'
import type { ChangesetHead, StoredOperation } from '../../ingest/editing/store.ts'
import type { Validation } from '../../ingest/editing/validate.ts'
import type { Path } from '../../ingest/faults.ts'

/** A JSON pointer (RFC 6901). */
export const pointerOf = (path: Path): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** Where a finding is in a changeset as it was sent, as a URI fragment. */
export const pointerTo = ({ position, path }: Pick<Finding, 'position' | 'path'>): string | null => {
  if (position === null) return null
  const steps = ['operations', position - 1, ...path].map(step =>
    encodeURIComponent(pointerOf([step]).slice(1)),
  )
  return `#/${steps.join('/')}`
}

const instant = (time: Date | null): string | null => time?.toISOString() ?? null

/** A changeset as it goes out. */
export const presentHead = (
  changeset: ChangesetHead,
  link: (path: string) => string,
  contradictions: number | null = null,
) => {
  const { id, title, reason, origin, batch, state, version, actor, revision, _count } = changeset
  return {
    ...{ id, title, reason, origin, batch, state, version, createdBy: actor },
    createdAt: changeset.createdAt.toISOString(),
    submittedAt: instant(changeset.submittedAt),
    decidedBy: changeset.decidedBy,
    decidedAt: instant(changeset.decidedAt),
    revision,
    reverts: changeset.revertsId,
    revertedBy: changeset.revertedBy.map(one => one.id),
    operationCount: _count.operations,
    commentCount: _count.comments,
    contradictions,
    url: link(`/v1/changesets/${id}`),
  }
}

/** An operation as it goes out. */
export const presentOperation = (operation: StoredOperation) => {
  const { position: n, type, kind, key, data, patch, ifVersion, state, note, editedBy } = operation
  return { n, op: opOf(type), kind, key, data, patch, ifVersion, state, note, editedBy }
}

type Told = Validation['warnings'][number]

const presentFinding = (finding: Told) => {
  const { position, kind, key, message, versions = null, contradicts } = finding
  const about = contradicts && {
    with: contradicts.with,
    question: contradicts.question,
    about: contradicts.about,
  }
  const own = { n: position, kind, key, pointer: pointerTo(finding), detail: message }
  return { ...own, versions, contradicts: about ?? null }
}

/** A validation as it goes out. */
export const presentValidation = ({ errors, warnings }: Validation) => ({
  valid: errors.length === 0,
  errors: errors.map(presentFinding),
  warnings: warnings.map(presentFinding),
})
