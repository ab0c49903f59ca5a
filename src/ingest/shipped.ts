import type { Database } from '../db/client.ts'
import { sql } from '../db/sql.ts'
import type { Log } from '../db/start-error.ts'
import { countForPlanner } from '../db/statistics.ts'
import { assertSound, type SoundKnowledge } from './check-knowledge.ts'
import { shippedKnowledge } from './knowledge-files.ts'
import type { OnProgress } from './progress.ts'
import { publishIn, tell } from './publish.ts'
import { type Knowledge, readKnowledge, releaseOf } from './read-knowledge.ts'
import { compareReleases } from './release/compare.ts'
import { cutRelease, measureRevision } from './release/cut.ts'
import { pastReleases, readPast, shippedReleases } from './release/past.ts'
import { diffShipped, loadNamedElsewhere, type ShippedDiff } from './shipped-diff.ts'
import { differencesBatch, draftOperations, replaceWaiting, shippedActor } from './shipped-waiting.ts'
import { stageIn } from './stage.ts'
import { type LockedState, query, readState, type Transaction, withWriteLock } from './transaction.ts'

interface Options {
  /** The knowledge folder; ours unless said otherwise. */
  folder?: string
  /** A folder of the releases before it; that of ours goes with our knowledge. */
  past?: string | undefined
  log?: Log
  /** Publish what differs even when the release was published before: how knowledge is written. */
  again?: boolean
  /** Publish nothing: let all that differs wait in review, as one changeset. */
  review?: boolean
  /** Do everything, then undo it. */
  dryRun?: boolean
  /** Wait ten minutes for somebody else who publishes, instead of five seconds: who starts has to. */
  patient?: boolean
  /** What was read of the folder already, while nothing else could be done. */
  ahead?: Promise<Knowledge> | undefined
  onProgress?: OnProgress
}

/** What publishing a knowledge folder did. */
export interface Shipped {
  release: string
  /** The release that was published before; null when none was. */
  before: string | null
  /** Whether a newer release is published: nothing is done then. */
  older: boolean
  /** The releases before this one that were published now, the oldest first. */
  earlier: string[]
  revision: number
  /** The revision that the release stands for: an older one when it was there already and something differs. */
  cites: number
  /** Whether there is a new revision. */
  published: boolean
  /** How many records were created, updated and retired. */
  created: number
  updated: number
  retired: number
  /** Changes that wait in review: drafts, and what would change records that were edited here. */
  waiting: { drafts: number; differences: number }
}

/** From so many records on, what PostgreSQL's planner knows of the tables is wrong afterwards. */
const LARGE = 500

const isLarge = ({ created, updated, earlier }: Shipped): boolean =>
  created + updated >= LARGE || earlier.length > 0

/**
 * Publishes a knowledge folder when its release is newer than what is there, after the releases before it that are
 * newer too: so each of them can be cited. Records that were edited here since are left alone: what the folder says
 * of them waits in review, as do the folder's drafts.
 *
 * @throws KnowledgeFaults naming file, line and field of every fault; nothing is changed then
 * @throws PublishBusyError when somebody else publishes for too long
 */
export async function publishShipped(
  database: Pick<Database, 'prisma' | 'revisions'>,
  {
    folder = shippedKnowledge,
    past = folder === shippedKnowledge ? shippedReleases : undefined,
    log,
    again = false,
    review = false,
    dryRun = false,
    patient = false,
    ahead,
    onProgress = () => undefined,
  }: Options = {},
): Promise<Shipped> {
  const { release } = await releaseOf(folder)
  const { revision, shippedVersion } = await database.prisma.kbState.findUniqueOrThrow({ where: { id: 1 } })
  if (!isDue(release, shippedVersion, again)) return nothing(release, shippedVersion, revision)
  log?.info(`${review ? 'comparing' : 'publishing'} the shipped knowledge, release ${release}`)
  const earlier = review ? [] : await readEarlier(past, release, shippedVersion)
  const knowledge = await (ahead ?? readKnowledge(folder))
  let result = nothing(release, shippedVersion, revision)
  const work = async (tx: Transaction, state: LockedState) => {
    result = nothing(release, state.shippedVersion, state.revision)
    // Another instance may have published it while we waited.
    if (!isDue(release, state.shippedVersion, again)) return
    result = await publishAll(tx, state, [...earlier, knowledge], { again, review, onProgress })
    if (dryRun) throw new DryRun()
  }
  await withWriteLock(database, work, { patient }).catch(ignoreDryRun)
  if (!dryRun && isLarge(result)) await countForPlanner(database)
  log?.info(summary(result))
  return result
}

