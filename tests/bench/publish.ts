import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect, type Database } from '../../src/db/client.ts'
import { openEmbedded } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Progress } from '../../src/ingest/progress.ts'
import { publishChangeset } from '../../src/ingest/publish.ts'
import { stageChangeset } from '../../src/ingest/stage.ts'
import { stageStream } from '../../src/ingest/stage-stream.ts'
import { PublishBusyError } from '../../src/ingest/transaction.ts'
import { verify } from '../../src/ingest/verify.ts'
import { syntheticKnowledge, syntheticSize } from './synthetic/index.ts'

/** One phase of the work: how long it took, and the time of processors that it used. */
interface Phase {
  name: string
  seconds: number
  nodeSeconds: number
  postgresSeconds: number
}

const quiet = { info: () => undefined, warn: (text: string) => void process.stderr.write(`${text}\n`) }

/** Publishes synthetic knowledge on an embedded PostgreSQL of its own, while somebody else tries to publish too. */
async function run(claims: number, seed: number, check: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kb-bench-'))
  const server = await openEmbedded(folder, quiet)
  const database = connect(server.url, { pool: 4 })
  try {
    await migrate(server.url, { log: quiet })
    await measure(database, join(folder, 'postgres', 'data'), { claims, seed })
    if (check) await checkAll(database)
  } finally {
    await database.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
}

async function measure(
  database: Database,
  data: string,
  { claims, seed }: { claims: number; seed: number },
): Promise<void> {
  const records = syntheticSize({ claims })
  const phases = new Phases(data)
  const onProgress = (progress: Progress) => showProgress(progress, records)
  const head = {
    title: 'Synthetic',
    reason: 'a benchmark',
    origin: 'IMPORT',
    actor: 'bench',
    accepted: true,
  } as const
  await phases.begin('stage')
  const id = await stageStream(database, head, syntheticKnowledge({ seed, claims }), { onProgress })
  await phases.begin('prepare')
  let lockedAt = 0
  let other: Promise<Waited> | undefined
  const published = await publishChangeset(database, id, 'bench', {
    onProgress: progress => {
      if (progress.step === 'publish' && lockedAt === 0) {
        lockedAt = performance.now()
        other = publishMeanwhile(database)
        void phases.begin('publish')
      }
      onProgress(progress)
    },
  })
  const heldMs = performance.now() - lockedAt
  await phases.end()
  process.stderr.write('\n')
  report(phases.all, published.count, heldMs, await other)
}

interface Waited {
  ms: number
  /** How often it was told that another publish is under way. */
  refusals: number
}

/** Publishes one record as an editor would, again and again until it is done. */
async function publishMeanwhile(database: Database): Promise<Waited> {
  const begun = performance.now()
  const document = { slug: 'syn-meanwhile', title: 'Meanwhile', kind: 'REVIEW' }
  const operations = [{ type: 'CREATE', kind: 'source', document }] as const
  const head = { title: 'Meanwhile', reason: 'a benchmark', origin: 'EDITOR', actor: 'editor' } as const
  const id = await stageChangeset(database, { ...head, operations })
  for (let refusals = 0; ; refusals += 1) {
    try {
      await publishChangeset(database, id, 'editor')
      return { ms: performance.now() - begun, refusals }
    } catch (error) {
      if (!(error instanceof PublishBusyError)) throw error
      await sleep(1000)
    }
  }
}

/** The phases, one after the other. */
class Phases {
  readonly all: Phase[] = []
  readonly #data: string
  #current: { name: string; at: number; node: number; postgres: number } | undefined

  constructor(data: string) {
    this.#data = data
  }

  async begin(name: string): Promise<void> {
    await this.end()
    this.#current = {
      name,
      at: performance.now(),
      node: nodeSeconds(),
      postgres: await postgresSeconds(this.#data),
    }
  }

  async end(): Promise<void> {
    const begun = this.#current
    if (!begun) return
    this.#current = undefined
    this.all.push({
      name: begun.name,
      seconds: (performance.now() - begun.at) / 1000,
      nodeSeconds: nodeSeconds() - begun.node,
      postgresSeconds: (await postgresSeconds(this.#data)) - begun.postgres,
    })
  }
}

function nodeSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const ticksPerSecond = 100

/** What PostgreSQL used of processors so far, all of its processes together; 0 where /proc does not tell. */
async function postgresSeconds(data: string): Promise<number> {
  const postmaster = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]
  const processes = await readdir('/proc').catch(() => [])
  const stats = await Promise.all(
    processes
      .filter(name => /^\d+$/.test(name))
      .map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  const ticks = stats.map(stat => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const own = Number(fields[11]) + Number(fields[12])
    if (stat.startsWith(`${postmaster} `)) return own + Number(fields[13]) + Number(fields[14])
    return fields[1] === postmaster ? own : 0
  })
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond
}

function showProgress({ step, done, total }: Progress, records: number): void {
  const share = done / (total ?? records)
  const bar = '='.repeat(Math.round(share * 40)).padEnd(40)
  if (process.stderr.isTTY)
    process.stderr.write(`\r${step.padEnd(8)} [${bar}] ${Math.round(share * 100)} %  `)
}

const print = (line: string) => process.stdout.write(`${line}\n`)

function report(phases: readonly Phase[], records: number, heldMs: number, other: Waited | undefined): void {
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0)
  for (const { name, seconds, nodeSeconds: node, postgresSeconds: postgres } of phases) {
    print(
      `${name.padEnd(8)} ${seconds.toFixed(1)} s (Node ${node.toFixed(1)} s, PostgreSQL ${postgres.toFixed(1)} s of processor)`,
    )
  }
  print(`${records} records in ${total.toFixed(1)} s: ${Math.round(records / total)} records/s`)
  print(`Node's memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  print(`others who publish had to wait ${(heldMs / 1000).toFixed(1)} s`)
  if (other) {
    print(
      `one who tried meanwhile: done after ${(other.ms / 1000).toFixed(1)} s, told ${other.refusals} times to try later`,
    )
  }
}

async function checkAll(database: Database): Promise<void> {
  const { records, findings } = await verify(database)
  print(`kb verify: ${records} records, ${findings.length} findings`)
  for (const { check, message } of findings.slice(0, 10)) print(`  ${check}: ${message}`)
}

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    verify: { type: 'boolean', default: false },
  },
})
await run(Number(values.claims), Number(values.seed), values.verify)
