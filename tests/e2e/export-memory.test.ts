import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Instance, memoryOf, startInstance } from '../support/instances.ts'
import { cloneDatabase, query } from '../support/postgres.ts'

const records = 50_000
const MB = 1_000_000
/** What Node may take for everything, in MB: half of it is taken at rest, and the file alone is as large. */
const heap = 200
/** What a process may take more while its reader takes nothing, in MB. */
const mostMore = 100

/** On a machine that is busy with other tests. */
const LONG = { timeout: 180_000 }

const ends: (() => Promise<unknown>)[] = []
let instance: Instance

beforeAll(async () => {
  const { url, drop } = await cloneDatabase()
  // As readers saw them: an export reads nothing but the log.
  await query(
    url,
    `INSERT INTO change (revision, kind, key, type, version, record, reason, actor, changeset_id)
     SELECT s.revision, 'practice', 'long-' || n, 'CREATE', 1,
       jsonb_build_object('slug', 'long-' || n, 'text', repeat(md5(n::text), 120)), 'a test', 'test',
       (SELECT min(id) FROM changeset)
     FROM kb_state s, generate_series(1, ${records}) n`,
  )
  instance = await startInstance(url, [`--max-old-space-size=${heap}`])
  ends.push(instance.close, drop)
})
afterAll(async () => {
  for (const end of ends) await end()
})

async function exporting(): Promise<IncomingMessage> {
  const [answer] = await once(get(`${instance.url}/v1/export?kind=practice`, { agent: false }), 'response')
  expect(answer.statusCode).toBe(200)
  return answer
}

/** Reads the rest; how many lines and megabytes. */
async function readAll(answer: IncomingMessage) {
  let [lines, bytes] = [0, 0]
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    for (const byte of chunk) if (byte === 10) lines += 1
  }
  return { lines, megabytes: bytes / MB }
}

/** The most memory until something has come about, in MB. */
async function peakUntil(done: Promise<unknown>): Promise<number> {
  let [peak, isDone] = [0, false]
  const end = () => {
    isDone = true
  }
  done.then(end, end)
  while (!isDone) {
    peak = Math.max(peak, await memoryOf(instance))
    await sleep(200)
  }
  return peak
}

const atRest = async () => {
  await (await fetch(`${instance.url}/v1/export?kind=condition`)).text()
  return memoryOf(instance)
}

it('sends a file that is as large as its memory', LONG, async () => {
  for (let n = 0; n < 2; n += 1) {
    const { lines, megabytes } = await exporting().then(readAll)
    expect(lines).toBeGreaterThan(records)
    expect(megabytes).toBeGreaterThan(0.9 * heap)
  }
})

it('waits for a reader who takes nothing, and then goes on', LONG, async () => {
  const before = await atRest()
  const answer = await exporting()
  await once(answer, 'readable')
  const peak = await peakUntil(sleep(3000))
  expect(peak - before).toBeLessThan(mostMore)
  expect((await readAll(answer)).lines).toBeGreaterThan(records)
})
