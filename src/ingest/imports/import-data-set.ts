import type { Database } from '../../db/client.ts'
import type { OnProgress } from '../progress.ts'
import { publishChangeset } from '../publish.ts'
import type { Candidate, DataSet } from '../sources/data-set.ts'
import type { OperationInput } from '../stage.ts'
import { stageStream } from '../stage-stream.ts'
import { compare } from './differences.ts'
import { beginRun, endRun, keepRejects } from './runs.ts'
import { emptyTally, type ImportTally } from './tally.ts'

/** What an import did. */
export interface Imported extends ImportTally {
  /** Names its rejects; null when nothing was stored. */
  run: number | null
  changeset: number | null
  /** The revision that it became; null when it waits in review, or changed nothing. */
  revision: number | null
}

interface Options {
  /** Read and compare everything, and store nothing. */
  dryRun?: boolean
  /** Leave the changeset in review. */
  review?: boolean
  onProgress?: OnProgress
}

const chunkSize = 1000

/**
 * Brings the records of a data set into the knowledge base: what is new or differs becomes one changeset, which
 * is published. What was edited here is left alone; rejects are kept with their reasons. Cut off at any moment,
 * nothing of it is published, and the next run does it all; run again, it changes nothing.
 */
export async function importDataSet(
  database: Database,
  dataSet: DataSet,
  { dryRun = false, review = false, onProgress = () => undefined }: Options = {},
): Promise<Imported> {
  const tally = emptyTally()
  const run = dryRun ? null : await beginRun(database, dataSet)
  const operations = operationsIn(database, dataSet, tally, run, onProgress)
  const changeset = dryRun ? await readAll(operations) : await stage(database, dataSet, operations, !review)
  const publishes = changeset !== null && !review
  const actor = actorOf(dataSet)
  const revision = publishes
    ? (await publishChangeset(database, changeset, actor, { onProgress })).revision
    : null
  if (run !== null) await endRun(database, run, tally, changeset)
  return { ...tally, run, changeset, revision }
}

const actorOf = ({ id }: DataSet) => `import ${id}`

async function readAll(operations: AsyncIterable<unknown>): Promise<null> {
  for await (const _ of operations);
  return null
}

/** Null when there is nothing to change: a changeset cannot be empty. */
async function stage(
  database: Database,
  dataSet: DataSet,
  operations: AsyncGenerator<OperationInput>,
  accepted: boolean,
): Promise<number | null> {
  const first = await operations.next()
  if (first.done) return null
  const { id, title, edition } = dataSet
  const own = { title: `${title}, version ${edition}`, reason: `Import of ${id} ${edition}`, batch: id }
  return stageStream(database, { ...own, origin: 'IMPORT', actor: actorOf(dataSet), accepted }, resumed())

  async function* resumed() {
    yield first.value
    yield* operations
  }
}

/** The operations that a data set asks for; counts, and keeps what it leaves out. */
async function* operationsIn(
  database: Database,
  dataSet: DataSet,
  tally: ImportTally,
  run: number | null,
  onProgress: OnProgress,
): AsyncGenerator<OperationInput> {
  const { source, candidates, expected } = dataSet
  const own: Candidate = {
    line: 0,
    fields: [],
    kind: 'source',
    key: source.slug,
    document: source,
    matched: false,
  }
  for (const found of await compare(database, [own])) if ('operation' in found) yield found.operation
  for await (const chunk of chunksOf(candidates)) {
    const found = await compare(database, chunk)
    const rejects = found.flatMap((one, at) => {
      const { line = 0, fields = [] } = chunk[at] ?? {}
      return one.does === 'rejected' ? [{ line, fields, reason: one.reason }] : []
    })
    if (run !== null) await keepRejects(database, run, rejects)
    for (const one of found) {
      tally[one.does] += 1
      if ('operation' in one) yield one.operation
    }
    tally.rows += chunk.length
    tally.matched += chunk.filter(one => 'matched' in one && one.matched).length
    onProgress({ step: 'read', done: tally.rows, total: expected && Math.max(expected, tally.rows) })
  }
  if (expected === null || tally.rows < expected)
    onProgress({ step: 'read', done: tally.rows, total: tally.rows })
}

async function* chunksOf<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of items) {
    chunk.push(item)
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
