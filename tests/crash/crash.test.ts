import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/db/client.ts'
import { openEmbedded } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import { newFolder, postmasterOf, removeFolders } from '../support/data-folder.ts'
import { publish } from '../support/publish.ts'
import { checkService, checkSound, checkWhole } from './checks.ts'
import { buildWorker, Worker } from './child.ts'
import { base, orderOf } from './orders.ts'

/** KB_CRASHES=200 npx vitest run tests/crash */
const crashes = Number(process.env.KB_CRASHES ?? 6)
const seed = Number(process.env.KB_CRASH_SEED ?? Date.now() % 1_000_000)

const log = { info: () => undefined, warn: () => undefined }

let folder: string
let url: string
let database: Database
/** What is open, the newest first. */
const open: { close(): Promise<unknown> }[] = []
let address: string

beforeAll(async () => {
  await buildWorker()
  folder = await newFolder()
  const server = await openEmbedded(folder, log)
  open.unshift(server)
  url = server.url
  await migrate(url, { log })
  database = connect(url, { pool: 4 })
  open.unshift(database)
  await publish(database, ...base())
  const config = readConfig({ KB_LOG_LEVEL: 'silent', KB_RATE_LIMIT: '0', KB_OVERLOAD_MS: '0' })
  const app = await buildApp({ config, database })
  open.unshift(app)
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  for (const one of open) await one.close()
  await removeFolders()
})

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function numbers(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Ends PostgreSQL and all of its processes as a loss of power does. */
async function killPostgres(): Promise<void> {
  const postmaster = await postmasterOf(folder)
  if (postmaster === null) throw new Error('there is no PostgreSQL to kill')
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)])
    .toString()
    .split('\n')
  for (const pid of [postmaster, ...children.map(Number)]) {
    try {
      if (pid > 0) process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  }
}

/** Waits until the database answers, and this process knows that its newest revision is the newest. */
async function isBack(): Promise<void> {
  for (const giveUpAt = Date.now() + 60_000; ; await sleep(20)) {
    const rows = await database
      .read<{ revision: number }>({ text: 'SELECT revision FROM kb_state', values: [] })
      .catch(() => [])
    const { newest, isCurrent } = database.revisions
    if (rows[0] !== undefined && isCurrent && newest?.revision === rows[0].revision) return
    if (Date.now() > giveUpAt) throw new Error('the database does not come back')
  }
}

it(
  `after each of ${crashes} crashes every changeset is published whole or not at all, and all agrees`,
  async () => {
    const random = numbers(seed)
    const tally = { worker: 0, postgres: 0, whole: 0, nothing: 0, told: 0 }
    let [worker, next] = [new Worker(url), new Worker(url)]
    await worker.ready()
    let made: string | undefined
    let usualMs = await timeOf(() => worker.publish(orderOf(0, random, made)))
    for (let n = 1; n <= crashes; n += 1) {
      const order = orderOf(n, random, made)
      const answering = worker.publish(order)
      const waitMs = random() * usualMs * 1.25
      const isOver = timeOf(() => answering)
      const tookMs = await Promise.race([sleep(waitMs, null), isOver])
      // A machine gets slower and faster: the points go on to be spread over the whole of a publish.
      usualMs = (4 * usualMs + (tookMs ?? Math.max(usualMs, waitMs * 1.25))) / 5
      const killsWorker = random() < 0.5
      tally[killsWorker ? 'worker' : 'postgres'] += 1
      if (killsWorker) await worker.kill()
      else await killPostgres()
      const answer = await answering
      if (killsWorker) {
        worker = next
        await worker.ready()
        next = new Worker(url)
      }
      await isBack()
      const left = (await checkWhole(database)).filter(
        ({ token, revision }) => token === order.token && revision !== null,
      )
      const where = `seed ${seed}, crash ${n} of the ${killsWorker ? 'service' : 'database'}`
      // What was told to be published is published, whatever happened next.
      if (answer && 'revision' in answer) {
        tally.told += 1
        expect(left, where).toMatchObject([{ revision: answer.revision }])
      }
      tally[left.length > 0 ? 'whole' : 'nothing'] += 1
      if (left.length > 0) made = order.token
      await checkSound(database)
      await checkService(address, database)
      if (n % 10 === 0 || n === crashes)
        process.stderr.write(`${n} crashes: ${JSON.stringify({ seed, ...tally })}\n`)
    }
    for (const one of [worker, next]) await one.kill()
  },
  60_000 + crashes * 30_000,
)
