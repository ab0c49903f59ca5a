import type { Database } from '../../db/client.ts'
import { bringUpToDate } from '../log/backfill.ts'
import { tell } from '../publish.ts'
import { inTransaction, withWriteLock } from '../transaction.ts'
import { cutRelease, measureRevision, type ReleaseName } from './cut.ts'

/** A release cannot be made as it is asked for. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError'
}

/** What the number of a release may be. */
const releaseId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/**
 * Makes a release of what is published now.
 *
 * @returns the revision that it stands for, and the SHA-256 of its export
 * @throws ReleaseError when the name is taken or none, or nothing is published
 */
export async function createRelease(
  database: Pick<Database, 'prisma' | 'revisions'>,
  name: ReleaseName,
): Promise<{ revision: number; sha256: string }> {
  if (!releaseId.test(name.id))
    throw new ReleaseError(
      `${JSON.stringify(name.id)} is no number of a release: use letters, digits, ".", "-", "_"`,
    )
  await bringUpToDate(database)
  // Reading all of it takes its time, in which others may publish: what is read are entries that never change.
  const cut = await inTransaction(database, async tx => {
    const { revision } = await tx.kbState.findUniqueOrThrow({ where: { id: 1 } })
    if (revision === 0) throw new ReleaseError('nothing is published yet')
    return measureRevision(tx, revision)
  })
  await withWriteLock(database, async (tx, state) => {
    const there = await tx.release.findUnique({ where: { id: name.id } })
    if (there)
      throw new ReleaseError(
        `there is a release ${name.id} already, of revision ${there.revision}: it stays as it is`,
      )
    await cutRelease(tx, name, async () => cut, state.now)
    await tell(tx, state.revision)
  })
  return cut
}
