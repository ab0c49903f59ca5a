import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/client.ts'
import { verify } from '../../src/ingest/verify.ts'
import { startInstance } from '../support/instances.ts'
import { keyFor } from '../support/keys.ts'
import { cloneDatabase, type TestDatabase } from '../support/postgres.ts'

/** KB_CRASHES=50 npx vitest run tests/crash */
const rounds = Math.min(Number(process.env.KB_CRASHES ?? 2), 50)
const requestsEach = 12

let copy: TestDatabase
let database: Database
let key: Record<string, string>
beforeAll(async () => {
  copy = await cloneDatabase()
  database = connect(copy.url, { pool: 2 })
  key = await keyFor(database, 'publish')
})
afterAll(async () => {
  await database.close()
  await copy.drop()
})

interface Repeated {
  name: string
  path: string
  body: object
}

/** A record that is published at once, or a draft; each says by its name which it is. */
function requestOf(round: number, n: number): Repeated {
  const name = `repeated-${round}-${n}`
  if (n % 3 > 0) return { name, path: '/v1/conditions', body: { slug: name, name, type: 'SYMPTOM' } }
  const operations = [{ op: 'update', kind: 'supplement', key: 'zinc', data: { summary: name } }]
  return { name, path: '/v1/changesets', body: { title: name, reason: name, operations } }
}

/** The answer as a client gets it; null when the service ends before. */
async function send(url: string, { name, path, body }: Repeated) {
  const headers = { ...key, 'content-type': 'application/json', 'idempotency-key': `"${name}"` }
  const asked = fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return asked.then(async answer => ({ status: answer.status, text: await answer.text() })).catch(() => null)
}

async function sendUntilDone(url: string, request: Repeated) {
  for (;;) {
    const answer = await send(url, request)
    if (answer && answer.status !== 409 && answer.status < 500) return answer
    await sleep(200)
  }
}

/** Nobody waits half a minute here until a process that was killed is taken for dead. */
const takeForDead = () =>
  database.prisma.$executeRaw`UPDATE idempotency_key SET held_until = now() WHERE answer IS NULL`

it('what a killed service did or did not do is done once when it is asked again with the same key', async () => {
  let cut = 0
  let running = await startInstance(copy.url)
  for (let round = 0; round < rounds; round += 1) {
    const requests = Array.from({ length: requestsEach }, (_, n) => requestOf(round, n))
    const { url } = running
    const answering = requests.map(request => send(url, request))
    await sleep(50 + Math.random() * 600)
    await running.kill()
    const answers = await Promise.all(answering)
    cut += answers.filter(answer => answer === null).length
    await takeForDead()
    running = await startInstance(copy.url)
    for (const [n, request] of requests.entries()) {
      const again = await sendUntilDone(running.url, request)
      expect(again.status, again.text).toBe(201)
      if (answers[n]?.status === 201) expect(again.text).toBe(answers[n].text)
      expect(await sendUntilDone(running.url, request)).toEqual(again)
      const made = { key: request.name, type: 'CREATE' } as const
      const count = request.path.endsWith('changesets')
        ? await database.prisma.changeset.count({ where: { title: request.name } })
        : await database.prisma.change.count({ where: made })
      expect([request.name, count]).toEqual([request.name, 1])
    }
  }
  await running.close()
  expect(cut).toBeGreaterThan(0)
  expect((await verify(database)).findings).toEqual([])
}, 300_000)
