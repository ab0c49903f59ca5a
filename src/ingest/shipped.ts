import type { Database } from '../db/client.ts'
import type { Log } from '../db/start-error.ts'
import { assertSound, type SoundKnowledge } from './check-knowledge.ts'
import { shippedKnowledge } from './knowledge-files.ts'
import { publishIn, tell } from './publish.ts'
import { type Knowledge, readKnowledge, releaseOf } from './read-knowledge.ts'
import { compareReleases } from './releases.ts'
import { diffShipped, loadNamedElsewhere, type ShippedDiff } from './shipped-diff.ts'
import { draftOperations, replaceWaiting } from './shipped-waiting.ts'
import { stageIn } from './stage.ts'
import { type LockedState, type Transaction, withWriteLock } from './transaction.ts'

interface Options {
  /** The knowledge folder; ours unless said otherwise. */
  folder?: string
  log?: Log
  /** Publish what differs even when the release was published before: how knowledge is written. */
  again?: boolean
  /** Do everything, then undo it. */
  dryRun?: boolean
}

/** What publishing a knowledge folder did. */
export interface Shipped {
  release: string
  /** The release that was published before; null when none was. */
  before: string | null
  /** Whether a newer release is published: nothing is done then. */
  older: boolean
  revision: number
  /** Whether there is a new revision. */
  published: boolean
  /** How many records were created, updated and retired. */
  created: number
  updated: number
  retired: number
  /** Changes that wait in review: drafts, and what would change records that were edited here. */
  waiting: { drafts: number; differences: number }
}

const actor = 'shipped'

/**
 * Publishes a knowledge folder when its release is newer than what is there. Records that were edited here
 * since are left alone: what the folder says of them waits in review, as do the folder's drafts.
 *
 * @throws KnowledgeFaults naming file, line and field of every fault; nothing is changed then
 */
export async function publishShipped(
  database: Pick<Database, 'prisma' | 'revisions'>,
  { folder = shippedKnowledge, log, again = false, dryRun = false }: Options = {},
): Promise<Shipped> {
  const release = await releaseOf(folder)
  const { revision, shippedVersion } = await database.prisma.kbState.findUniqueOrThrow({ where: { id: 1 } })
  if (!isDue(release.release, shippedVersion, again))
    return nothing(release.release, shippedVersion, revision)
  log?.info(`publishing the shipped knowledge, release ${release.release}`)
  const knowledge = await readKnowledge(folder)
  let result = nothing(release.release, shippedVersion, revision)
  await withWriteLock(database, async (tx, state) => {
    result = nothing(release.release, state.shippedVersion, state.revision)
    // Another instance may have published it while we waited.
    if (!isDue(release.release, state.shippedVersion, again)) return
    result = await publishKnowledge(tx, state, knowledge)
    if (dryRun) throw new DryRun()
  }).catch(ignoreDryRun)
  log?.info(summary(result))
  return result
}

const isOlder = (release: string, before: string | null): boolean =>
  before !== null && compareReleases(release, before) < 0

const isDue = (release: string, before: string | null, again: boolean): boolean => {
  const order = before === null ? 1 : compareReleases(release, before)
  return order > 0 || (again && order === 0)
}

const nothing = (release: string, before: string | null, revision: number): Shipped => ({
  ...{ release, before, older: isOlder(release, before) },
  ...{ revision, published: false, created: 0, updated: 0, retired: 0 },
  waiting: { drafts: 0, differences: 0 },
})

async function publishKnowledge(tx: Transaction, state: LockedState, read: Knowledge): Promise<Shipped> {
  const knowledge = assertSound(read, await loadNamedElsewhere(tx, read))
  const { release } = knowledge.release
  const diff = await diffShipped(tx, knowledge)
  const revision = await publishDiff(tx, state, knowledge, diff)
  await nameRelease(tx, state, knowledge, revision)
  const drafts = await draftOperations(tx, diff.drafts)
  await replaceWaiting(tx, 'shipped-drafts', `Shipped drafts ${release}`, drafts, state.now)
  await replaceWaiting(tx, 'shipped-differences', `Shipped differences ${release}`, diff.wait, state.now)
  const count = (type: string) => diff.publish.filter(operation => operation.type === type).length
  return {
    ...nothing(release, state.shippedVersion, revision),
    published: revision > state.revision,
    created: count('CREATE'),
    updated: count('UPDATE'),
    retired: count('RETIRE'),
    waiting: { drafts: drafts.length, differences: diff.wait.length },
  }
}

async function publishDiff(
  tx: Transaction,
  state: LockedState,
  { release, place }: SoundKnowledge,
  { publish }: ShippedDiff,
): Promise<number> {
  if (publish.length === 0) return state.revision
  const title = `Release ${release.release}`
  const own = { title, reason: release.title, origin: 'SHIPPED', actor, createdAt: state.now } as const
  const id = await stageIn(tx, { ...own, operations: publish })
  return (await publishIn(tx, state, id, { actor, shippedVersion: release.release, place })).revision
}

async function nameRelease(
  tx: Transaction,
  state: LockedState,
  { release: own }: SoundKnowledge,
  revision: number,
) {
  const { release, title, changelog } = own
  const content = { revision, title, changelog }
  await tx.release.upsert({
    where: { id: release },
    create: { id: release, ...content, createdAt: state.now },
    update: content,
  })
  await tx.kbState.update({ where: { id: 1 }, data: { release, shippedVersion: release } })
  if (release !== state.release) await tell(tx, revision)
}

class DryRun extends Error {}

const ignoreDryRun = (error: unknown): void => {
  if (!(error instanceof DryRun)) throw error
}

const summary = ({ release, revision, created, updated, retired, waiting }: Shipped): string =>
  `release ${release} is revision ${revision}: ${created} created, ${updated} updated, ${retired} retired; ` +
  `in review: ${waiting.drafts} drafts, ${waiting.differences} differences`
