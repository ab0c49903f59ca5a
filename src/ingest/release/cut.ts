import type { Prisma } from '../../generated/prisma/client.ts'
import { runIn, type Transaction } from '../transaction.ts'
import { contentsAt, hashOfExport } from './contents.ts'

/** What a release is called. */
export interface ReleaseName {
  id: string
  title: string
  changelog: string
}

/** What a release says of its revision, but for its name. */
export interface Cut {
  revision: number
  contents: Prisma.InputJsonObject
  sha256: string
}

/** Reads all of a revision, to make a release of it. */
export async function measureRevision(tx: Transaction, revision: number): Promise<Cut> {
  const run = runIn(tx)
  const contents = { ...(await contentsAt(run, revision)) }
  return { revision, contents, sha256: await hashOfExport(run, revision) }
}

/**
 * Makes a release. There is no other way to make one, and none to change it.
 *
 * @returns the revision that the release of this name stands for: an older one when it was there already
 */
export async function cutRelease(
  tx: Transaction,
  { id, title, changelog }: ReleaseName,
  measure: () => Promise<Cut>,
  createdAt: Date,
): Promise<number> {
  const there = await tx.release.findUnique({ where: { id }, select: { revision: true } })
  if (there) return there.revision
  const cut = await measure()
  await tx.release.create({ data: { id, title, changelog, createdAt, ...cut } })
  const later = await tx.release.count({ where: { revision: { gt: cut.revision } } })
  if (later === 0) await tx.kbState.update({ where: { id: 1 }, data: { release: id } })
  return cut.revision
}
