import { ProblemError } from '../../api/problem.ts'
import type { ReleaseRow } from './releases.query.ts'

/** @throws ProblemError 404 when there is no such release */
export function mustBeThere(id: string, release: ReleaseRow | null | undefined): ReleaseRow {
  if (release) return release
  throw new ProblemError('not-found', `There is no release "${id}". /v1/releases lists them all.`)
}

/** @throws ProblemError 404 when there is no such release, 410 when the log does not hold what readers saw in it */
export function mustBeKept(id: string, release: ReleaseRow | null | undefined): ReleaseRow {
  const found = mustBeThere(id, release)
  if (found.sha256 !== null) return found
  throw new ProblemError(
    'no-longer-kept',
    `Release "${id}" was cut before the change log held its records as readers saw them.`,
    { successor: null },
  )
}
