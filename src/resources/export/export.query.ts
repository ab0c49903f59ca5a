import { ProblemError } from '../../api/problem.ts'
import type { Database } from '../../db/client.ts'
import { type Place, type Run, recordAt, recordsAt } from '../../db/log.ts'
import { only, type Snapshot } from '../../db/read.ts'
import { type Sql, sql } from '../../db/sql.ts'
import type { RecordKind } from '../../knowledge/things.ts'
import { mustBeKept } from '../releases/named.ts'
import { readReleasesNamed } from '../releases/releases.query.ts'

/** What an export begins with. */
export interface Start extends Snapshot {
  /** Whether the log still says what readers saw then. */
  kept: boolean
  /** Goes on after this record. */
  after: Place | undefined
}

/** What a cursor says. */
export interface From extends Place {
  revision: number
}

/** Whether the log says what readers saw at a revision: not before it was pruned, but for releases. */
const kept = (revision: Sql) => sql`(${revision} >= s.kept_since OR EXISTS (
  SELECT FROM release r WHERE r.revision = ${revision} AND r.sha256 IS NOT NULL))`

/**
 * Finds out which revision to export.
 *
 * @throws ProblemError when there is no such release, or the cursor does not go with it
 */
export async function readStart(
  database: Database,
  release: string | undefined,
  from: From | undefined,
): Promise<Start> {
  const named = release === undefined ? undefined : (await readReleasesNamed(database, [release])).found[0]
  const at = release === undefined ? from?.revision : mustBeKept(release, named).revision
  const revision = at === undefined ? sql`s.revision` : sql`${at}::int`
  const newest = only(
    await database.read<Snapshot & { kept: boolean | null }>(
      sql`SELECT s.revision, s.release, ${kept(revision)} AS kept FROM kb_state s`,
    ),
  )
  if (newest.kept === null) throw new ProblemError('not-ready', 'The change log is being brought up to date.')
  const start = { revision: at ?? newest.revision, kept: newest.kept, after: from }
  if (from && from.revision > newest.revision)
    throw invalidCursor(`names revision ${from.revision}; the newest is ${newest.revision}`)
  if (from && from.revision !== start.revision)
    throw invalidCursor(`names revision ${from.revision}, but the release is revision ${start.revision}`)
  // Which release an earlier revision belonged to is not asked: the answer before it said so.
  return { ...start, release: release ?? (start.revision === newest.revision ? newest.release : null) }
}

/** @throws ProblemError when the export would not go on after this record, because it does not hold it */
export async function checkPlace(
  { read }: Database,
  { revision, after }: Start,
  kinds: readonly RecordKind[] | undefined,
): Promise<void> {
  if (!after) return
  if (kinds && !kinds.includes(after.kind))
    throw invalidCursor(`names a record of the kind ${after.kind}, which was not asked for`)
  if ((await recordAt(read, revision, after)) === null)
    throw invalidCursor(`names a record that is not in revision ${revision}`)
}

/** The cursor is none of ours: 400. */
export const invalidCursor = (detail: string) =>
  new ProblemError('invalid-cursor', `cursor: ${detail}`, { errors: [{ parameter: 'cursor', detail }] })

/** The records of an export. Fails at its end when the revision was pruned meanwhile, so that no part passes for all. */
export async function* exportedRecords(
  run: Run,
  { revision, after }: Start,
  kinds: readonly RecordKind[] | undefined,
) {
  yield* recordsAt(run, revision, { after, ...(kinds && { kinds }) })
  const [state] = await run<{ kept: boolean }>(
    sql`SELECT ${kept(sql`${revision}::int`)} AS kept FROM kb_state s`,
  )
  if (!state?.kept) throw new Error(`revision ${revision} was pruned while it was exported`)
}
