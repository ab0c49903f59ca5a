// Publishes synthetic knowledge on an empty database while somebody else tries to publish too: a process of its own, so
// that its memory is nobody else's. Prints what was measured as one line of JSON.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { standardIo } from '../../../src/cli/io.ts'
import { progressBar } from '../../../src/cli/progress.ts'
import { connect, type Database } from '../../../src/db/client.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { sql } from '../../../src/db/sql.ts'
import { publishChangeset } from '../../../src/ingest/publish.ts'
import { stageChangeset } from '../../../src/ingest/stage.ts'
import { stageStream } from '../../../src/ingest/stage-stream.ts'
import { PublishBusyError } from '../../../src/ingest/transaction.ts'
import { keepHeapSmall } from '../../../src/small-heap.ts'
import { nodeSeconds, postgresSeconds } from '../harness/processor.ts'
import { syntheticKnowledge, syntheticSize } from '../synthetic/index.ts'

/** What publishing took. */
export interface Published {
  records: number
  /** From the first document to the end of the transaction. */
  seconds: number
  /** Of processors. */
  nodeSeconds: number
  postgresSeconds: number
  /** Of Node, at most. */
  megabytes: number
  /** How long nobody else could publish. */
  lockedSeconds: number
  /** How often one who tried meanwhile was told to come again. */
  refusals: number
}

const quiet = { info: () => undefined, warn: (text: string) => void process.stderr.write(`${text}\n`) }

async function measure(database: Database, claims: number, seed: number): Promise<Published> {
  const [{ data }] = (await database.read(sql`SELECT current_setting('data_directory') AS data`)) as [
    { data: string },
  ]
  const records = syntheticSize({ claims })
  const bar = progressBar(standardIo)
  const begun = { at: performance.now(), node: nodeSeconds(), postgres: await postgresSeconds(data) }
  const head = { title: 'Synthetic', reason: 'a benchmark', origin: 'IMPORT', actor: 'bench' } as const
  const id = await stageStream(
    database,
    { ...head, accepted: true },
    syntheticKnowledge({ seed, claims }),
    // Only the generator knows how many there will be.
    { onProgress: progress => bar({ ...progress, total: records }) },
  )
  let lockedAt = 0
  let other: Promise<number> | undefined
  const { count } = await publishChangeset(database, id, 'bench', {
    onProgress: progress => {
      bar(progress)
      if (progress.step !== 'publish' || lockedAt > 0) return
      lockedAt = performance.now()
      other = publishMeanwhile(database)
    },
  })
  const now = performance.now()
  return {
    records: count,
    seconds: (now - begun.at) / 1000,
    nodeSeconds: nodeSeconds() - begun.node,
    postgresSeconds: (await postgresSeconds(data)) - begun.postgres,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    lockedSeconds: (now - lockedAt) / 1000,
    refusals: (await other) ?? 0,
  }
}

/** Publishes one record as an editor would, again and again until it is done; how often it was refused. */
async function publishMeanwhile(database: Database): Promise<number> {
  const document = { slug: 'syn-meanwhile', title: 'Meanwhile', kind: 'REVIEW' }
  const operations = [{ type: 'CREATE', kind: 'source', document }] as const
  const head = { title: 'Meanwhile', reason: 'a benchmark', origin: 'EDITOR', actor: 'editor' } as const
  const id = await stageChangeset(database, { ...head, operations })
  for (let refusals = 0; ; refusals += 1) {
    try {
      await publishChangeset(database, id, 'editor')
      return refusals
    } catch (error) {
      if (!(error instanceof PublishBusyError)) throw error
      await sleep(1000)
    }
  }
}

// As `kb` does.
keepHeapSmall()
const { values } = parseArgs({
  options: { url: { type: 'string' }, claims: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
if (!values.url || !values.claims) throw new Error('--url and --claims are needed')
await migrate(values.url, { log: quiet })
const database = connect(values.url, { pool: 4 })
try {
  process.stdout.write(
    `${JSON.stringify(await measure(database, Number(values.claims), Number(values.seed)))}\n`,
  )
} finally {
  await database.close()
}