/** The releases between what is published and a release. */
async function readEarlier(
  folder: string | undefined,
  release: string,
  before: string | null,
): Promise<Knowledge[]> {
  const releases = folder === undefined ? [] : await pastReleases(folder)
  const due = releases.filter(one => isDue(one.release, before, false) && isOlder(one.release, release))
  return Promise.all(due.map(({ path }) => readPast(path)))
}

/** Publishes releases one after the other; what the last one did. */
async function publishAll(
  tx: Transaction,
  state: LockedState,
  all: readonly Knowledge[],
  { again, ...how }: How & { again: boolean },
): Promise<Shipped> {
  let now = state
  let last = nothing('', state.shippedVersion, state.revision)
  const done: string[] = []
  for (const knowledge of all) {
    const id = knowledge.release?.release
    if (id !== undefined && !isDue(id, now.shippedVersion, again)) continue
    // What the one before has written is compared with: nobody else has counted it yet.
    if (done.length > 0) await query(tx, sql`ANALYZE`)
    last = await publishKnowledge(tx, now, knowledge, how)
    const { release, revision } = last
    now = { ...now, ...(await readState(tx)), revision, shippedVersion: release }
    done.push(release)
  }
  return { ...last, before: state.shippedVersion, earlier: done.slice(0, -1) }
}

const isOlder = (release: string, before: string | null): boolean =>
  before !== null && compareReleases(release, before) < 0

const isDue = (release: string, before: string | null, again: boolean): boolean => {
  const order = before === null ? 1 : compareReleases(release, before)
  return order > 0 || (again && order === 0)
}

const nothing = (release: string, before: string | null, revision: number): Shipped => ({
  ...{ release, before, older: isOlder(release, before), earlier: [] },
  ...{ revision, cites: revision, published: false, created: 0, updated: 0, retired: 0 },
  waiting: { drafts: 0, differences: 0 },
})

interface How {
  review: boolean
  onProgress: OnProgress
}

async function publishKnowledge(
  tx: Transaction,
  state: LockedState,
  read: Knowledge,
  { review, onProgress }: How,
): Promise<Shipped> {
  const knowledge = assertSound(read, await loadNamedElsewhere(tx, read))
  const { release } = knowledge.release
  const all = await diffShipped(tx, knowledge)
  const diff = review ? { ...all, publish: [], wait: [...all.publish, ...all.wait] } : all
  const revision = await publishDiff(tx, state, knowledge, diff, onProgress)
  await tx.kbState.update({ where: { id: 1 }, data: { shippedVersion: release } })
  const cites = review ? revision : await nameRelease(tx, state, knowledge, revision)
  const drafts = await draftOperations(tx, diff.drafts)
  await replaceWaiting(tx, 'shipped-drafts', `Shipped drafts ${release}`, drafts, state.now)
  await replaceWaiting(tx, differencesBatch, `Shipped differences ${release}`, diff.wait, state.now)
  const count = (type: string) => diff.publish.filter(operation => operation.type === type).length
  return {
    ...nothing(release, state.shippedVersion, revision),
    cites,
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
  onProgress: OnProgress,
): Promise<number> {
  if (publish.length === 0) return state.revision
  const title = `Release ${release.release}`
  const own = {
    title,
    reason: release.title,
    origin: 'SHIPPED',
    actor: shippedActor,
    createdAt: state.now,
  } as const
  const id = await stageIn(tx, { ...own, operations: publish })
  const publisher = { actor: shippedActor, shippedVersion: release.release, place, onProgress }
  return (await publishIn(tx, state, id, publisher)).revision
}

/** Names the state of a folder; a release that was there already goes on naming what it named. */
async function nameRelease(
  tx: Transaction,
  state: LockedState,
  { release: { release: id, title, changelog } }: SoundKnowledge,
  revision: number,
): Promise<number> {
  const cited = await cutRelease(tx, { id, title, changelog }, () => measureRevision(tx, revision), state.now)
  if (id !== state.release) await tell(tx, revision)
  return cited
}

class DryRun extends Error {}

const ignoreDryRun = (error: unknown): void => {
  if (!(error instanceof DryRun)) throw error
}

const summary = ({ release, revision, created, updated, retired, waiting, earlier }: Shipped): string =>
  `${earlier.map(one => `release ${one}, then `).join('')}release ${release} is revision ${revision}: ${created} created, ${updated} updated, ${retired} retired; ` +
  `in review: ${waiting.drafts} drafts, ${waiting.differences} differences`
